using AttPortal.Domain.Agendas;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Circulation;

/// <summary>A version that went out, with all that is known of it.</summary>
public sealed record KeptVersion(
    AgendaVersionId Id, int Number, AgendaStage Stage, DateOnly IssuedOn, DateTimeOffset CirculatedAt, string CirculatedBy, string? Reason, int OpenPoints, IReadOnlyList<KeptPart> Parts);

/// <summary>A printed part of a version.</summary>
public sealed record KeptPart(string Part, Language Language, int Pages, string Sha256, int Size, IReadOnlyList<StaleText>? Stale);

/// <summary>A meeting with the versions of its papers.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Original">The language in which the agenda is first written.</param>
/// <param name="Versions">Newest first; none where nothing went out.</param>
internal sealed record KeptVersions(Meeting Meeting, Language Original, IReadOnlyList<KeptVersion> Versions);

/// <summary>Reads what went out of a meeting's papers.</summary>
/// <param name="db">The database.</param>
internal sealed class VersionQueries(PortalDbContext db)
{
    /// <summary>All versions; null where there is no such meeting, or no papers.</summary>
    public async Task<KeptVersions?> FindAsync(string slug, CancellationToken cancellation)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Slug == slug, cancellation);
        var original = meeting is null ? null : await db.Agendas.Where(a => a.MeetingId == meeting.Id).Select(a => (Language?)a.OriginalLanguage).SingleOrDefaultAsync(cancellation);
        if (meeting is null || original is null)
        {
            return null;
        }

        var parts = (await db.Readable().Where(p => p.MeetingId == meeting.Id)
            .Select(p => new { p.VersionId, Part = new KeptPart(p.Part, p.Language, p.Pages, p.Sha256, p.Pdf.Length, p.StaleTexts) }).ToListAsync(cancellation))
            .ToLookup(p => p.VersionId, p => p.Part);
        var versions = await db.VersionsOf(meeting.Id).OrderByDescending(v => v.Number)
            .Select(v => new { v.Id, v.Number, v.Stage, v.IssuedOn, v.CirculatedAt, v.CirculatedBy, v.Reason, v.OpenPoints }).ToListAsync(cancellation);
        return new KeptVersions(meeting, original.Value, [.. versions.Where(v => parts[v.Id].Any()).Select(v => new KeptVersion(
            v.Id, v.Number, v.Stage, v.IssuedOn, v.CirculatedAt, v.CirculatedBy, v.Reason, v.OpenPoints,
            [.. parts[v.Id].OrderBy(p => PaperParts.Order(p.Part)).ThenBy(p => p.Language)]))]);
    }
}

internal static class VersionsOfMeeting
{
    /// <summary>The versions of a meeting's agenda.</summary>
    public static IQueryable<AgendaVersion> VersionsOf(this PortalDbContext db, MeetingId meeting) =>
        db.AgendaVersions.Where(v => db.Agendas.Any(a => a.MeetingId == meeting && a.Id == EF.Property<AgendaId>(v, "AgendaId")));
}
