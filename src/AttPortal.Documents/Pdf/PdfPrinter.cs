using System.ComponentModel;
using System.Text.Json;
using AttPortal.Documents.Composition;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Pdf;

/// <summary>
/// Sets papers in type with one worker process. Safe for many callers at once; requests wait their turn. A worker that
/// dies is replaced and the request in hand tried once more; one that hangs is ended, and the request refused in time.
/// Refusals: <c>print.unavailable</c> (why, for the log), <c>print.timeout</c> (seconds), <c>print.too-wrong</c> (place,
/// reason, both in words), <c>print.fonts-missing</c> (names; only from <see cref="CheckAsync"/>).
/// </summary>
public sealed class PdfPrinter(PdfOptions options) : IAsyncDisposable
{
    private const string CheckRequest = """{"op":"check"}""";
    private readonly SemaphoreSlim turn = new(1, 1);
    private PdfWorker? worker;
    private Task<PdfWorker?>? successor;

    /// <summary>The process id of the worker; null while none runs.</summary>
    internal int? WorkerId => worker?.Id;

    /// <summary>Prints a paper as PDF. The same paper gives the same bytes.</summary>
    public Task<Result<PrintedPaper>> PrintAsync(Document document, CancellationToken cancellationToken) =>
        AskAsync("pdf", document, r => new PrintedPaper(Convert.FromBase64String(r.Pdf!), r.Pages, r.Anchors, r.Parts), cancellationToken);

    /// <summary>Draws the pages of a paper, for a preview beside an editor.</summary>
    public Task<Result<PicturedPaper>> PrintSvgAsync(Document document, CancellationToken cancellationToken) =>
        AskAsync("svg", document, r => new PicturedPaper(r.Svg!, r.Anchors), cancellationToken);

    /// <summary>Counts pages without making a file.</summary>
    public Task<Result<CountedPaper>> CountAsync(Document document, CancellationToken cancellationToken) =>
        AskAsync("count", document, r => new CountedPaper(r.Pages, r.Parts), cancellationToken);

    /// <summary>Whether the worker answers and has the fonts of all six languages; a refusal says what is missing.</summary>
    public async Task<Result> CheckAsync(CancellationToken cancellationToken)
    {
        var reply = await QueueAsync(CheckRequest, cancellationToken).ConfigureAwait(false);
        return reply switch
        {
            { Error: { } error } => error,
            { Value.Missing: { Count: > 0 } missing } => new DomainError("print.fonts-missing", string.Join(", ", missing)),
            _ => Result.Done,
        };
    }

    /// <summary>Whether papers can be printed.</summary>
    public async Task<bool> IsHealthyAsync(CancellationToken cancellationToken) =>
        !(await CheckAsync(cancellationToken).ConfigureAwait(false)).IsRefused;

    /// <summary>Ends the worker.</summary>
    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        Drop();
        if (successor is not null)
        {
            (await successor.ConfigureAwait(false))?.Dispose();
        }

        turn.Dispose();
    }

    private async Task<Result<T>> AskAsync<T>(string operation, Document document, Func<PdfReply, T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (DocumentCheck.FirstWrong(document) is { } wrong)
        {
            return wrong;
        }

        var anchors = JsonSerializer.Serialize(TreeAnchors.Of(document));
        var pageOf = JsonSerializer.Serialize(PrintPhrases.Book.In(document.Language)["print.page-of"]);
        var request = $$$"""{"op":"{{{operation}}}","document":{{{DocumentJson.Write(document)}}},"anchors":{{{anchors}}},"words":{"pageOf":{{{pageOf}}}} }""";
        var reply = await QueueAsync(request, cancellationToken).ConfigureAwait(false);
        if (reply.IsRefused)
        {
            return reply.Error;
        }

        return reply.Value.Wrong is { } why
            ? DocumentCheck.Refused(document, reply.Value.Anchor, why)
            : read(reply.Value);
    }

    private async Task<Result<PdfReply>> QueueAsync(string request, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            await turn.WaitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TimedOut();
        }

        // Whoever gives up waiting leaves the answer to be read by nobody: the worker is not to be ended for that.
        return await WorkAsync(request, options.Timeout - TimeProvider.System.GetElapsedTime(started)).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Result<PdfReply>> WorkAsync(string request, TimeSpan time)
    {
        try
        {
            using var deadline = new CancellationTokenSource(time > TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(1));
            var fault = "";
            for (var attempt = 0; attempt < 2; attempt++)
            {
                try
                {
                    worker = await ReadyAsync().ConfigureAwait(false);
                    return await worker.AskAsync(request, deadline.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    Drop();
                    return TimedOut();
                }
                catch (Exception gone) when (IsGone(gone))
                {
                    fault = worker?.LastWords is { Length: > 0 } words ? words : gone.Message;
                    Drop();
                }
            }

            return new DomainError("print.unavailable", fault);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The worker that serves next: a fresh one where there is none, or where the old one has served long enough.</summary>
    private async Task<PdfWorker> ReadyAsync()
    {
        if (successor is { IsCompleted: true })
        {
            var next = await successor.ConfigureAwait(false);
            successor = null;
            if (next is not null)
            {
                Drop();
                return next;
            }
        }

        if (worker is not null && successor is null && worker.Served >= options.RecycleAfter)
        {
            successor = Task.Run(WarmUpAsync);
        }

        return worker ?? PdfWorker.Start(options);
    }

    /// <summary>A fresh worker that is ready to serve, made while the old one goes on serving; null where it failed.</summary>
    private async Task<PdfWorker?> WarmUpAsync()
    {
        PdfWorker? fresh = null;
        try
        {
            using var deadline = new CancellationTokenSource(options.Timeout);
            fresh = PdfWorker.Start(options);
            await fresh.AskAsync(CheckRequest, deadline.Token).ConfigureAwait(false);
            return fresh;
        }
        catch (Exception failed) when (IsGone(failed) || failed is OperationCanceledException)
        {
            fresh?.Dispose();
            return null;
        }
    }

    private static bool IsGone(Exception exception) =>
        exception is IOException or JsonException or Win32Exception or InvalidOperationException or UnauthorizedAccessException;

    private void Drop()
    {
        worker?.Dispose();
        worker = null;
    }

    private DomainError TimedOut() => new("print.timeout", (int)Math.Ceiling(options.Timeout.TotalSeconds));
}
