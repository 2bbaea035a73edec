using AttPortal.Documents.Pdf;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Benchmarks.Printing;

/// <summary>
/// How long the whole package takes in each language, and where the time goes. In turn through the languages, so that the
/// worker has always forgotten what it set of the same package before. It is compared with a page that holds a title and one
/// paragraph, printed in the same turn: what disturbs the machine disturbs both.
/// </summary>
internal static class PackageTimes
{
    private const int WarmPrints = 15;
    private const int ColdStarts = 5;

    public static async Task RunAsync(Dictionary<Language, Document> packages, Report report, CancellationToken cancellation)
    {
        var cold = new List<double>();
        for (var start = 0; start < ColdStarts; start++)
        {
            await using var fresh = new PdfPrinter(new PdfOptions());
            cold.Add(await PrintingBench.TimeAsync(() => fresh.PrintAsync(packages[Language.English], cancellation)));
        }

        var figures = await MeasureAsync(packages, cancellation);
        var printed = figures.Values.SelectMany(f => f.Printed).ToList();
        var counted = figures.Values.SelectMany(f => f.Counted).ToList();
        var onePage = figures.Values.SelectMany(f => f.OnePage).ToList();

        report.Title("The package as PDF");
        report.Table(
            ["language", "pages", "KB", "warm, ms", "processor time, ms", "of it setting the pages, ms", "one page, ms", "package over one page"],
            figures.Select(f => new[]
            {
                f.Key.Code(), Report.Number(f.Value.Paper!.Pages), Report.Number(f.Value.Paper.Bytes.Length / 1024.0), new Measured(f.Value.Printed).Text("0"),
                new Measured(f.Value.Used).Text("0"), new Measured(f.Value.Counted).Text("0"), new Measured(f.Value.OnePage).Text("0.0"),
                new Measured(f.Value.Printed).Over(new Measured(f.Value.OnePage)).Text("0.0"),
            }));
        report.Table(
            ["", "ms"],
            [
                ["a package, warm, all languages", new Measured(printed).Text("0")],
                ["of it setting the pages, without making the file", new Measured(counted).Text("0")],
                ["a title and one paragraph", new Measured(onePage).Text("0.0")],
                ["a page of a package", new Measured(figures.Values.SelectMany(f => f.Printed.Select(p => p / f.Paper!.Pages))).Text("0.0")],
                ["the first package of a worker that has yet to start (en)", new Measured(cold).Text("0")],
            ]);
    }

    private static async Task<Dictionary<Language, Figures>> MeasureAsync(Dictionary<Language, Document> packages, CancellationToken cancellation)
    {
        await using var printer = new PdfPrinter(new PdfOptions());
        var figures = packages.Keys.ToDictionary(l => l, _ => new Figures());
        for (var round = 0; round <= WarmPrints; round++)
        {
            foreach (var (language, package) in packages)
            {
                var of = figures[language];
                var before = WorkerUse.Now();
                var printed = await PrintingBench.TimeAsync(async () => of.Keep(await printer.PrintAsync(package, cancellation)));
                // Answers only when the worker has tidied up after the package, which is part of what that costs.
                await printer.CheckAsync(cancellation);
                var used = WorkerUse.Now().ProcessorMilliseconds - before.ProcessorMilliseconds;
                var onePage = await PrintingBench.TimeAsync(() => printer.PrintAsync(OnePage(package), cancellation));
                if (round > 0)
                {
                    of.Printed.Add(printed);
                    of.Used.Add(used);
                    of.OnePage.Add(onePage);
                }
            }

            foreach (var (language, package) in packages)
            {
                var counted = await PrintingBench.TimeAsync(() => printer.CountAsync(package, cancellation));
                await printer.CheckAsync(cancellation);
                if (round > 0)
                {
                    figures[language].Counted.Add(counted);
                }
            }
        }

        return figures;
    }

    /// <summary>The least that can be printed in a language: a title and one paragraph.</summary>
    private static Document OnePage(Document package)
    {
        var part = package.Parts[0];
        return package with { Parts = [part with { Overline = null, Subtitle = null, Letterhead = null, Blocks = [part.Blocks.OfType<Paragraph>().First()] }] };
    }

    private sealed class Figures
    {
        public List<double> Printed { get; } = [];

        public List<double> Used { get; } = [];

        public List<double> Counted { get; } = [];

        public List<double> OnePage { get; } = [];

        public PrintedPaper? Paper { get; private set; }

        public Result<PrintedPaper> Keep(Result<PrintedPaper> printed)
        {
            Paper = printed.IsRefused ? Paper : printed.Value;
            return printed;
        }
    }
}
