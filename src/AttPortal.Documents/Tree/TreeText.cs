namespace AttPortal.Documents.Tree;

/// <summary>A section of a paper as plain text.</summary>
/// <param name="Anchor">The anchor of its heading, or of the part for what stands before the first heading.</param>
/// <param name="Title">Its heading with its number.</param>
/// <param name="Text">What it says: paragraphs parted by blank lines, labels and numbers included.</param>
public sealed record TextSection(string Anchor, string Title, string Text);

/// <summary>Plain text of a paper, for comparing versions.</summary>
public static class TreeText
{
    /// <summary>The sections in order.</summary>
    public static IReadOnlyList<TextSection> Sections(Document document) => [.. document.Parts.Select(p => new TextSection(p.Anchor, p.Title, ""))];
}
