using AttPortal.Documents.Html;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.WorkingGroups;
using AttPortal.Persistence;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Features.Reading;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Meetings;

/// <summary>What everybody may know of one meeting.</summary>
/// <param name="db">The database.</param>
/// <param name="issued">What went out.</param>
internal sealed class MeetingQueries(PortalDbContext db, IssuedPapers issued)
{
    /// <summary>The meeting of an address; null where there is none.</summary>
    public Task<Meeting?> FindAsync(string slug, CancellationToken cancellation) =>
        db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Slug == slug, cancellation);

    /// <summary>The group that meets; null for a meeting of the Conference.</summary>
    public Task<WorkingGroup?> GroupAsync(Meeting meeting, CancellationToken cancellation) =>
        db.WorkingGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Code == meeting.GroupCode, cancellation);

    /// <summary>The papers of the current version in lists; null while nothing went out.</summary>
    public async Task<PaperShelf?> PapersAsync(Meeting meeting, CancellationToken cancellation)
    {
        var versions = await issued.VersionsAsync(meeting.Slug, cancellation);
        if (versions.Count == 0)
        {
            return null;
        }

        var parts = await issued.PartsAsync(versions[^1].Id, cancellation);
        var original = await db.Agendas.Where(a => a.MeetingId == meeting.Id).Select(a => a.OriginalLanguage).SingleAsync(cancellation);
        return new PaperShelf(versions, original, [.. parts.GroupBy(p => p.Part).Select(g => new PaperOnShelf(g.Key, [.. g]))]);
    }

    /// <summary>The agenda of a version, item by item, in each of some languages that has one.</summary>
    public async Task<IReadOnlyDictionary<Language, IReadOnlyList<AgendaLine>>> AgendasAsync(AgendaVersionId version, string slug, IReadOnlyList<Language> languages, CancellationToken cancellation)
    {
        var items = await db.AgendaVersions.Where(v => v.Id == version).Select(v => v.Items).SingleAsync(cancellation);
        var trees = await issued.TreesAsync(version, PaperParts.Agenda, languages, cancellation);
        return trees.ToDictionary(t => t.Key, t => AgendaLines.Of(
            DocumentJson.Read(t.Value), items, new HtmlOptions { ResolveReference = new PaperLinks(t.Key, slug).Resolve }));
    }

    /// <summary>The meetings of the days from Monday to Friday around a meeting, itself included.</summary>
    public Task<List<Meeting>> WeekAsync(Meeting meeting, CancellationToken cancellation)
    {
        var (monday, friday) = WeekGrid.Around(meeting);
        return db.Meetings.AsNoTracking().Where(m => m.StartDate <= friday && m.EndDate >= monday).OrderBy(m => m.StartDate).ThenBy(m => m.Slug).ToListAsync(cancellation);
    }
}

/// <summary>The papers of a meeting, as lists show them.</summary>
/// <param name="Versions">What went out, oldest first; never empty.</param>
/// <param name="Original">The language in which the papers were first written.</param>
/// <param name="Papers">The parts of the current version, the whole at last.</param>
public sealed record PaperShelf(IReadOnlyList<IssuedVersion> Versions, Language Original, IReadOnlyList<PaperOnShelf> Papers)
{
    /// <summary>What holds now.</summary>
    public IssuedVersion Current => Versions[^1];

    /// <summary>What delegations were asked for.</summary>
    public IssuedCall Call => Current.Call;

    /// <summary>The single parts.</summary>
    public IEnumerable<PaperOnShelf> Parts => Papers.Where(p => p.Part != PaperParts.Package);

    /// <summary>All parts in one.</summary>
    public PaperOnShelf? Package => Papers.FirstOrDefault(p => p.Part == PaperParts.Package);
}

/// <summary>One part in its languages.</summary>
/// <param name="Part">Its name in addresses.</param>
/// <param name="Languages">A row for each language in which it went out.</param>
public sealed record PaperOnShelf(string Part, IReadOnlyList<IssuedPartRow> Languages)
{
    /// <summary>The row of a language, or of whatever there is.</summary>
    public IssuedPartRow In(Language language) => Languages.FirstOrDefault(r => r.Language == language) ?? Languages[0];
}
