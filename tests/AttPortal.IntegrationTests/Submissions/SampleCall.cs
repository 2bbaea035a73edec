using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Persistence.Sample;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Submissions;

/// <summary>Calls of the sample's meeting, made for a test: what matters is when they close.</summary>
internal static class SampleCall
{
    /// <summary>A context on the database of a test's portal.</summary>
    public static PortalDbContext Open(PortalApp app) => app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    /// <summary>Announces a call that closes so long after now; a negative time lies back.</summary>
    /// <returns>The number of the call.</returns>
    public static async Task<int> AnnounceAsync(PortalApp app, TimeSpan closesIn, CallTerms? terms = null)
    {
        await using var db = Open(app);
        return await AnnounceAsync(db, closesIn, terms);
    }

    /// <summary>The same through a context of its own, for a portal that is another process.</summary>
    public static async Task<int> AnnounceAsync(PortalDbContext db, TimeSpan closesIn, CallTerms? terms = null)
    {
        var meeting = await db.Meetings.SingleAsync(m => m.Slug == PortalSample.MeetingSlug);
        var number = (await db.Calls.Select(c => (int?)c.Number).MaxAsync() ?? 0) + 1;
        var closes = DateTimeOffset.UtcNow + closesIn;
        var opens = closes.AddDays(-14) < DateTimeOffset.UtcNow ? closes.AddDays(-14) : DateTimeOffset.UtcNow.AddDays(-1);
        var call = new Call(CallId.New(), meeting.Id, number, Language.English, Clear(opens), Clear(closes), terms ?? All);
        call.WriteTitle(Language.English, $"Proposals {number}", 0);
        call.WriteText(Language.English, "Answer the questions.", 0);
        call.Announce(opens).IsRefused.Should().BeFalse();
        db.Calls.Add(call);
        await db.SaveChangesAsync();
        return number;
    }

    private static CallTerms All { get; } = new(Enum.GetValues<SubmissionKind>(), Enum.GetValues<ParticipationCategory>(), Languages.All, 3, LateRule.LeftToOfficers);

    /// <summary>The whole minute at the venue, moved out of an hour that the clock skips or repeats.</summary>
    private static VenueTime Clear(DateTimeOffset instant)
    {
        var time = VenueTime.At(instant, VenueTime.Geneva);
        time = time with { Local = time.Local.AddTicks(-(time.Local.Ticks % TimeSpan.TicksPerMinute)) };
        return time.IsUnambiguous ? time : time with { Local = time.Local.AddHours(3) };
    }
}
