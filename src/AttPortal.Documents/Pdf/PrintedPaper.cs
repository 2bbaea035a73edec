namespace AttPortal.Documents.Pdf;

/// <summary>A printed paper.</summary>
/// <param name="Bytes">The PDF file.</param>
/// <param name="Pages">How many pages it has.</param>
/// <param name="PageOfAnchor">Anchor → page on which it stands, from 1.</param>
/// <param name="PagesOfPart">Anchor of a part → how many pages it has.</param>
public sealed record PrintedPaper(
    ReadOnlyMemory<byte> Bytes,
    int Pages,
    IReadOnlyDictionary<string, int> PageOfAnchor,
    IReadOnlyDictionary<string, int> PagesOfPart);

/// <summary>The pages of a paper as pictures.</summary>
/// <param name="Pages">One SVG text for each page; it holds shapes only, no text of a person acts in it.</param>
/// <param name="PageOfAnchor">Anchor → page on which it stands, from 1.</param>
public sealed record PicturedPaper(IReadOnlyList<string> Pages, IReadOnlyDictionary<string, int> PageOfAnchor);

/// <summary>How many pages a paper and its parts have.</summary>
/// <param name="Pages">How many pages it has.</param>
/// <param name="PagesOfPart">Anchor of a part → how many pages it has.</param>
public sealed record CountedPaper(int Pages, IReadOnlyDictionary<string, int> PagesOfPart);
