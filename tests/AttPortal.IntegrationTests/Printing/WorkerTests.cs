using System.Diagnostics;
using AttPortal.Documents.Pdf;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;
using AttPortal.Tests.Documents;

namespace AttPortal.IntegrationTests.Printing;

public sealed class WorkerTests : IDisposable
{
    private static readonly Document Sample = APaper.Annotated("Text.").Document;

    // Readable by all, unlike a folder made as temporary: the worker runs as nobody where the tests run as root.
    private readonly DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"attportal-worker-{Guid.NewGuid():N}"));

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_worker_killed_between_two_papers_is_replaced()
    {
        await using var printer = new PdfPrinter(new PdfOptions());
        (await printer.PrintAsync(Sample, default)).Printed();
        var first = printer.WorkerId!.Value;

        Kill(first);
        (await printer.PrintAsync(Sample, default)).Printed();

        printer.WorkerId.Should().NotBe(first);
    }

    [Fact]
    public async Task Text_is_set_without_the_rights_of_root()
    {
        await using var printer = new PdfPrinter(new PdfOptions());
        (await printer.PrintAsync(Sample, default)).Printed();

        var status = await File.ReadAllLinesAsync($"/proc/{printer.WorkerId}/status");

        status.Should().ContainSingle(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Which.Split('\t').Should().NotContain("0");
        status.Should().Contain("CapEff:\t0000000000000000").And.Contain("NoNewPrivs:\t1");
    }

    [Fact]
    public async Task A_worker_that_dies_over_a_paper_is_tried_once_more_and_then_refused_clearly()
    {
        await using var printer = new PdfPrinter(WithWorker("process.stdin.once('data', () => { console.error('no memory'); process.exit(1); });"));

        var refused = await printer.PrintAsync(Sample, default);

        refused.Error!.Code.Should().Be("print.unavailable");
    }

    [Fact]
    public async Task A_hanging_worker_is_ended_and_the_request_refused_within_ten_seconds()
    {
        await using var printer = new PdfPrinter(WithWorker("process.stdin.once('data', () => { for (;;); });") with { Timeout = TimeSpan.FromSeconds(1) });
        var watch = Stopwatch.StartNew();

        var refused = await printer.PrintAsync(Sample, default);

        refused.Error.Should().Be(new DomainError("print.timeout", 1));
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        new PdfOptions().Timeout.Should().BeLessThan(TimeSpan.FromSeconds(10));
        printer.WorkerId.Should().BeNull();
    }

    [Fact]
    public async Task Without_a_worker_the_answer_is_clear()
    {
        await using var nowhere = new PdfPrinter(new PdfOptions { WorkerFolder = "/nowhere" });
        await using var without = new PdfPrinter(new PdfOptions { Node = "no-such-program" });

        (await nowhere.PrintAsync(Sample, default)).Error!.Code.Should().Be("print.unavailable");
        (await without.PrintAsync(Sample, default)).Error!.Code.Should().Be("print.unavailable");
        (await nowhere.IsHealthyAsync(default)).Should().BeFalse();
    }

    [Fact]
    public async Task A_worker_that_has_served_long_enough_is_replaced_without_a_request_lost()
    {
        await using var printer = new PdfPrinter(new PdfOptions { RecycleAfter = 5 });
        HashSet<int> workers = [];
        var watch = Stopwatch.StartNew();

        while (workers.Count < 3 && watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            (await printer.PrintAsync(Sample, default)).Printed();
            workers.Add(printer.WorkerId!.Value);
        }

        workers.Should().HaveCount(3);
    }

    [Fact]
    public async Task Many_callers_at_once_all_get_their_own_paper()
    {
        await using var printer = new PdfPrinter(new PdfOptions());

        var papers = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => printer.PrintAsync(APaper.Annotated($"Paper{i}.").Document, default)));

        for (var i = 1; i <= 20; i++)
        {
            (await PdfTools.TextAsync(papers[i - 1].Printed())).Should().Contain($"Paper{i}.");
        }
    }

    [Fact]
    public async Task Whoever_stops_waiting_harms_nobody()
    {
        await using var printer = new PdfPrinter(new PdfOptions());
        (await printer.PrintAsync(Sample, default)).Printed();
        var worker = printer.WorkerId;
        using var cancelled = new CancellationTokenSource();

        var abandoned = printer.PrintAsync(Sample, cancelled.Token);
        await cancelled.CancelAsync();
        var next = await printer.PrintAsync(Sample, default);

        next.Printed();
        printer.WorkerId.Should().Be(worker);
        await abandoned.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Theory]
    [InlineData("")]
    [InlineData("item-i1")]
    public async Task A_paper_too_wrong_to_print_says_which_item_and_why(string anchor)
    {
        var part = Sample.Parts[0];
        var wrong = anchor.Length == 0
            ? Sample with { Parts = [part with { Title = "" }] }
            : Sample with { Parts = [part with { Blocks = [.. part.Blocks, new Paragraph(anchor, null, ParagraphStyle.Body, [])] }] };
        await using var printer = new PdfPrinter(new PdfOptions());

        var error = (await printer.PrintAsync(wrong, default)).Error!;

        error.Code.Should().Be("print.too-wrong");
        error.Arguments.Should().Equal(anchor.Length == 0
            ? [Sample.Identifier, "it has no title"]
            : ["1. Other matters", "two places in it carry the same mark (item-i1)"]);
    }

    [Fact]
    public async Task Marks_piled_on_a_letter_are_refused_before_they_stop_the_typesetter()
    {
        await using var printer = new PdfPrinter(new PdfOptions());

        var error = (await printer.PrintAsync(APaper.Annotated("a" + new string('\u0301', 19_000)).Document, default)).Error!;

        error.Code.Should().Be("print.too-wrong");
        error.Arguments[0].Should().Be("1. Other matters");
    }

    [Fact]
    public async Task A_character_that_no_font_has_is_named_with_its_place()
    {
        await using var printer = new PdfPrinter(new PdfOptions());

        var error = (await printer.PrintAsync(APaper.Annotated("Text \uFFFE.").Document, default)).Error!;

        error.Arguments.Should().Equal("1. Other matters", "no installed font has the character \\u{fffe}");
    }

    [Fact]
    public async Task What_the_typesetter_refuses_is_traced_to_its_item()
    {
        // A number that is too large for the typesetter; no composed paper holds one.
        var broken = new Paragraph(null, null, ParagraphStyle.Body, [new Note(int.MinValue, [new Text("x")])]);
        var part = Sample.Parts[0];
        await using var printer = new PdfPrinter(new PdfOptions());

        var error = (await printer.PrintAsync(Sample with { Parts = [part with { Blocks = [.. part.Blocks, broken] }] }, default)).Error!;

        error.Code.Should().Be("print.too-wrong");
        error.Arguments[0].Should().Be("1. Other matters");
        (await printer.PrintAsync(Sample, default)).Printed();
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }

    private PdfOptions WithWorker(string script)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "worker.mjs"), script);
        return new PdfOptions { WorkerFolder = folder.FullName };
    }
}
