using AttPortal.Domain.Shared;

namespace AttPortal.Web.Localization;

/// <summary>Sets a name or an address in a sentence that may run the other way.</summary>
internal static class IsolatedText
{
    /// <summary>The text between marks that keep its direction to itself.</summary>
    public static string Isolated(this Words words, string text) => words.Language.IsRightToLeft() || text.Any(c => c > '\u0590') ? $"\u2068{text}\u2069" : text;
}
