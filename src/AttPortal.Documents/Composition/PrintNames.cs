using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Composition;

/// <summary>How papers name things that are known by a letter or a number.</summary>
public static class PrintNames
{
    // Arabic papers write out the names of the letters, in the abjad order.
    private static readonly string[] ArabicLetters = ["ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء"];

    /// <summary>The name of an annex: "Annex A", "المرفق ألف".</summary>
    public static string Annex(string letter, Language language)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var isNamed = language == Language.Arabic && letter is [>= 'A' and <= 'J'];
        return PrintPhrases.Book.In(language)["print.annex", isNamed ? ArabicLetters[letter[0] - 'A'] : letter];
    }

    /// <summary>What a guiding question is cited by: "Q3".</summary>
    public static string Question(int number, Language language) => PrintPhrases.Book.In(language)["print.question-label", number];
}
