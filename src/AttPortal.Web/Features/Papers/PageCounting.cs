using AttPortal.Documents.Pdf;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Papers;

/// <summary>Counts the pages that a letter lists.</summary>
internal static class PageCounting
{
    /// <summary>Counts until the counts, once printed in the letter, are true of the print itself.</summary>
    /// <param name="printer">Sets the pages.</param>
    /// <param name="package">All parts in one.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>Anchor of a part → its pages; refused as the printer refuses.</returns>
    public static async Task<Result<Dictionary<string, int>>> CountPagesAsync(this PdfPrinter printer, Document package, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, int>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var counted = await printer.CountAsync(package.WithPageCounts(counts), cancellation);
            if (counted.IsRefused)
            {
                return counted.Error;
            }

            if (counts.Count > 0 && counted.Value.PagesOfPart.All(p => counts.GetValueOrDefault(p.Key) == p.Value))
            {
                break;
            }

            counts = new Dictionary<string, int>(counted.Value.PagesOfPart);
        }

        return counts;
    }
}
