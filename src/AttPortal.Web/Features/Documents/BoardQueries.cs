using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Features.Meetings;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Documents;

/// <summary>How far a language version has come, as the board shows it.</summary>
public enum BoardState
{
    /// <summary>Nobody has spoken of it.</summary>
    Missing,

    /// <summary>Somebody is to deliver it.</summary>
    Awaited,

    /// <summary>Its file is there, not looked through.</summary>
    Delivered,

    /// <summary>Looked through; it goes out with its revision.</summary>
    Checked,

    /// <summary>Delegations or everybody have it.</summary>
    Circulated,

    /// <summary>It renders an older original.</summary>
    Stale,
}

/// <summary>A document in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="State">How far it has come.</param>
/// <param name="From">From whom it is awaited.</param>
/// <param name="Until">Until when.</param>
/// <param name="Path">Where it is read or arranged, below the language of the page.</param>
public sealed record BoardCell(Language Language, BoardState State, string From = "", VenueTime? Until = null, string? Path = null)
{
    /// <summary>Whether something is still to be done for it.</summary>
    public bool IsOpen => State is not (BoardState.Checked or BoardState.Circulated);
}

/// <summary>A document on the board.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Symbol">As printed; null for what has none.</param>
/// <param name="Path">Its page, below the language of the page.</param>
/// <param name="Original">The language in which it is first written.</param>
/// <param name="Cells">Its six language versions.</param>
public sealed record BoardRow(LocalizedText Title, string? Symbol, string Path, Language Original, IReadOnlyList<BoardCell> Cells);

/// <summary>The documents of a meeting in six languages.</summary>
/// <param name="Rows">What the portal composes first, then documents in the order of lists.</param>
/// <param name="OutBy">The day on which everything must be out.</param>
/// <param name="Now">By the database's clock.</param>
public sealed record MeetingBoard(IReadOnlyList<BoardRow> Rows, DateOnly OutBy, DateTimeOffset Now)
{
    /// <summary>Papers are to be out so many days before the first day of a meeting; those of March 2026 were out 29 days before.</summary>
    public const int DaysBefore = 28;

    /// <summary>How many language versions something is still to be done for.</summary>
    public int Open => Rows.Sum(r => r.Cells.Count(c => c.IsOpen));
}

/// <summary>Reads the board of a meeting, for those who prepare it.</summary>
/// <param name="db">The database.</param>
/// <param name="meetings">What the portal composed.</param>
internal sealed class BoardQueries(PortalDbContext db, MeetingQueries meetings)
{
    /// <summary>The board as a reader may see it.</summary>
    public async Task<MeetingBoard> OfAsync(DocumentReader reader, Meeting meeting, CancellationToken cancellation)
    {
        var visible = db.DocumentsFor(reader);
        var documents = await db.WholeDocuments.AsNoTracking().Where(d => d.MeetingId == meeting.Id && visible.Any(v => v.Id == d.Id))
            .OrderBy(d => d.Section).ThenBy(d => d.SortKey).ToListAsync(cancellation);
        List<BoardRow> rows = [.. await ComposedAsync(meeting, cancellation), .. documents.Select(d => RowOf(d, reader.Now))];
        return new MeetingBoard(rows, meeting.StartDate.AddDays(-MeetingBoard.DaysBefore), reader.Now);
    }

    /// <summary>How far a document has come in a language.</summary>
    internal static BoardCell CellOf(Document document, Language language, DateTimeOffset now)
    {
        var version = document.Current.In(language);
        var path = $"documents/{document.Id}/languages/{language.Code()}";
        return version?.Stage switch
        {
            _ when document.IsStale(language) && version?.Stage != VersionStage.Awaited => new BoardCell(language, BoardState.Stale, Path: path),
            null => new BoardCell(language, BoardState.Missing, Path: path),
            VersionStage.Awaited => new BoardCell(language, BoardState.Awaited, version!.AwaitedFrom, version.AwaitedUntil, path),
            VersionStage.Delivered => new BoardCell(language, BoardState.Delivered, Path: path),
            _ => new BoardCell(language, document.Current.IsOutAt(now) ? BoardState.Circulated : BoardState.Checked, Path: path),
        };
    }

    private static BoardRow RowOf(Document document, DateTimeOffset now) => new(
        document.Title, document.Current.SymbolText, DocumentLinks.Path(document.Id, document.Current.Symbol), document.Original,
        [.. Languages.All.Select(l => CellOf(document, l, now))]);

    /// <summary>What the portal composed and sent out: letter, agenda and annexes in the version that holds.</summary>
    private async Task<IEnumerable<BoardRow>> ComposedAsync(Meeting meeting, CancellationToken cancellation)
    {
        if (await meetings.PapersAsync(meeting, cancellation) is not { } shelf)
        {
            return [];
        }

        return shelf.Parts.Select(paper => new BoardRow(
            new LocalizedText(shelf.Original, 1, paper.Languages.Select(r => KeyValuePair.Create(r.Language, new Rendering(r.Title, 1, 1, null)))),
            null,
            $"meetings/{meeting.Slug}/{paper.Part}",
            shelf.Original,
            [.. Languages.All.Select(l => paper.Languages.FirstOrDefault(r => r.Language == l) is { } row
                ? new BoardCell(l, row.IsStale ? BoardState.Stale : BoardState.Circulated, Path: $"meetings/{meeting.Slug}/{paper.Part}")
                : new BoardCell(l, BoardState.Missing, Path: $"meetings/{meeting.Slug}/edit"))]));
    }
}
