using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Pdf;

/// <summary>Where the PDF worker stands and how it is run.</summary>
public sealed record PdfOptions
{
    /// <summary>The folder with worker.mjs and its node_modules; null to look beside the assembly and upwards.</summary>
    public string? WorkerFolder { get; init; }

    /// <summary>The program that runs the worker.</summary>
    public string Node { get; init; } = "node";

    /// <summary>How long one request may take, waiting included; then it is refused and the worker replaced.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>After how many documents the worker is replaced by a fresh one, because its memory grows.</summary>
    public int RecycleAfter { get; init; } = 100;
}

/// <summary>A printed paper.</summary>
/// <param name="Bytes">The PDF file.</param>
/// <param name="Pages">How many pages it has.</param>
/// <param name="PageOfAnchor">Anchor → page on which it stands, from 1.</param>
/// <param name="PagesOfPart">Anchor of a part → how many pages it has.</param>
public sealed record PrintedPaper(
    ReadOnlyMemory<byte> Bytes,
    int Pages,
    IReadOnlyDictionary<string, int> PageOfAnchor,
    IReadOnlyDictionary<string, int> PagesOfPart);

/// <summary>The pages of a paper as pictures.</summary>
/// <param name="Pages">One SVG text for each page.</param>
/// <param name="PageOfAnchor">Anchor → page on which it stands, from 1.</param>
public sealed record PicturedPaper(IReadOnlyList<string> Pages, IReadOnlyDictionary<string, int> PageOfAnchor);

/// <summary>How many pages a paper and its parts have.</summary>
/// <param name="Pages">How many pages it has.</param>
/// <param name="PagesOfPart">Anchor of a part → how many pages it has.</param>
public sealed record CountedPaper(int Pages, IReadOnlyDictionary<string, int> PagesOfPart);

/// <summary>
/// Sets papers in type with one worker process. Safe for many callers at once; requests wait their turn.
/// Refusals: <c>print.unavailable</c> (no worker can be started), <c>print.timeout</c> (seconds),
/// <c>print.too-wrong</c> (place, why).
/// </summary>
public sealed class PdfPrinter(PdfOptions options) : IAsyncDisposable
{
    private readonly PdfOptions options = options;

    /// <summary>Prints a paper as PDF. The same paper gives the same bytes.</summary>
    public Task<Result<PrintedPaper>> PrintAsync(Document document, CancellationToken cancellationToken) => Refused<PrintedPaper>();

    /// <summary>Draws the pages of a paper, for a preview beside an editor.</summary>
    public Task<Result<PicturedPaper>> PrintSvgAsync(Document document, CancellationToken cancellationToken) => Refused<PicturedPaper>();

    /// <summary>Counts pages without making a file.</summary>
    public Task<Result<CountedPaper>> CountAsync(Document document, CancellationToken cancellationToken) => Refused<CountedPaper>();

    /// <summary>Whether the worker answers.</summary>
    public Task<bool> IsHealthyAsync(CancellationToken cancellationToken) => Task.FromResult(options.WorkerFolder is null && false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<Result<T>> Refused<T>() => Task.FromResult<Result<T>>(new DomainError("print.unavailable", options.Node));
}
