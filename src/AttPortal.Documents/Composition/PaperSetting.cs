using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Composition;

/// <summary>What a paper is told about itself and its surroundings.</summary>
/// <param name="Language">The language of all words given; phrases of print follow it.</param>
/// <param name="Identifier">What the paper is called among all papers: its symbol, or a stable path.</param>
/// <param name="Date">The date of issue.</param>
/// <param name="RunningHeader">The line at the head of each page after the first.</param>
/// <param name="IsDraft">Whether every page shall say that the paper is not circulated.</param>
/// <param name="References">Where references in texts lead.</param>
public sealed record PaperSetting(
    Language Language,
    string Identifier,
    DateOnly Date,
    string RunningHeader,
    bool IsDraft,
    ReferenceBook References);

/// <summary>
/// Where references in texts lead. Made once for all papers of a meeting, so that letter, agenda and annexes call the
/// same thing by the same name.
/// </summary>
public sealed record ReferenceBook
{
    /// <summary>Leads nowhere.</summary>
    public static ReferenceBook Empty { get; } = new();

    /// <summary>Key of an agenda item → its number as printed ("6").</summary>
    public IReadOnlyDictionary<string, string> Items { get; init; } = new Dictionary<string, string>();

    /// <summary>Key of a guiding question → its number, counted through the agenda from 1.</summary>
    public IReadOnlyDictionary<string, int> Questions { get; init; } = new Dictionary<string, int>();

    /// <summary>The letters of the annexes that exist.</summary>
    public IReadOnlySet<string> Annexes { get; init; } = new HashSet<string>();

    /// <summary>Document symbol → address of the document; symbols compare without regard to case.</summary>
    public IReadOnlyDictionary<string, Uri> Documents { get; init; } = new Dictionary<string, Uri>();

    /// <summary>Until when something is asked for, in words with hour and zone; null where nothing is asked.</summary>
    public string? Deadline { get; init; }

    /// <summary>The e-mail address to send to; null where nothing is to be sent.</summary>
    public string? SendTo { get; init; }

    /// <summary>Numbers the questions of an agenda through and notes its item numbers.</summary>
    /// <param name="items">The items in order.</param>
    /// <param name="annexes">The letters of the annexes that exist.</param>
    public static ReferenceBook Of(IReadOnlyList<AgendaItemModel> items, params IEnumerable<string> annexes)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new ReferenceBook
        {
            Items = items.ToDictionary(i => i.Key, i => i.Number),
            Questions = items.SelectMany(i => i.Questions).Select((q, i) => (q.Key, Number: i + 1)).ToDictionary(q => q.Key, q => q.Number),
            Annexes = annexes.ToHashSet(),
        };
    }
}

/// <summary>A text with the key under which the domain knows it.</summary>
/// <param name="Key">The stable key.</param>
/// <param name="Markdown">The text, in the Markdown subset of the portal.</param>
public sealed record KeyedMarkdown(string Key, string Markdown);
