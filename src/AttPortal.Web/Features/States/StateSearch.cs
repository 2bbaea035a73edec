using System.Globalization;
using System.Text;
using AttPortal.Domain.States;

namespace AttPortal.Web.Features.States;

/// <summary>
/// Finds States by any of their names, in any language and script. Accents, case, vowel signs and the variants of Arabic
/// letters make no difference. Words match from their beginning ("mali" finds Mali, not Somalia), Chinese anywhere in a name;
/// only when nothing matches so, parts of words count too, from three letters on.
/// </summary>
internal sealed class StateSearch
{
    private readonly List<(State State, string Text)> entries;

    public StateSearch(IEnumerable<State> states) => entries = [.. states.Select(s => (s, TextOf(s)))];

    /// <summary>The States found; none for a search without a letter or digit.</summary>
    public IReadOnlySet<StateId> Find(string query)
    {
        var words = Fold(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return new HashSet<StateId>();
        }

        var found = Matching(words.Select(w => IsChinese(w[0]) ? w : " " + w));
        return found.Count > 0 || words.Any(w => w.Length < 3) ? found : Matching(words);
    }

    /// <summary>Reduces text to what a search compares: letters and digits without accents, words parted by single spaces.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(character))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierLetter or UnicodeCategory.Format:
                    break;
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber:
                    folded.Append(Same(char.ToLowerInvariant(character)));
                    break;
                default:
                    folded.Append(folded.Length > 0 && folded[^1] != ' ' ? " " : "");
                    break;
            }
        }

        return folded.ToString().TrimEnd();
    }

    private HashSet<StateId> Matching(IEnumerable<string> parts)
    {
        var needed = parts.ToList();
        return [.. entries.Where(e => needed.TrueForAll(p => e.Text.Contains(p, StringComparison.Ordinal))).Select(e => e.State.Id)];
    }

    private static string TextOf(State state)
    {
        var names = new[] { state.Names, state.FormalNames, state.CommonNames }.SelectMany(n => n.Texts().Values);
        var words = names.Append(state.Id.Iso3).Append(state.Iso2).Append(state.M49).Select(Fold).Distinct().ToList();

        // The Arabic article is written together with its word; people search with it and without.
        var withoutArticle = words.SelectMany(w => w.Split(' ')).Where(w => w.StartsWith("ال", StringComparison.Ordinal) && w.Length > 4).Select(w => w[2..]).Distinct();
        return " " + string.Join(" \n ", words.Concat(withoutArticle));
    }

    // Letters that a keyboard or a habit writes differently, and that decomposition does not bring together.
    private static char Same(char letter) => letter switch
    {
        'ى' or 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        'ٱ' => 'ا',
        'ı' => 'i',
        _ => letter,
    };

    private static bool IsChinese(char letter) => letter is >= '\u2e80' and <= '\u9fff';
}
