using AttPortal.Documents.Composition;

namespace AttPortal.Documents.Tree;

/// <summary>Writes counted pages into the lists of parts.</summary>
public static class PageCounts
{
    /// <summary>The paper with the pages of its attached parts filled in.</summary>
    /// <param name="document">The paper.</param>
    /// <param name="pagesOfPart">Anchor of a part → how many pages it has; parts not named stay without count.</param>
    public static Document WithPageCounts(this Document document, IReadOnlyDictionary<string, int> pagesOfPart)
    {
        var words = PrintPhrases.Book.In(document.Language);
        return document with
        {
            Parts = [.. document.Parts.Select(p => p with { Blocks = [.. p.Blocks.Select(Counted)] })],
        };

        Block Counted(Block block) => block is PartsList list ? list with { Entries = [.. list.Entries.Select(Entry)] } : block;

        PartEntry Entry(PartEntry entry) => pagesOfPart.TryGetValue(entry.Target, out var pages)
            ? entry with { Pages = pages, PagesWords = words.Count("print.pages", pages) }
            : entry;
    }
}
