using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Papers;

/// <summary>A document as it was issued once: the first time, or revised.</summary>
public sealed class DocumentRevision
{
    private readonly List<LanguageVersion> versions = [];
    private readonly List<Circulation> circulations = [];

    private DocumentRevision()
    {
    }

    internal DocumentRevision(DocumentId documentId, int number, DocumentSymbol? symbol, DateOnly? issuedOn)
    {
        Id = Guid.NewGuid();
        DocumentId = documentId;
        Number = number;
        IssuedOn = issuedOn;
        Name(symbol);
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Of which document.</summary>
    public DocumentId DocumentId { get; private set; }

    /// <summary>0 for the first issue, 1 for Rev.1.</summary>
    public int Number { get; private set; }

    /// <summary>Under which symbol it is issued, as printed; null for a document without one.</summary>
    public string? SymbolText { get; private set; }

    /// <summary>The symbol in capitals: no two documents have the same, in whatever case.</summary>
    public string? SymbolKey { get; private set; }

    /// <summary>The day printed on it; null where that is not known.</summary>
    public DateOnly? IssuedOn { get; private set; }

    /// <summary>Under which symbol it is issued; null for a document without one.</summary>
    public DocumentSymbol? Symbol => SymbolText is null ? null : DocumentSymbol.Known(SymbolText);

    /// <summary>Its language versions, in the customary order.</summary>
    public IReadOnlyList<LanguageVersion> Versions => [.. versions.OrderBy(v => v.Language)];

    /// <summary>To whom it goes, and from when.</summary>
    public IReadOnlyList<Circulation> Circulations => [.. circulations.OrderBy(c => c.From)];

    /// <summary>Whether it has gone out to anybody by an instant.</summary>
    public bool IsOutAt(DateTimeOffset instant) => circulations.Exists(c => c.Audience != Audience.Preparers && c.From <= instant);

    /// <summary>The version in a language; null where nobody spoke of one.</summary>
    public LanguageVersion? In(Language language) => versions.Find(v => v.Language == language);

    internal void Name(DocumentSymbol? symbol)
    {
        SymbolText = symbol?.Text;
        SymbolKey = symbol?.Text.ToUpperInvariant();
    }

    internal void Date(DateOnly? issuedOn) => IssuedOn = issuedOn;

    internal LanguageVersion Version(Language language)
    {
        if (In(language) is not { } version)
        {
            version = new LanguageVersion(Id, language);
            versions.Add(version);
        }

        return version;
    }

    internal void Add(Circulation circulation) => circulations.Add(circulation);
}
