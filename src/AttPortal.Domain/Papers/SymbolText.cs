using System.Globalization;
using System.Text;
using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Papers;

/// <summary>Makes plain letters of what people type or copy as a symbol, or says which letter is none.</summary>
internal static class SymbolText
{
    /// <summary>Letters of other scripts that look like these, in the same order.</summary>
    private const string Latin = "ABCEHIJKMOPSTXYaceijopsxy";
    private const string Cyrillic = "АВСЕНІЈКМОРЅТХУасеіјорѕху";
    private const string GreekLatin = "ABEHIKMNOPTXYZovup";
    private const string Greek = "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖονυρ";

    /// <summary>The symbol without stray spaces and the invisible marks that a copied text brings along.</summary>
    /// <returns>The text; refused as symbols.empty, symbols.control, symbols.cyrillic, symbols.greek, symbols.letter or symbols.too-long.</returns>
    public static Result<string> Clean(string text, int longest)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(letter) || (char.GetUnicodeCategory(letter) == UnicodeCategory.Format))
            {
                continue;
            }

            if (char.IsControl(letter))
            {
                return new DomainError("symbols.control", $"U+{(int)letter:X4}", clean.Length + 1);
            }

            if (RefusalOf(letter, clean.Length + 1) is { } refusal)
            {
                return refusal;
            }

            clean.Append(letter);
        }

        return clean.Length switch
        {
            0 => new DomainError("symbols.empty"),
            var length when length > longest => new DomainError("symbols.too-long", length, longest),
            _ => clean.ToString(),
        };
    }

    private static DomainError? RefusalOf(char letter, int place)
    {
        if (char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-')
        {
            return null;
        }

        return letter switch
        {
            >= '\u0400' and <= '\u052F' => LookAlike("symbols.cyrillic", Cyrillic, Latin, letter, place),
            >= '\u0370' and <= '\u03FF' => LookAlike("symbols.greek", Greek, GreekLatin, letter, place),
            _ => new DomainError("symbols.letter", letter.ToString(), place),
        };
    }

    private static DomainError LookAlike(string code, string letters, string latin, char letter, int place) =>
        letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var index
            ? new DomainError(code, letter.ToString(), place, latin[index].ToString())
            : new DomainError("symbols.letter", letter.ToString(), place);
}
