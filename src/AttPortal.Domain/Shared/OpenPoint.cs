namespace AttPortal.Domain.Shared;

/// <summary>What is left open in a paper.</summary>
public enum OpenPointKind
{
    /// <summary>Something not yet known, as in {{date of the round table}}.</summary>
    Placeholder,

    /// <summary>A text that a language lacks.</summary>
    MissingTranslation,

    /// <summary>A translation of an original that has moved on.</summary>
    StaleTranslation,

    /// <summary>A translation that states other numbers, dates or symbols than its original.</summary>
    OtherFacts,

    /// <summary>An item to which no guiding question belongs (CSP11 final report, paragraph 37 (d), asks for one).</summary>
    ItemWithoutQuestion,

    /// <summary>An item without a title, or a paragraph, question or speaker without text.</summary>
    Empty,

    /// <summary>A reference to something that does not stand (any more).</summary>
    BrokenReference,

    /// <summary>A footnote mark without footnote, or a footnote without mark.</summary>
    BrokenNote,

    /// <summary>A comment that nobody resolved yet: told to those who prepare the papers, and counted with nothing that goes out.</summary>
    OpenComment,
}

/// <summary>Something open, and where.</summary>
/// <param name="Kind">What is open.</param>
/// <param name="Place">The item or paragraph it is found in.</param>
/// <param name="TextKey">The text it is found in; null where it concerns the place as a whole.</param>
/// <param name="Language">In which language; null where in all.</param>
/// <param name="Detail">The placeholder, reference or mark, or how facts differ, as 5 ≠ 15; may be empty.</param>
public sealed record OpenPoint(OpenPointKind Kind, string Place, string? TextKey, Language? Language, string Detail)
{
    /// <summary>Whether a paper with this point can't be understood, and so can't be circulated, whatever the reason.</summary>
    public bool Blocks => Kind is OpenPointKind.BrokenReference or OpenPointKind.BrokenNote or OpenPointKind.Empty;

    /// <summary>Whether circulating with this point open takes a reason, which is recorded.</summary>
    public bool TakesReason => Kind is OpenPointKind.Placeholder or OpenPointKind.MissingTranslation or OpenPointKind.StaleTranslation or OpenPointKind.OtherFacts;
}

/// <summary>Finds what texts leave open.</summary>
public static class OpenPoints
{
    /// <summary>What one text leaves open, in all its languages.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mayBeEmpty">Whether nothing at all may stand here.</param>
    /// <param name="resolves">Whether a reference leads somewhere.</param>
    public static IEnumerable<OpenPoint> Of(KeyedText text, bool mayBeEmpty, Func<TextReference, bool> resolves)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(resolves);
        if (text.Text.OriginalText.Trim().Length == 0)
        {
            return mayBeEmpty ? [] : [new OpenPoint(OpenPointKind.Empty, text.Place, text.Key, text.Text.Original, "")];
        }

        return Languages.All.SelectMany(language => InLanguage(text, language, resolves));
    }

    private static List<OpenPoint> InLanguage(KeyedText text, Language language, Func<TextReference, bool> resolves)
    {
        OpenPoint Point(OpenPointKind kind, string detail) => new(kind, text.Place, text.Key, language, detail);

        if (text.Text.IsMissing(language))
        {
            return [Point(OpenPointKind.MissingTranslation, "")];
        }

        var marks = RichText.Scan(text.Text.In(language));
        var points = new List<OpenPoint>();
        if (text.Text.IsStale(language))
        {
            points.Add(Point(OpenPointKind.StaleTranslation, ""));
        }
        else if (language != text.Text.Original
            && StatedFacts.Of(text.Text.OriginalText, text.Text.Original).DifferenceFrom(StatedFacts.Of(text.Text.In(language), language)) is { } difference)
        {
            points.Add(Point(OpenPointKind.OtherFacts, difference.ToString()));
        }

        points.AddRange(marks.Placeholders.Select(p => Point(OpenPointKind.Placeholder, p)));
        points.AddRange(marks.References.Where(r => !resolves(r)).Select(r => Point(OpenPointKind.BrokenReference, r.Target.Length == 0 ? r.Kind : $"{r.Kind}:{r.Target}")));
        points.AddRange(marks.NotesWithoutText.Concat(marks.TextsWithoutNote).Select(n => Point(OpenPointKind.BrokenNote, n)));
        return points;
    }
}
