using System.Diagnostics;
using AttPortal.Documents.Pdf;
using AttPortal.Domain.Shared;

namespace AttPortal.IntegrationTests.Printing;

/// <summary>Reads PDF files with the programs that others read them with.</summary>
internal static class PdfTools
{
    public static PrintedPaper Printed(this Result<PrintedPaper> result)
    {
        result.Error.Should().BeNull();
        return result.Value;
    }

    public static Task<string> TextAsync(PrintedPaper paper, int? page = null) =>
        RunAsync(paper, page is null ? file => ["pdftotext", file, "-"] : file => ["pdftotext", "-f", $"{page}", "-l", $"{page}", file, "-"]);

    public static Task<string> FontsAsync(PrintedPaper paper) => RunAsync(paper, file => ["pdffonts", file]);

    public static Task<string> InfoAsync(PrintedPaper paper) => RunAsync(paper, file => ["pdfinfo", file]);

    public static Task<string> StructureAsync(PrintedPaper paper) => RunAsync(paper, file => ["pdfinfo", "-struct-text", file]);

    public static Task<string> OutlineAsync(PrintedPaper paper) => RunAsync(paper, file => ["qpdf", "--json", "--json-key=outlines", file]);

    public static Task<string> ObjectsAsync(PrintedPaper paper) => RunAsync(paper, file => ["qpdf", "--qdf", "--object-streams=disable", file, "-"]);

    /// <summary>The paper as another program writes it anew.</summary>
    public static async Task<byte[]> RewrittenAsync(PrintedPaper paper, params IEnumerable<string> options)
    {
        var target = Path.GetTempFileName();
        try
        {
            await RunAsync(paper, file => ["qpdf", .. options, file, target]);
            return await File.ReadAllBytesAsync(target);
        }
        finally
        {
            File.Delete(target);
        }
    }

    private static async Task<string> RunAsync(PrintedPaper paper, Func<string, string[]> command)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, paper.Bytes.ToArray());
            var words = command(file);
            using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            // Both at once: a full pipe would stop the program.
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await errors;
            await process.WaitForExitAsync();
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
