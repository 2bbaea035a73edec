using AttPortal.Documents.Tree;

namespace AttPortal.Documents.Html;

/// <summary>How a tree is written into a page.</summary>
public sealed record HtmlOptions
{
    /// <summary>The level at which the title of a part stands: 1 for a page of its own.</summary>
    public int TitleLevel { get; init; } = 1;

    /// <summary>Anchor → address, for anchors that are not in what is written; null leaves plain words.</summary>
    public Func<string, string?> ResolveReference { get; init; } = _ => null;

    /// <summary>Anchor → what is to be said of the text at that place, beside it; null for nothing.</summary>
    public Func<string, string?> Remark { get; init; } = _ => null;
}

/// <summary>
/// Writes a <see cref="Document"/> as semantic HTML, in the markup that docs/design.md fixes. Every word is encoded; no
/// script is needed: a note opens in place by its address and stands at the end as well.
/// </summary>
public static class HtmlWriter
{
    /// <summary>The whole paper as one article, its notes at the end.</summary>
    public static string Write(Document document, HtmlOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        var blocks = new HtmlBlocks(document, options, TreeAnchors.Of(document).ToHashSet());
        return blocks.Article();
    }

    /// <summary>All that a paper says, without its head and the article around it, followed by its notes.</summary>
    public static string WriteBody(Document document, HtmlOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        return new HtmlBlocks(document, options, TreeAnchors.Of(document).ToHashSet()).Piece([.. document.Parts.SelectMany(p => p.Blocks)]);
    }

    /// <summary>
    /// A piece of a paper without the article around it, followed by its notes: what stands under a heading with this
    /// anchor (an agenda item with everything in it), or the questions with this anchor; null where there is neither.
    /// </summary>
    public static string? WriteSection(Document document, string anchor, HtmlOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        foreach (var part in document.Parts)
        {
            if (part.Blocks.OfType<Questions>().FirstOrDefault(q => q.Anchor == anchor) is { } questions)
            {
                return Piece([questions]);
            }

            var start = part.Blocks.ToList().FindIndex(b => b is Heading heading && heading.Anchor == anchor);
            if (start >= 0)
            {
                var level = ((Heading)part.Blocks[start]).Level;
                return Piece([part.Blocks[start], .. part.Blocks.Skip(start + 1).TakeWhile(b => b is not Heading next || next.Level > level)]);
            }
        }

        return null;

        string Piece(IReadOnlyList<Block> piece) =>
            new HtmlBlocks(document, options, piece.SelectMany(TreeAnchors.Of).ToHashSet()).Piece(piece);
    }
}
