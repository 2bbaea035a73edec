using System.Globalization;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Reading;

/// <summary>Papers to be read on a page.</summary>
/// <param name="db">The database.</param>
/// <param name="issued">What went out.</param>
/// <param name="composer">Makes the trees of working copies.</param>
internal sealed class PaperQueries(PortalDbContext db, IssuedPapers issued, PaperComposer composer)
{
    /// <summary>A part as it went out; null where it never did.</summary>
    /// <param name="slug">The meeting.</param>
    /// <param name="part">The part.</param>
    /// <param name="language">In which language.</param>
    /// <param name="number">Which version; null for the current one.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<ReadPaper?> FindAsync(string slug, string part, Language language, int? number, CancellationToken cancellation)
    {
        var versions = await issued.VersionsAsync(slug, cancellation);
        var version = number is null ? versions.LastOrDefault() : versions.Find(v => v.Number == number);
        if (version is null || await issued.TreeAsync(version.Id, part, language, cancellation) is not { } json)
        {
            return null;
        }

        var rows = await issued.PartsAsync(version.Id, cancellation);
        return new ReadPaper(
            await db.Meetings.AsNoTracking().SingleAsync(m => m.Slug == slug, cancellation),
            versions,
            version,
            DocumentJson.Read(json),
            await db.Agendas.Where(a => db.Meetings.Any(m => m.Id == a.MeetingId && m.Slug == slug)).Select(a => a.OriginalLanguage).SingleAsync(cancellation),
            [.. rows.Where(r => r.Part == part)],
            [.. rows.Where(r => r.Language == language)]);
    }

    /// <summary>The versions of a part that this person may compare, with their trees; null where the meeting has none.</summary>
    /// <param name="slug">The meeting.</param>
    /// <param name="part">The part.</param>
    /// <param name="language">In which language.</param>
    /// <param name="wanted">The two versions; a name that is null means the usual one.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<ComparedPapers?> CompareAsync(string slug, string part, Language language, (string? From, string? To) wanted, Actor? actor, CancellationToken cancellation)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Slug == slug, cancellation);
        var versions = await issued.VersionsAsync(slug, cancellation);
        if (meeting is null || versions.Count == 0)
        {
            return null;
        }

        var maySeeDraft = PaperVisibility.MaySeeDraft(actor, meeting);
        var last = versions[^1].Number;
        // Without a word on it: what the last version changed, or what the draft changes in the last version.
        var usual = wanted.To == VersionChoice.Draft ? last : Math.Max(0, last - 1);
        var from = VersionChoice.Read(wanted.From ?? usual.ToString(CultureInfo.InvariantCulture), versions, maySeeDraft);
        var to = VersionChoice.Read(wanted.To ?? last.ToString(CultureInfo.InvariantCulture), versions, maySeeDraft);
        if (from is null || to is null)
        {
            return null;
        }

        var before = await TreeAsync(meeting, from, part, language, cancellation);
        var after = await TreeAsync(meeting, to, part, language, cancellation);
        var parts = (await issued.PartsAsync(versions[^1].Id, cancellation)).Where(r => r.Language == language && r.Part != PaperParts.Package).ToList();
        return before is null && after is null ? null : new ComparedPapers(meeting, versions, maySeeDraft, from, to, before, after, parts);
    }

    /// <summary>The working copy of a part; null where there is none. Whoever asks has been found to prepare the meeting.</summary>
    private async Task<Document?> DraftAsync(string slug, string part, Language language, CancellationToken cancellation) =>
        await MeetingPapers.FindAsync(db, slug, cancellation) is { } papers && papers.Has(part) ? composer.ComposePart(papers, language, part).Document : null;

    private async Task<Document?> TreeAsync(Meeting meeting, VersionChoice choice, string part, Language language, CancellationToken cancellation)
    {
        if (choice.Issued is not { } version)
        {
            return await DraftAsync(meeting.Slug, part, language, cancellation);
        }

        return await issued.TreeAsync(version.Id, part, language, cancellation) is { } json ? DocumentJson.Read(json) : null;
    }
}

/// <summary>A part as it went out, and what belongs around it.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Versions">All versions, oldest first.</param>
/// <param name="Version">The one that is read.</param>
/// <param name="Document">The text.</param>
/// <param name="Original">The language in which the papers were first written.</param>
/// <param name="InLanguages">The same part in all languages.</param>
/// <param name="Parts">All parts of the version in this language.</param>
public sealed record ReadPaper(
    Meeting Meeting,
    IReadOnlyList<IssuedVersion> Versions,
    IssuedVersion Version,
    Document Document,
    Language Original,
    IReadOnlyList<IssuedPartRow> InLanguages,
    IReadOnlyList<IssuedPartRow> Parts)
{
    /// <summary>Whether this version is what holds now.</summary>
    public bool IsCurrent => Version == Versions[^1];
}

/// <summary>Two versions of a part.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Versions">All versions, oldest first.</param>
/// <param name="MaySeeDraft">Whether the working copy may be chosen too.</param>
/// <param name="From">The one compared from.</param>
/// <param name="To">The one compared to.</param>
/// <param name="Before">Its text; null where it had no such part.</param>
/// <param name="After">The other text; null where it has no such part.</param>
/// <param name="Parts">The parts that can be compared.</param>
public sealed record ComparedPapers(
    Meeting Meeting,
    IReadOnlyList<IssuedVersion> Versions,
    bool MaySeeDraft,
    VersionChoice From,
    VersionChoice To,
    Document? Before,
    Document? After,
    IReadOnlyList<IssuedPartRow> Parts);

/// <summary>A version chosen for a comparison.</summary>
/// <param name="Name">As it stands in the address: its number, or draft.</param>
/// <param name="Issued">What went out; null for the working copy.</param>
public sealed record VersionChoice(string Name, IssuedVersion? Issued)
{
    /// <summary>The working copy, in addresses.</summary>
    public const string Draft = "draft";

    /// <summary>The version of that name; null where there is none, or where it is not for this person.</summary>
    public static VersionChoice? Read(string name, IReadOnlyList<IssuedVersion> versions, bool maySeeDraft) => name == Draft
        ? (maySeeDraft ? new VersionChoice(Draft, null) : null)
        : versions.FirstOrDefault(v => v.Number.ToString(CultureInfo.InvariantCulture) == name) is { } issued ? new VersionChoice(name, issued) : null;
}
