using System.Globalization;
using System.Text;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Mail;

/// <summary>Puts what fills the gaps of a message into words, harmless for headers and for the direction of the text around them.</summary>
internal static class MailText
{
    private const int LongestArgument = 2000;

    /// <summary>An argument in words.</summary>
    public static string Say(this Words words, MailArgument argument)
    {
        var text = argument switch
        {
            { Text: { } same } => same,
            { Instant: { } instant, Zone: { } zone } => words.Moment(VenueTime.At(instant, zone)),
            { Number: { } number } => number.ToString("N0", words.Culture),
            { Localized: { } localized } => localized.InOrOriginal(words.Language),
            { Phrase: { } phrase } => words[phrase],
            _ => throw new ArgumentException("The argument says nothing.", nameof(argument)),
        };
        // What the portal itself puts into words sets its own marks of direction.
        return argument.Instant is null ? OneLine(text, LongestArgument) : text;
    }

    /// <summary>
    /// A line and nothing else: no line end, by which a header could be added, no control character, no mark that turns the
    /// direction of what follows.
    /// </summary>
    public static string OneLine(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest));
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsDirectionMark(rune))
            {
                continue;
            }

            var isSpace = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (isSpace && (line.Length == 0 || line[^1] == ' '))
            {
                continue;
            }

            if (count++ == longest)
            {
                return line.ToString().TrimEnd() + "…";
            }

            line.Append(isSpace ? " " : rune.ToString());
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>Sets words apart where they could change places with those around them.</summary>
    public static string Isolated(Language language, string text) =>
        language.IsRightToLeft() || text.Any(c => c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFEFC') ? $"\u2068{text}\u2069" : text;

    private static bool IsDirectionMark(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
