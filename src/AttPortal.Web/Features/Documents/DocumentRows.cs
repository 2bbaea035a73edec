using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Documents;

/// <summary>A file in one language, in the newest revision that has one.</summary>
/// <param name="Language">The language.</param>
/// <param name="Revision">0 for the first issue.</param>
/// <param name="File">The file.</param>
/// <param name="IsStale">Whether the original has moved on since.</param>
public sealed record FileLine(Language Language, int Revision, DocumentFile File, bool IsStale)
{
    /// <summary>What there is of a document in each language.</summary>
    /// <param name="original">In which language it is first written.</param>
    /// <param name="versions">What a reader may have, with the number of its revision.</param>
    public static IReadOnlyList<FileLine> Of(Language original, IReadOnlyCollection<(int Revision, LanguageVersion Version)> versions)
    {
        var newest = versions.GroupBy(v => v.Version.Language).Select(g => g.MaxBy(v => v.Revision)).OrderBy(v => v.Version.Language).ToList();
        var source = newest.Find(v => v.Version.Language == original);
        return [.. newest.Select(v => new FileLine(v.Version.Language, v.Revision, v.Version.File!, v.Version.Language != original && IsOlder(v, source)))];
    }

    private static bool IsOlder((int Revision, LanguageVersion Version) translation, (int Revision, LanguageVersion Version) source) =>
        source.Version is not null
        && (source.Revision > translation.Revision
            || (source.Revision == translation.Revision && translation.Version.Renders is { } rendered && rendered != source.Version.File!.Sha256));
}

/// <summary>A document in a list, in the newest revision that the reader may see.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Symbol">As printed; null for a document without one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Section">Under which heading it stands.</param>
/// <param name="Kind">What sort of document it is.</param>
/// <param name="IssuedOn">The day printed on it; null where that is not known.</param>
/// <param name="OutsideAddress">Where it was published outside the portal.</param>
/// <param name="IsOut">Whether everybody sees it, or some delegations; else only those who prepare it do.</param>
/// <param name="Files">What there is, by language.</param>
public sealed record DocumentRow(
    DocumentId Id, DocumentSymbol? Symbol, LocalizedText Title, ListSection Section, DocumentKind Kind, DateOnly? IssuedOn, string? OutsideAddress, bool IsOut, IReadOnlyList<FileLine> Files)
{
    /// <summary>Below the language in addresses.</summary>
    public string Path => DocumentLinks.Path(Id, Symbol);
}

/// <summary>A page of a list.</summary>
/// <param name="Rows">The documents, in the order of the list.</param>
/// <param name="HasMore">Whether others follow.</param>
public sealed record DocumentPageOfList(IReadOnlyList<DocumentRow> Rows, bool HasMore);

/// <summary>Addresses of documents.</summary>
internal static class DocumentLinks
{
    /// <summary>The page of a document, below the language.</summary>
    public static string Path(DocumentId id, DocumentSymbol? symbol) => $"documents/{id}/{Slug(symbol)}";

    /// <summary>How a document is named at the end of its address.</summary>
    public static string Slug(DocumentSymbol? symbol) => symbol?.Slug ?? "document";

    /// <summary>A file. Its key cannot be guessed, and whoever follows it is asked for nothing else than to be a reader of it.</summary>
    public static string File(DocumentFile file) => $"/documents/files/{file.Key:N}/{Uri.EscapeDataString(file.Name)}";
}
