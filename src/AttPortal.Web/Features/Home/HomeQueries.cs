using AttPortal.Domain.Agendas;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Features.Calls;
using AttPortal.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Home;

/// <summary>What is new, and what is due.</summary>
/// <param name="db">The database.</param>
/// <param name="calls">What is asked of delegations.</param>
internal sealed class HomeQueries(PortalDbContext db, CallQueries calls)
{
    private const int MeetingsWithPapers = 3;
    private const int NewestPapers = 6;
    private const int Deadlines = 5;

    /// <summary>Deadlines to come, the nearest first; then those that passed last.</summary>
    public async Task<IReadOnlyList<DeadlineLine>> DeadlinesAsync(DateTimeOffset now, Language language, CancellationToken cancellation)
    {
        var latest = await (
            from version in Current()
            join meeting in db.Meetings on version.MeetingId equals meeting.Id
            orderby version.Version.Deadline.Local descending
            select new { version.Version.Deadline, meeting.Slug, meeting.Title, meeting.GroupCode }).Take(2 * Deadlines).ToListAsync(cancellation);
        var groups = await db.WorkingGroups.AsNoTracking().ToDictionaryAsync(g => g.Code, g => g.Name, cancellation);
        var announced = await calls.LatestAsync(2 * Deadlines, cancellation);
        var called = announced.Select(c => c.Meeting.Slug).ToHashSet();
        var lines = latest.Where(l => !called.Contains(l.Slug))
            .Select(l => new DeadlineLine(l.Slug, (l.GroupCode is null ? l.Title : groups[l.GroupCode]).InOrOriginal(language), l.Deadline, null))
            .Concat(announced.Select(c => new DeadlineLine(c.Meeting.Slug, c.Call.Title.InOrOriginal(language), c.Deadline, c)))
            .ToList();
        return
        [
            .. lines.Where(l => Domain.Submissions.Call.End(l.Deadline) > now).OrderBy(l => l.Deadline.Instant)
                .Concat(lines.Where(l => Domain.Submissions.Call.End(l.Deadline) <= now).OrderByDescending(l => l.Deadline.Instant))
                .Take(Deadlines),
        ];
    }

    /// <summary>The papers that went out last, as they hold now.</summary>
    public async Task<IReadOnlyList<NewPaper>> NewestAsync(Language language, CancellationToken cancellation)
    {
        var newest = await (
            from version in Current()
            join meeting in db.Meetings on version.MeetingId equals meeting.Id
            join agenda in db.Agendas on meeting.Id equals agenda.MeetingId
            orderby version.Version.CirculatedAt descending
            select new { version.Version.Id, version.Version.IssuedOn, version.Version.Stage, version.Version.Number, meeting.Slug, meeting.GroupCode, agenda.OriginalLanguage }).Take(MeetingsWithPapers).ToListAsync(cancellation);
        var ids = newest.Select(n => n.Id).ToList();
        var parts = await db.Readable().Where(p => ids.Contains(p.VersionId) && p.Part != PaperParts.Package)
            .Select(p => new { p.VersionId, p.Part, p.Language, p.Title }).ToListAsync(cancellation);
        return
        [
            .. from version in newest
               from part in parts.Where(p => p.VersionId == version.Id).GroupBy(p => p.Part).OrderBy(g => PaperParts.Order(g.Key)).Take(NewestPapers - (newest.Count - 1))
               let here = part.FirstOrDefault(p => p.Language == language) ?? part.First()
               select new NewPaper(version.Slug, version.GroupCode, part.Key, here.Title, here.Language, version.IssuedOn, version.Stage, version.Number, version.OriginalLanguage, [.. part.Select(p => p.Language)]),
        ];
    }

    /// <summary>What holds now of each meeting's papers.</summary>
    private IQueryable<CurrentVersion> Current() =>
        from part in db.Readable().Where(p => p.Part == PaperParts.Agenda && p.Language == Language.English)
        join version in db.AgendaVersions on part.VersionId equals version.Id
        where !db.Readable().Any(p => p.MeetingId == part.MeetingId && db.AgendaVersions.Any(later => later.Id == p.VersionId && later.Number > version.Number))
        select new CurrentVersion { MeetingId = part.MeetingId, Version = version };

    private sealed class CurrentVersion
    {
        public required MeetingId MeetingId { get; init; }

        public required AgendaVersion Version { get; init; }
    }
}

/// <summary>A deadline.</summary>
/// <param name="Slug">The meeting for which something is asked.</param>
/// <param name="Name">What the call is named; where there is none, who asks.</param>
/// <param name="Deadline">The last moment.</param>
/// <param name="Call">The call; null where the letter alone asks.</param>
public sealed record DeadlineLine(string Slug, string Name, VenueTime Deadline, CallInList? Call);

/// <summary>A paper that went out lately.</summary>
/// <param name="Slug">The meeting.</param>
/// <param name="GroupCode">The group that meets.</param>
/// <param name="Part">The part's name in addresses.</param>
/// <param name="Title">Its title, in the reader's language where there is one.</param>
/// <param name="TitleLanguage">The language of the title.</param>
/// <param name="IssuedOn">The day printed on it.</param>
/// <param name="Stage">How it went out.</param>
/// <param name="Number">The number of the version.</param>
/// <param name="Original">The language in which it was first written.</param>
/// <param name="Languages">The languages in which it went out.</param>
public sealed record NewPaper(
    string Slug,
    string? GroupCode,
    string Part,
    string Title,
    Language TitleLanguage,
    DateOnly IssuedOn,
    AgendaStage Stage,
    int Number,
    Language Original,
    IReadOnlyList<Language> Languages);
