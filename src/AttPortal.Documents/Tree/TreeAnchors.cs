namespace AttPortal.Documents.Tree;

/// <summary>The anchors of a paper.</summary>
public static class TreeAnchors
{
    /// <summary>All anchors in the order of the text; one that stands twice is given twice.</summary>
    public static IEnumerable<string> Of(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Parts.SelectMany(p => new[] { p.Anchor }.Concat(p.Blocks.SelectMany(Of)));
    }

    /// <summary>The anchors of a block and of everything in it.</summary>
    internal static IEnumerable<string> Of(Block block) => block switch
    {
        Heading heading => [heading.Anchor],
        Paragraph { Anchor: { } anchor } => [anchor],
        ListBlock list => list.Items.SelectMany(i => (i.Anchor is null ? [] : new[] { i.Anchor }).Concat(i.Blocks.SelectMany(Of))),
        Questions questions => [questions.Anchor, .. questions.Items.Select(q => q.Anchor)],
        Table table => [table.Anchor],
        _ => [],
    };

    /// <summary>The title of the section in which an anchor stands, with its number; the title of the paper where it stands nowhere.</summary>
    internal static string PlaceInWords(Document document, string? anchor)
    {
        foreach (var part in document.Parts)
        {
            var title = part.Title;
            if (part.Anchor == anchor)
            {
                return title;
            }

            foreach (var block in part.Blocks)
            {
                title = block is Heading heading ? TreeText.TitleOf(heading) : title;
                if (Of(block).Contains(anchor))
                {
                    return title;
                }
            }
        }

        return document.Title;
    }
}
