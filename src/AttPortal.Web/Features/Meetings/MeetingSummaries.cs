using AttPortal.Domain.Agendas;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Meetings;

/// <summary>A meeting in a list.</summary>
/// <param name="Meeting">What was announced.</param>
/// <param name="GroupName">The name of the group that meets; null for a meeting of the Conference.</param>
/// <param name="Stage">How far its agenda has come, as far as everybody may know; null while nothing went out.</param>
public sealed record MeetingSummary(Meeting Meeting, LocalizedText? GroupName, AgendaStage? Stage)
{
    /// <summary>The group that meets, else what the meeting is called.</summary>
    public string Name(Language language) => (GroupName ?? Meeting.Title).InOrOriginal(language);
}

/// <summary>Meetings in lists: of a cycle, of a group, next ones and past ones.</summary>
/// <param name="db">The database.</param>
internal sealed class MeetingSummaries(PortalDbContext db)
{
    private const int Ahead = 8;

    /// <summary>All meetings, the newest first.</summary>
    public Task<IReadOnlyList<MeetingSummary>> AllAsync(CancellationToken cancellation) =>
        SummariesAsync(db.Meetings.OrderByDescending(m => m.StartDate).ThenBy(m => m.Slug), cancellation);

    /// <summary>The meetings of a cycle, in order.</summary>
    public Task<IReadOnlyList<MeetingSummary>> OfCycleAsync(int cycle, CancellationToken cancellation) =>
        SummariesAsync(db.Meetings.Where(m => m.Cycle == cycle).OrderBy(m => m.StartDate), cancellation);

    /// <summary>The meetings of a group, the newest first.</summary>
    public Task<IReadOnlyList<MeetingSummary>> OfGroupAsync(string group, CancellationToken cancellation) =>
        SummariesAsync(db.Meetings.Where(m => m.GroupCode == group).OrderByDescending(m => m.StartDate), cancellation);

    /// <summary>The next meeting on or after a day that is not cancelled; where none is announced, the latest one before; null where there is no meeting at all.</summary>
    public async Task<MeetingSummary?> NextOrLatestAsync(DateOnly today, CancellationToken cancellation)
    {
        // Whether a meeting stands follows from its sessions; few are cancelled, so a handful is looked at.
        var next = await SummariesAsync(db.Meetings.Where(m => m.EndDate >= today).OrderBy(m => m.StartDate).ThenBy(m => m.Slug).Take(Ahead), cancellation);
        return next.FirstOrDefault(m => !m.Meeting.IsCancelled) is { } standing
            ? standing
            : (await SummariesAsync(db.Meetings.OrderByDescending(m => m.StartDate).ThenBy(m => m.Slug).Take(1), cancellation)).SingleOrDefault();
    }

    /// <summary>For each group its next meeting on or after a day, else its latest one; groups without meetings are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Meeting>> NextOrLatestOfGroupsAsync(DateOnly today, CancellationToken cancellation)
    {
        var next = await db.Meetings.Where(m => m.GroupCode != null && m.EndDate >= today)
            .GroupBy(m => m.GroupCode!).Select(g => new { Group = g.Key, Day = g.Min(m => m.StartDate) }).ToListAsync(cancellation);
        var latest = await db.Meetings.Where(m => m.GroupCode != null && m.EndDate < today)
            .GroupBy(m => m.GroupCode!).Select(g => new { Group = g.Key, Day = g.Max(m => m.StartDate) }).ToListAsync(cancellation);
        var days = latest.Concat(next).GroupBy(d => d.Group).ToDictionary(g => g.Key, g => g.Last().Day);
        var chosen = days.Values.ToList();
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.GroupCode != null && chosen.Contains(m.StartDate)).ToListAsync(cancellation);
        return meetings.Where(m => days[m.GroupCode!] == m.StartDate).GroupBy(m => m.GroupCode!).ToDictionary(g => g.Key, g => g.First());
    }

    private async Task<IReadOnlyList<MeetingSummary>> SummariesAsync(IQueryable<Meeting> chosen, CancellationToken cancellation)
    {
        var meetings = await chosen.AsNoTracking().ToListAsync(cancellation);
        var ids = meetings.Select(m => m.Id).ToList();
        var groups = await db.WorkingGroups.AsNoTracking().ToDictionaryAsync(g => g.Code, g => g.Name, cancellation);
        var versions = await (
            from part in db.Readable()
            join version in db.AgendaVersions on part.VersionId equals version.Id
            where ids.Contains(part.MeetingId) && part.Part == PaperParts.Agenda
            select new { part.MeetingId, version.Number, version.Stage }).Distinct().ToListAsync(cancellation);
        var stages = versions.GroupBy(v => v.MeetingId).ToDictionary(g => g.Key, g => (AgendaStage?)g.MaxBy(v => v.Number)!.Stage);
        return [.. meetings.Select(m => new MeetingSummary(m, m.GroupCode is null ? null : groups[m.GroupCode], stages.GetValueOrDefault(m.Id)))];
    }
}
