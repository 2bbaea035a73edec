using System.Globalization;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Features.Delegations;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Calls;

/// <summary>A person who speaks for a delegation that a call asks.</summary>
/// <param name="Delegation">Which delegation.</param>
/// <param name="DelegationName">Its name.</param>
/// <param name="UserId">The account.</param>
/// <param name="Mail">Where mail goes.</param>
internal sealed record AskedPerson(DelegationId Delegation, LocalizedText DelegationName, Guid UserId, MailRecipient Mail);

/// <summary>Tells everyone concerned by mail, in the transaction of what it tells about.</summary>
internal static class CallMail
{
    /// <summary>That a call was announced, to those whom it asks.</summary>
    public static async Task AnnouncedAsync(PortalDbContext db, Meeting meeting, Call call, CancellationToken cancellation)
    {
        foreach (var person in (await AskedAsync(db, meeting, call, cancellation)).DistinctBy(p => p.UserId))
        {
            MailOrders.Order(
                db, person.Mail, "call-announced", [MailArgument.Of(call.Title), MailArgument.Of(call.Opens), MailArgument.Of(call.Closes)],
                Path(meeting, call), $"call-announced:{call.Id.Value}:{person.UserId}");
        }
    }

    /// <summary>That a call was extended: to those whom it concerns, and to the officers of the group.</summary>
    /// <param name="db">The context in which the call was extended.</param>
    /// <param name="meeting">Its meeting.</param>
    /// <param name="call">The call.</param>
    /// <param name="extension">Until when, and why.</param>
    /// <param name="delegation">The name of the delegation for which alone it holds; null for all.</param>
    /// <param name="cancellation">Ends the queries.</param>
    public static async Task ExtendedAsync(PortalDbContext db, Meeting meeting, Call call, DeadlineExtension extension, LocalizedText? delegation, CancellationToken cancellation)
    {
        var asked = await AskedAsync(db, meeting, call, cancellation);
        var concerned = asked.Where(p => extension.For is null || p.Delegation == extension.For).Select(p => p.Mail)
            .Concat(await OfficersAsync(db, meeting, cancellation)).DistinctBy(m => m.UserId);
        List<MailArgument> said = [MailArgument.Of(call.Title), MailArgument.Of(extension.Until), MailArgument.Of(extension.Reason)];
        foreach (var person in concerned)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"extension:{call.Id.Value}:{call.Extensions.Count}:{person.UserId}");
            if (delegation is null)
            {
                MailOrders.Order(db, person, "extension", said, Path(meeting, call), key);
            }
            else
            {
                MailOrders.Order(db, person, "extension-one", [.. said, MailArgument.Of(delegation)], Path(meeting, call), key);
            }
        }
    }

    /// <summary>Everybody who speaks for a delegation that a call asks; somebody with two seats stands twice.</summary>
    public static async Task<IReadOnlyList<AskedPerson>> AskedAsync(PortalDbContext db, Meeting meeting, Call call, CancellationToken cancellation)
    {
        var categories = await DelegationQueries.CategoriesAsync(db, meeting.StartDate, cancellation);
        var seats = await (
            from seat in db.DelegationSeats
            join delegation in db.Delegations on seat.DelegationId equals delegation.Id
            join user in db.Users on seat.UserId equals user.Id
            select new { seat.DelegationId, delegation.Name, user.Id, user.Email, user.DisplayName, user.Language }).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. seats.Where(s => call.Terms.Invited.Contains(categories[s.DelegationId]) && s.Email is not null)
                .Select(s => new AskedPerson(s.DelegationId, s.Name, s.Id, new MailRecipient(s.Id, s.Email!, s.DisplayName, s.Language))),
        ];
    }

    /// <summary>Where mail about a call leads.</summary>
    public static string Path(Meeting meeting, Call call) => string.Create(CultureInfo.InvariantCulture, $"meetings/{meeting.Slug}/calls/{call.Number}");

    private static async Task<IReadOnlyList<MailRecipient>> OfficersAsync(PortalDbContext db, Meeting meeting, CancellationToken cancellation)
    {
        var officers = await (
            from grant in db.Grants
            join user in db.Users on grant.UserId equals user.Id
            where grant.Role == GrantedRole.Officer && grant.GroupCode == meeting.GroupCode && grant.Cycle == meeting.Cycle && user.Email != null
            select new { user.Id, user.Email, user.DisplayName, user.Language }).ToListAsync(cancellation);
        return [.. officers.Select(o => new MailRecipient(o.Id, o.Email!, o.DisplayName, o.Language))];
    }
}
