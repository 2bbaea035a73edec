using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Letters;

/// <summary>What a paragraph of a letter is.</summary>
public enum ParagraphKind
{
    /// <summary>Carries a number.</summary>
    Numbered,

    /// <summary>Goes on from the paragraph before, without a number.</summary>
    Continuation,

    /// <summary>Carries a number and introduces the guiding questions, which the agenda supplies.</summary>
    Questions,

    /// <summary>Says until when and where to send proposals; both come from the letter's own facts.</summary>
    Deadline,
}

/// <summary>A paragraph of a letter.</summary>
public sealed class LetterParagraph
{
    private LetterParagraph()
    {
    }

    internal LetterParagraph(string key, int position, ParagraphKind kind, Language original)
    {
        Key = key;
        Position = position;
        Kind = kind;
        Text = LocalizedText.Empty(original);
    }

    /// <summary>Stable name within the letter, as in p3.</summary>
    public string Key { get; private set; } = null!;

    /// <summary>Place in the letter, from 1.</summary>
    public int Position { get; internal set; }

    /// <summary>What the paragraph is.</summary>
    public ParagraphKind Kind { get; private set; }

    /// <summary>What it says.</summary>
    public LocalizedText Text { get; private set; } = null!;

    /// <summary>Whether it was taken out.</summary>
    public bool IsRemoved { get; internal set; }

    internal void Rewrite(LocalizedText text) => Text = text;
}

/// <summary>Where an annex takes its content from.</summary>
public enum AnnexKind
{
    /// <summary>Lettered recommendations of a Conference; the source is "CSP11/23": Conference and paragraph of its report.</summary>
    Recommendations,

    /// <summary>A question list; the source is its key.</summary>
    Questions,

    /// <summary>States by treaty status, computed as of a date; the source is the name of the selection.</summary>
    StatusTable,
}

/// <summary>An annex sent with an agenda: its own words, and where the rest comes from.</summary>
public sealed class Annex
{
    private Annex()
    {
    }

    internal Annex(char letter, AnnexKind kind, string source, DateOnly? asOf, Language original)
    {
        Letter = letter;
        Kind = kind;
        Source = source;
        AsOf = asOf;
        Title = LocalizedText.Empty(original);
        Introduction = LocalizedText.Empty(original);
    }

    /// <summary>A, B, C …</summary>
    public char Letter { get; private set; }

    /// <summary>Where its content comes from.</summary>
    public AnnexKind Kind { get; private set; }

    /// <summary>Which recommendations, list or selection.</summary>
    public string Source { get; private set; } = null!;

    /// <summary>The date as of which a status table counts; null for other kinds.</summary>
    public DateOnly? AsOf { get; internal set; }

    /// <summary>What the annex is called.</summary>
    public LocalizedText Title { get; private set; } = null!;

    /// <summary>What stands before its content; may be empty.</summary>
    public LocalizedText Introduction { get; private set; } = null!;

    /// <summary>The letter as a key.</summary>
    public string Key => Letter.ToString();

    /// <summary>The key of the title.</summary>
    public string TitleKey => $"{Letter}/title";

    /// <summary>The key of the introduction.</summary>
    public string IntroductionKey => $"{Letter}/introduction";

    internal void RewriteTitle(LocalizedText text) => Title = text;

    internal void RewriteIntroduction(LocalizedText text) => Introduction = text;
}
