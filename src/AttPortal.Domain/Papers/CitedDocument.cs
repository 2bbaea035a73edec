using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Papers;

/// <summary>A document that papers cite by its symbol.</summary>
public sealed class CitedDocument
{
    private CitedDocument()
    {
    }

    /// <summary>Records a document.</summary>
    /// <param name="symbol">As printed.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="url">Where it can be read; null where no address is known.</param>
    public CitedDocument(string symbol, LocalizedText title, string? url)
    {
        Symbol = symbol;
        Title = title;
        Url = url;
    }

    /// <summary>As printed.</summary>
    public string Symbol { get; private set; } = null!;

    /// <summary>What it is called.</summary>
    public LocalizedText Title { get; private set; } = null!;

    /// <summary>Where it can be read; null where no address is known.</summary>
    public string? Url { get; private set; }
}
