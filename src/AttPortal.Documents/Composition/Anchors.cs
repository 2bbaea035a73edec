namespace AttPortal.Documents.Composition;

/// <summary>By what places in papers are addressed. The same in every language and every version, so that links hold.</summary>
public static class Anchors
{
    /// <summary>The letter.</summary>
    public const string Letter = "letter";

    /// <summary>The annotated agenda.</summary>
    public const string Agenda = "agenda";

    /// <summary>A receipt.</summary>
    public const string Receipt = "receipt";

    /// <summary>An agenda item.</summary>
    public static string Item(string key) => "item-" + Safe(key);

    /// <summary>A guiding question, where it stands in the agenda.</summary>
    public static string Question(string key) => "question-" + Safe(key);

    /// <summary>A guiding question, where the letter lists it.</summary>
    public static string LetterQuestion(string key) => "letter-question-" + Safe(key);

    /// <summary>A paragraph of the letter.</summary>
    public static string LetterParagraph(string key) => "letter-" + Safe(key);

    /// <summary>An annex: "annex-a".</summary>
    public static string Annex(string letter) => "annex-" + Safe(letter).ToLowerInvariant();

    /// <summary>A place in an annex.</summary>
    public static string InAnnex(string letter, string key) => $"{Annex(letter)}-{Safe(key)}";

    /// <summary>A compilation of what delegations submitted.</summary>
    public const string Compilation = "compilation";

    /// <summary>A section of a compilation.</summary>
    public static string CompiledSection(string key) => "section-" + Safe(key);

    /// <summary>A text of a compilation, by its number.</summary>
    public static string CompiledText(int number) => $"text-{number}";

    private static string Safe(string key) => string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
