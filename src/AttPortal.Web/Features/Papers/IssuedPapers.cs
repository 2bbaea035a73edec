using AttPortal.Domain.Agendas;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Papers;

/// <summary>A version of a meeting's papers, as the public knows it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Number">0 for the first.</param>
/// <param name="Stage">Circulated, revised, adopted.</param>
/// <param name="IssuedOn">The day printed.</param>
/// <param name="CirculatedAt">The instant.</param>
/// <param name="Call">What delegations were asked for with it.</param>
public sealed record IssuedVersion(AgendaVersionId Id, int Number, AgendaStage Stage, DateOnly IssuedOn, DateTimeOffset CirculatedAt, IssuedCall Call);

/// <summary>A part in one language, without its content.</summary>
/// <param name="Part">Its name in addresses.</param>
/// <param name="Language">The language.</param>
/// <param name="Title">What it is called, in that language.</param>
/// <param name="Pages">How many pages the print has.</param>
/// <param name="Sha256">Of the printed bytes.</param>
/// <param name="Size">The number of bytes.</param>
/// <param name="Stale">The texts that rendered an older original when it went out; null where that is not known.</param>
public sealed record IssuedPartRow(string Part, Language Language, string Title, int Pages, string Sha256, int Size, IReadOnlyList<StaleText>? Stale)
{
    /// <summary>Whether it is known to hold translations of an older original.</summary>
    public bool IsStale => Stale is { Count: > 0 };
}

/// <summary>A printed file.</summary>
internal sealed record IssuedFile(byte[] Pdf, string Sha256, DateTimeOffset CirculatedAt);

/// <summary>Reads what went out.</summary>
/// <param name="db">The database.</param>
internal sealed class IssuedPapers(PortalDbContext db)
{
    /// <summary>The versions of a meeting's papers, oldest first; none where nothing went out.</summary>
    public Task<List<IssuedVersion>> VersionsAsync(string slug, CancellationToken cancellation) =>
        (from version in db.AgendaVersions
         join part in db.Readable().Where(p => p.Part == PaperParts.Agenda && p.Language == Language.English) on version.Id equals part.VersionId
         join meeting in db.Meetings on part.MeetingId equals meeting.Id
         where meeting.Slug == slug
         orderby version.Number
         select new IssuedVersion(version.Id, version.Number, version.Stage, version.IssuedOn, version.CirculatedAt, new IssuedCall(version.Deadline, version.SendTo))).ToListAsync(cancellation);

    /// <summary>The parts of a version in all languages, in the order of lists.</summary>
    public async Task<IReadOnlyList<IssuedPartRow>> PartsAsync(AgendaVersionId version, CancellationToken cancellation)
    {
        var rows = await db.Readable().Where(p => p.VersionId == version)
            .Select(p => new IssuedPartRow(p.Part, p.Language, p.Title, p.Pages, p.Sha256, p.Pdf.Length, p.StaleTexts))
            .ToListAsync(cancellation);
        return [.. rows.OrderBy(r => PaperParts.Order(r.Part)).ThenBy(r => r.Language)];
    }

    /// <summary>The document tree of a part, as JSON; null where there is none.</summary>
    public Task<string?> TreeAsync(AgendaVersionId version, string part, Language language, CancellationToken cancellation) =>
        db.Readable().Where(p => p.VersionId == version && p.Part == part && p.Language == language).Select(p => p.Tree).SingleOrDefaultAsync(cancellation);

    /// <summary>The document trees of a part in some languages, as JSON.</summary>
    public Task<Dictionary<Language, string>> TreesAsync(AgendaVersionId version, string part, IReadOnlyList<Language> languages, CancellationToken cancellation) =>
        db.Readable().Where(p => p.VersionId == version && p.Part == part && languages.Contains(p.Language))
            .OrderBy(p => p.Language)
            .ToDictionaryAsync(p => p.Language, p => p.Tree, cancellation);

    /// <summary>The printed file of a part, in the current version or a numbered one; null where there is none.</summary>
    public Task<IssuedFile?> FileAsync(string slug, string part, Language language, int? number, CancellationToken cancellation) =>
        (from issued in db.Readable()
         join version in db.AgendaVersions on issued.VersionId equals version.Id
         join meeting in db.Meetings on issued.MeetingId equals meeting.Id
         where meeting.Slug == slug && issued.Part == part && issued.Language == language && (number == null || version.Number == number)
         orderby version.Number descending
         select new IssuedFile(issued.Pdf, issued.Sha256, version.CirculatedAt)).FirstOrDefaultAsync(cancellation);
}
