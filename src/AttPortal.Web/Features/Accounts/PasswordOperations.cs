using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Auditing;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Accounts;

/// <summary>
/// Helps whoever forgot a password: by a letter to the account's own address, with a link that works once and for two hours.
/// Codes and passkeys stay as they are; who lost the password has not lost those.
/// </summary>
/// <param name="db">The database; the accounts are on the same context.</param>
/// <param name="users">The accounts.</param>
/// <param name="asked">Where requests wait.</param>
/// <param name="limits">How often one may ask.</param>
/// <param name="mode">Whether sample people may come in.</param>
/// <param name="audit">Where it is written down.</param>
/// <param name="clock">The time.</param>
internal sealed class PasswordOperations(
    PortalDbContext db, UserManager<PortalUser> users, ForgottenPasswords asked, Limits limits, LocalRun mode, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How long the link of a letter works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    /// <summary>Asks for a letter. The answer is the same, and takes as long, whether or not there is such an account.</summary>
    /// <returns>Done, or a refusal: asked too often.</returns>
    public async Task<Result> AskAsync(string email, string place, CancellationToken cancellation)
    {
        if (!await limits.TryAsync(Limit.ForgottenOfAddress, email, cancellation) || !await limits.TryAsync(Limit.ForgottenFromPlace, place, cancellation))
        {
            return new DomainError("accounts.asked-too-often");
        }

        asked.Add(email.Trim());
        return Result.Done;
    }

    /// <summary>Orders the letter, where the address has an account.</summary>
    public async Task SendAsync(string email, CancellationToken cancellation)
    {
        if (await users.FindByEmailAsync(email) is not { Email: { } address } user || (user.IsSample && !mode.IsLocal))
        {
            return;
        }

        var token = Base64Url(await users.GeneratePasswordResetTokenAsync(user));
        MailOrders.Order(
            db,
            new MailRecipient(user.Id, address, user.DisplayName, user.Language),
            "password-forgotten",
            [MailArgument.Of(clock.GetUtcNow() + Lifetime)],
            $"sign-in/new-password/{user.Id}/{token}");
        audit.Record(db, Actor.Portal, "account.password.asked", $"people/{user.Id}", new { });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Whether the link of a letter still works.</summary>
    public async Task<bool> IsGoodAsync(Guid person, string token) => await FindAsync(person, token) is not null;

    /// <summary>Sets a new password, and ends all sign-ins of the account.</summary>
    /// <returns>Done, or a refusal: the link does not work any more, or the password is too short.</returns>
    public async Task<Result> ResetAsync(Guid person, string token, string next, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await FindAsync(person, token) is not { } user)
        {
            return new DomainError("accounts.link-over");
        }

        var changed = await users.ResetPasswordAsync(user, Text(token) ?? "", next);
        if (!changed.Succeeded)
        {
            return changed.Errors.Any(e => e.Code.StartsWith("Password", StringComparison.Ordinal))
                ? new DomainError("accounts.password-short", users.Options.Password.RequiredLength)
                : new DomainError("accounts.link-over");
        }

        var actor = new Actor(user.Id, user.DisplayName, false, []);
        audit.Record(db, actor, "account.password.reset", $"people/{user.Id}", new { });
        AccountNotices.Order(db, user, "account.password.reset", clock.GetUtcNow());
        var open = await db.BegunSignIns.Where(s => s.UserId == user.Id && !db.EndedSignIns.Any(e => e.Id == s.Id)).Select(s => s.Id).ToListAsync(cancellation);
        db.EndedSignIns.AddRange(open.Select(id => new EndedSignIn(id, clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Done;
    }

    private async Task<PortalUser?> FindAsync(Guid person, string token)
    {
        var user = await users.FindByIdAsync(person.ToString());
        return user is not null && (!user.IsSample || mode.IsLocal) && Text(token) is { } text
            && await users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<PortalUser>.ResetPasswordTokenPurpose, text)
            ? user
            : null;
    }

    private static string Base64Url(string token) => token.Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static string? Text(string token) => token.Length is > 0 and < 1000
        ? token.Replace('-', '+').Replace('_', '/').PadRight((token.Length + 3) / 4 * 4, '=')
        : null;
}
