using AttPortal.Documents.Composition;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Pdf;

/// <summary>
/// What a paper must have before it can be set in type. The typesetter would refuse it too, but only in its own words and
/// without naming the place.
/// </summary>
internal static class DocumentCheck
{
    private const int MostBlocks = 20_000;

    /// <summary>The first thing wrong: <c>print.too-wrong</c> with place and reason in the language of the paper; null when nothing is.</summary>
    public static DomainError? FirstWrong(Document document)
    {
        var words = PrintPhrases.Book.In(document.Language);
        if (document.Parts.Count == 0)
        {
            return Wrong(document.Identifier, words["print.wrong.empty"]);
        }

        if (document.Title.Length == 0 || document.Parts.Any(p => p.Title.Length == 0))
        {
            return Wrong(document.Identifier, words["print.wrong.no-title"]);
        }

        if (TreeAnchors.Of(document).GroupBy(a => a).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            return Wrong(TreeAnchors.PlaceInWords(document, twice.Key), words["print.wrong.anchor-twice", twice.Key]);
        }

        foreach (var table in document.Parts.SelectMany(p => p.Blocks).OfType<Table>())
        {
            if (table.Columns.Count == 0 || table.Rows.Any(r => r.Cells.Count != table.Columns.Count))
            {
                return Wrong(TreeAnchors.PlaceInWords(document, table.Anchor), words["print.wrong.table"]);
            }
        }

        return document.Parts.Sum(p => p.Blocks.Count) > MostBlocks ? Wrong(document.Title, words["print.wrong.too-long"]) : null;
    }

    private static DomainError Wrong(string place, string reason) => new("print.too-wrong", place, reason);
}
