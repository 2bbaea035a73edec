using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Documents;

/// <summary>Which documents a list shows.</summary>
/// <param name="Meeting">Those of a meeting.</param>
/// <param name="Conference">Those of a Conference.</param>
/// <param name="IsLibrary">Those of the library.</param>
internal sealed record DocumentFilter(MeetingId? Meeting = null, int? Conference = null, bool IsLibrary = false);

/// <summary>A document of a family.</summary>
/// <param name="Row">The document.</param>
/// <param name="Relation">How it hangs under another.</param>
/// <param name="Revisions">Its revisions that the reader may see, oldest first.</param>
public sealed record FamilyMember(DocumentRow Row, DocumentRelation Relation, IReadOnlyList<DocumentRevision> Revisions);

/// <summary>A document as its page shows it.</summary>
/// <param name="Document">What is known of it.</param>
/// <param name="Row">The newest revision that the reader may see.</param>
/// <param name="Family">The whole family in the order of lists, this document included.</param>
/// <param name="Meeting">For which meeting it was issued.</param>
public sealed record ShownDocument(Document Document, DocumentRow Row, IReadOnlyList<FamilyMember> Family, Meeting? Meeting);

/// <summary>Reads documents, each as far as a reader may see it.</summary>
/// <param name="db">The database.</param>
internal sealed class DocumentQueries(PortalDbContext db)
{
    /// <summary>How many documents stand on a page of a list.</summary>
    public const int PageSize = 100;

    /// <summary>A page of a list, sorted as the annex of a final report is: by section, then by number, then what belongs to a document.</summary>
    public async Task<DocumentPageOfList> ListAsync(DocumentReader reader, DocumentFilter filter, int page, CancellationToken cancellation)
    {
        var chosen = db.DocumentsFor(reader);
        chosen = filter switch
        {
            { Meeting: { } meeting } => chosen.Where(d => d.MeetingId == meeting).OrderBy(d => d.Section).ThenBy(d => d.SortKey),
            { Conference: { } number } => chosen.Where(d => d.ConferenceNumber == number).OrderBy(d => d.Section).ThenBy(d => d.SortKey),
            { IsLibrary: true } => chosen.Where(d => d.Section == ListSection.Library).OrderBy(d => d.SortKey),
            // Of all documents the newest come first; those without a number are found with their Conference.
            _ => chosen.Where(d => d.Section != ListSection.Library && d.Family != null).OrderByDescending(d => d.SortKey),
        };
        var found = await chosen.AsNoTracking().Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellation);
        var rows = await RowsAsync(reader, [.. found.Take(PageSize)], cancellation);
        return new DocumentPageOfList([.. rows.Select(r => r.Row)], found.Count > PageSize);
    }

    /// <summary>One document; null where there is none, or none for this reader.</summary>
    public async Task<ShownDocument?> FindAsync(DocumentReader reader, string id, CancellationToken cancellation)
    {
        var wanted = new DocumentId(id);
        if (await db.DocumentsFor(reader).AsNoTracking().SingleOrDefaultAsync(d => d.Id == wanted, cancellation) is not { } document)
        {
            return null;
        }

        var family = document.Family is { } name
            ? await db.DocumentsFor(reader).AsNoTracking().Where(d => d.Family == name || d.ParentId == wanted || d.Id == document.ParentId).OrderBy(d => d.SortKey).ToListAsync(cancellation)
            : [document];
        var members = await RowsAsync(reader, family, cancellation);
        var meeting = document.MeetingId is { } meetingId ? await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == meetingId, cancellation) : null;
        return new ShownDocument(document, members.Single(m => m.Row.Id == wanted).Row, members, meeting);
    }

    /// <summary>The document that has a symbol, in whatever case; null where there is none for this reader.</summary>
    public async Task<DocumentRow?> BySymbolAsync(DocumentReader reader, DocumentSymbol symbol, CancellationToken cancellation)
    {
        var key = symbol.Text.ToUpperInvariant();
        var found = await db.DocumentsFor(reader).AsNoTracking().Where(d => db.RevisionsFor(reader).Any(r => r.DocumentId == d.Id && r.SymbolKey == key)).ToListAsync(cancellation);
        return (await RowsAsync(reader, found, cancellation)).Select(m => m.Row).SingleOrDefault();
    }

    /// <summary>A document that was found for a reader, with all that belongs to it.</summary>
    public Task<Document> WholeAsync(DocumentId id, CancellationToken cancellation) => db.WholeDocuments.AsNoTracking().SingleAsync(d => d.Id == id, cancellation);

    /// <summary>The meetings for which a document may be issued, the newest first.</summary>
    public Task<List<Meeting>> MeetingsAsync(CancellationToken cancellation) =>
        db.Meetings.AsNoTracking().OrderByDescending(m => m.StartDate).ThenBy(m => m.Slug).ToListAsync(cancellation);

    private async Task<IReadOnlyList<FamilyMember>> RowsAsync(DocumentReader reader, IReadOnlyList<Document> documents, CancellationToken cancellation)
    {
        var ids = documents.Select(d => d.Id).ToList();
        var revisions = await db.RevisionsFor(reader).AsNoTracking().Where(r => ids.Contains(r.DocumentId)).ToListAsync(cancellation);
        var shown = revisions.ConvertAll(r => r.Id);
        var versions = await db.VersionsFor(reader).AsNoTracking().Where(v => shown.Contains(v.RevisionId)).ToListAsync(cancellation);
        var now = reader.Now;
        var isOut = (await db.Circulations.Where(c => shown.Contains(c.RevisionId) && c.From <= now && c.Audience != Audience.Preparers)
            .Select(c => c.RevisionId).Distinct().ToListAsync(cancellation)).ToHashSet();
        var ofDocument = revisions.ToLookup(r => r.DocumentId);
        var numbers = revisions.ToDictionary(r => r.Id, r => r.Number);
        var ofRevision = versions.ToLookup(v => v.RevisionId);
        return [.. documents.Select(document =>
        {
            var own = ofDocument[document.Id].OrderBy(r => r.Number).ToList();
            var files = own.SelectMany(r => ofRevision[r.Id], (r, v) => (numbers[r.Id], v)).ToList();
            return new FamilyMember(
                new DocumentRow(
                    document.Id, own[^1].Symbol, document.Title, document.Section, document.Kind, own[^1].IssuedOn, document.OutsideAddress, isOut.Contains(own[^1].Id),
                    FileLine.Of(document.Original, files)),
                document.Relation,
                own);
        })];
    }
}
