using System.Text.Json;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence.Auditing;
using AttPortal.Persistence.Sample;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.Submissions;

/// <summary>
/// The call of the sample meeting, which closed long ago, and one that is plainly made up and closes three days after it was
/// loaded, so that whoever tries the portal can submit in time.
/// </summary>
public static class CallSample
{
    private const int FilesOfOneSubmission = 5;

    /// <summary>Adds the calls that are missing, also to a database that an earlier version made; what is there stays as it is.</summary>
    public static async Task LoadAsync(PortalDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Slug == PortalSample.MeetingSlug, cancellation) is not { } meeting)
        {
            return;
        }

        var numbers = await db.Calls.Select(c => c.Number).ToListAsync(cancellation);
        var now = await DatabaseClock.NowAsync(db, cancellation);
        foreach (var sample in SampleFiles.Read<List<SampleCall>>($"{PortalSample.MeetingSlug}/calls.json").Where(c => !numbers.Contains(c.Number)))
        {
            var call = CallOf(sample, meeting.Id, now);
            db.Calls.Add(call);
            db.AuditEntries.Add(new AuditEntry(
                now, null, "AttPortal", "calls.announced", $"meetings/{meeting.Slug}/calls/{call.Number}", JsonSerializer.Serialize(new { title = call.Title.OriginalText }), sample.Source));
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static Call CallOf(SampleCall sample, MeetingId meeting, DateTimeOffset now)
    {
        var terms = new CallTerms(
            Enum.GetValues<SubmissionKind>(), Enum.GetValues<ParticipationCategory>(), Languages.All, FilesOfOneSubmission, LateRule.LeftToOfficers);
        var opens = sample.Opens?.Announced ?? VenueTime.At(now, VenueTime.Geneva).NearestUnambiguous.Before;
        var closes = sample.Closes?.Announced ?? VenueTime.InGeneva(opens.Date.AddDays(sample.DaysOpen ?? 0), new TimeOnly(23, 59));
        var call = new Call(CallId.New(), meeting, sample.Number, Language.English, opens, closes, terms);
        // The original before its translations, which render it.
        foreach (var language in Languages.All.OrderBy(l => l != Language.English))
        {
            Expect(call.WriteTitle(language, sample.Title[language], 0));
            Expect(call.WriteText(language, sample.Text[language], 0));
        }

        Expect(call.Announce(opens.Instant));
        return call;
    }

    private static void Expect(Result result)
    {
        if (result.IsRefused)
        {
            throw new FormatException($"The sample breaks a rule: {result.Error}");
        }
    }

    private sealed record SampleCall(
        int Number, SampleTime? Opens, SampleTime? Closes, int? DaysOpen, string Source, Dictionary<Language, string> Title, Dictionary<Language, string> Text);

    private sealed record SampleTime(DateOnly Date, TimeOnly Time, string TimeZone)
    {
        public VenueTime Announced => new(Date.ToDateTime(Time), TimeZone);
    }
}
