using System.Text;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Composition;

/// <summary>The marks of list items, as the papers of the United Nations write them in each language.</summary>
internal static class ListLabels
{
    // The abjad order, in which Arabic papers letter their lists.
    private const string Abjad = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

    private static readonly (int Value, string Sign)[] RomanSigns =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

    /// <summary>The label of the item that is counted so.</summary>
    /// <param name="marker">How the list is marked.</param>
    /// <param name="position">The place of the item, from 1.</param>
    /// <param name="language">The language of the paper.</param>
    public static string Label(ListMarker marker, int position, Language language) => marker switch
    {
        ListMarker.Bullet => "–",
        ListMarker.Number => $"{position}.",
        ListMarker.Letter => Enclosed(Letter(position, language), language),
        _ when language == Language.Arabic => $"’{position}‘",
        _ => Enclosed(Roman(position), language),
    };

    private static string Enclosed(string sign, Language language) =>
        language is Language.French or Language.Spanish or Language.Russian ? $"{sign})" : $"({sign})";

    private static string Letter(int position, Language language)
    {
        var letters = language == Language.Arabic ? Abjad : "abcdefghijklmnopqrstuvwxyz";
        var sign = new StringBuilder();
        for (var rest = position; rest > 0; rest = (rest - 1) / letters.Length)
        {
            sign.Insert(0, letters[(rest - 1) % letters.Length]);
        }

        return language == Language.Arabic && sign.ToString() == "ه" ? "هـ" : sign.ToString();
    }

    private static string Roman(int position)
    {
        var sign = new StringBuilder();
        foreach (var (value, letters) in RomanSigns)
        {
            for (; position >= value; position -= value)
            {
                sign.Append(letters);
            }
        }

        return sign.ToString();
    }
}
