using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Composition;

/// <summary>
/// Dates as papers of the United Nations write them. Taken from phrases and not from the machine's calendar data, which
/// would let the same paper come out differently elsewhere.
/// </summary>
public static class PrintDates
{
    /// <summary>A date in words: "17 February 2026", "17 شباط/فبراير 2026".</summary>
    public static string InWords(DateOnly date, Language language)
    {
        var words = PrintPhrases.Book.In(language);
        var month = words[$"print.month.{date.Month}"];
        // French alone has an ordinal, on the first of a month.
        return words[date.Day == 1 ? "print.date-first" : "print.date", date.Day, month, date.Year];
    }
}
