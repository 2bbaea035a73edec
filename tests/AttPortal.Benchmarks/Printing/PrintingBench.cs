using System.Diagnostics;
using AttPortal.Benchmarks.Portal;
using AttPortal.Documents.Composition;
using AttPortal.Documents.Pdf;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Sample;
using AttPortal.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.Benchmarks.Printing;

/// <summary>How long the whole package takes to print in each language, what memory that needs, and how soon a preview is there.</summary>
internal static class PrintingBench
{
    private const int Previews = 40;

    public static async Task RunAsync(BenchmarkPortal portal, Options options, Report report, CancellationToken cancellation)
    {
        var composer = portal.Services.GetRequiredService<PaperComposer>();
        var papers = await PapersAsync(portal, cancellation);
        var packages = Languages.All.ToDictionary(l => l, l => composer.Compose(papers, l, new Issue(papers.Letter.Date, "", false))[PaperParts.Package].Document);

        await PackageTimes.RunAsync(packages, report, cancellation);
        await PreviewsAsync(papers, composer, report, cancellation);
        await MemoryAsync(packages, options.Packages, report, cancellation);
    }

    private static async Task<MeetingPapers> PapersAsync(BenchmarkPortal portal, CancellationToken cancellation)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(cancellation);
        return await MeetingPapers.FindAsync(db, PortalSample.MeetingSlug, cancellation) ?? throw new BenchmarkException("The sample has no papers.");
    }

    /// <summary>One character is typed into an annotation; the agenda is composed and drawn anew.</summary>
    private static async Task PreviewsAsync(MeetingPapers papers, PaperComposer composer, Report report, CancellationToken cancellation)
    {
        var item = papers.Agenda.Items.MaxBy(i => i.Annotation.In(Language.English).Length)!;
        var annotation = item.Annotation.In(Language.English);
        await using var printer = new PdfPrinter(new PdfOptions());
        var times = new List<double>();
        for (var typed = 0; typed <= Previews; typed++)
        {
            var time = await TimeAsync(async () =>
            {
                annotation += (char)('a' + (typed % 26));
                var based = papers.Agenda.Text(Agenda.AnnotationKey(item.Key))!.VersionIn(Language.English);
                papers.Agenda.Write(Agenda.AnnotationKey(item.Key), Language.English, annotation, based);
                Paper paper = composer.ComposePart(papers, Language.English, PaperParts.Agenda);
                return await printer.PrintSvgAsync(paper.Document, cancellation);
            });
            if (typed > 0)
            {
                times.Add(time);
            }
        }

        var measured = new Measured(times);
        report.Title("The preview beside the editor");
        report.Table(
            ["", "ms", "19 of 20 within, ms"],
            [["one edited agenda: composed and drawn", measured.Text("0"), Report.Number(measured.At(0.95))]]);
    }

    private static async Task MemoryAsync(Dictionary<Language, Document> packages, int count, Report report, CancellationToken cancellation)
    {
        report.Title($"Memory over {count} packages");
        await using var printer = new PdfPrinter(new PdfOptions());
        var workers = new List<double>();
        var own = new List<double>();
        var began = Stopwatch.GetTimestamp();
        for (var printed = 0; printed < count; printed++)
        {
            await TimeAsync(() => printer.PrintAsync(packages[Languages.All[printed % Languages.All.Count]], cancellation));
            workers.Add(WorkerUse.Now().Megabytes);
            own.Add(GC.GetTotalMemory(forceFullCollection: printed % 100 == 99) / (1024.0 * 1024));
        }

        var part = Math.Max(1, count / 5);
        var rows = workers.Chunk(part).Zip(own.Chunk(part)).Select((pair, place) => new[]
        {
            $"{(place * part) + 1}–{(place * part) + pair.First.Length}",
            new Measured(pair.First).Text("0"),
            Report.Number(pair.First.Max()),
            new Measured(pair.Second).Text("0"),
        });
        report.Table(["packages", "workers, MB resident", "most, MB", "the portal's own objects, MB"], rows);
        report.Note(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} packages in turn through the languages took {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s."));
    }

    /// <summary>How many milliseconds a print takes; a refused one ends the run.</summary>
    internal static async Task<double> TimeAsync<T>(Func<Task<Result<T>>> work)
    {
        var began = Stopwatch.GetTimestamp();
        var result = await work();
        var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return result.IsRefused
            ? throw new BenchmarkException($"Printing was refused: {result.Error}. Are the worker's Node modules installed (npm ci in src/AttPortal.Documents/Pdf/Worker)?")
            : elapsed;
    }
}
