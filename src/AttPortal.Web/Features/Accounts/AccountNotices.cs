using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using AttPortal.Persistence.Mail;

namespace AttPortal.Web.Features.Accounts;

/// <summary>Tells a person that something changed in how they sign in, so that they learn of it if it was somebody else.</summary>
internal static class AccountNotices
{
    /// <summary>Orders the notice; it goes out with the change.</summary>
    /// <param name="db">The context in which the change was made.</param>
    /// <param name="user">Whose account.</param>
    /// <param name="action">What was done, as the audit log names it.</param>
    /// <param name="at">When.</param>
    public static void Order(PortalDbContext db, PortalUser user, string action, DateTimeOffset at)
    {
        if (user.Email is { } address)
        {
            MailOrders.Order(
                db,
                new MailRecipient(user.Id, address, user.DisplayName, user.Language),
                "account-changed",
                [MailArgument.OfPhrase($"accounts.told.{action}"), MailArgument.Of(at)],
                "account");
        }
    }
}
