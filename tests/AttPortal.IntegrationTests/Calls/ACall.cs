using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Calls;

/// <summary>Calls of the sample meeting, made through the domain.</summary>
internal static class ACall
{
    public const string Meeting = "meetings/csp12-wgtu-2026-03-18";

    public static readonly CallTerms Terms = new(
        Enum.GetValues<SubmissionKind>(), Enum.GetValues<ParticipationCategory>(), Languages.All, 5, LateRule.LeftToOfficers);

    /// <summary>A minute in Geneva, so long from now.</summary>
    public static VenueTime In(TimeSpan time)
    {
        var at = VenueTime.At(DateTimeOffset.UtcNow + time, VenueTime.Geneva).NearestUnambiguous.After;
        return at with { Local = new DateTime(at.Local.Year, at.Local.Month, at.Local.Day, at.Local.Hour, at.Local.Minute, 0) };
    }

    /// <summary>Adds a call that was announced; its number.</summary>
    public static async Task<int> AnnouncedAsync(PortalApp app, VenueTime opens, VenueTime closes, CallTerms? terms = null, string title = "A call for the test") =>
        await AddAsync(app, opens, closes, terms ?? Terms, title, isAnnounced: true);

    /// <summary>Adds a call that nobody announced; its number.</summary>
    public static async Task<int> DraftedAsync(PortalApp app, string title = "A draft for the test") =>
        await AddAsync(app, In(TimeSpan.FromHours(1)), In(TimeSpan.FromDays(9)), Terms, title, isAnnounced: false);

    public static PortalDbContext Database(PortalApp app) => app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    /// <summary>The call as it stands.</summary>
    public static async Task<Call> ReadAsync(PortalApp app, int number)
    {
        await using var db = Database(app);
        return await db.Calls.AsNoTracking().SingleAsync(c => c.Number == number);
    }

    private static async Task<int> AddAsync(PortalApp app, VenueTime opens, VenueTime closes, CallTerms terms, string title, bool isAnnounced)
    {
        await using var db = Database(app);
        var meeting = await db.Meetings.SingleAsync(m => "meetings/" + m.Slug == Meeting);
        var number = 1 + await db.Calls.MaxAsync(c => c.Number);
        var call = new Call(CallId.New(), meeting.Id, number, Language.English, opens, closes, terms);
        call.WriteTitle(Language.English, title, 0).Error.Should().BeNull();
        call.WriteText(Language.English, "Say what you think.", 0).Error.Should().BeNull();
        if (isAnnounced)
        {
            call.Announce(opens.Instant).Error.Should().BeNull();
        }

        db.Calls.Add(call);
        await db.SaveChangesAsync();
        return number;
    }
}
