using System.Globalization;
using System.Text.Json;

namespace AttPortal.Domain.Shared;

/// <summary>
/// The fixed phrases of the interface and of printed papers: key → language → wording, with the plural forms that the
/// language has (CLDR). Built from JSON texts; a key that stands in two of them is an error.
/// </summary>
public sealed class PhraseBook
{
    private readonly Dictionary<string, Dictionary<Language, Dictionary<PluralCategory, string>>> phrases;

    // Building a language's words copies its culture, which costs more than many phrases; pages ask for each date.
    private readonly Dictionary<Language, Words> words;

    private PhraseBook(Dictionary<string, Dictionary<Language, Dictionary<PluralCategory, string>>> phrases)
    {
        this.phrases = phrases;
        words = Languages.All.ToDictionary(l => l, l => new Words(this, l));
    }

    /// <summary>All keys.</summary>
    public IReadOnlyCollection<string> Keys => phrases.Keys;

    /// <summary>Reads phrase files.</summary>
    /// <param name="files">Texts of JSON objects: key → language code → wording, or → plural category → wording.</param>
    /// <exception cref="FormatException">A key stands twice.</exception>
    public static PhraseBook Read(IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var phrases = new Dictionary<string, Dictionary<Language, Dictionary<PluralCategory, string>>>();
        foreach (var file in files)
        {
            using var json = JsonDocument.Parse(file);
            foreach (var phrase in json.RootElement.EnumerateObject())
            {
                var wordings = phrase.Value.EnumerateObject().ToDictionary(w => Languages.Parse(w.Name), w => Forms(w.Value));
                if (!phrases.TryAdd(phrase.Name, wordings))
                {
                    throw new FormatException($"The phrase '{phrase.Name}' stands twice.");
                }
            }
        }

        return new PhraseBook(phrases);
    }

    /// <summary>Whether the key has a wording in the language.</summary>
    public bool Has(string key, Language language) => phrases.TryGetValue(key, out var wordings) && wordings.ContainsKey(language);

    /// <summary>The phrases in one language.</summary>
    public Words In(Language language) => words[language];

    /// <summary>The plural forms that a phrase has in a language.</summary>
    internal IReadOnlyDictionary<PluralCategory, string> Forms(string key, Language language) =>
        phrases.TryGetValue(key, out var wordings) && wordings.TryGetValue(language, out var forms)
            ? forms
            : throw new KeyNotFoundException($"There is no phrase '{key}' in {language}.");

    private static Dictionary<PluralCategory, string> Forms(JsonElement wording) => wording.ValueKind == JsonValueKind.String
        ? new() { [PluralCategory.Other] = wording.GetString()! }
        : wording.EnumerateObject().ToDictionary(f => Enum.Parse<PluralCategory>(f.Name, ignoreCase: true), f => f.Value.GetString()!);
}

/// <summary>The phrases of a <see cref="PhraseBook"/> in one language.</summary>
/// <param name="book">Where they stand.</param>
/// <param name="language">The language.</param>
public sealed class Words(PhraseBook book, Language language)
{
    /// <summary>The language spoken.</summary>
    public Language Language => language;

    /// <summary>Dates and numbers as the language writes them.</summary>
    public CultureInfo Culture { get; } = CultureOf(language);

    /// <summary>A phrase.</summary>
    /// <exception cref="KeyNotFoundException">The key is in no phrase file.</exception>
    public string this[string key] => book.Forms(key, language)[PluralCategory.Other];

    /// <summary>A phrase whose gaps {0}, {1} … are filled.</summary>
    public string this[string key, params object?[] arguments] => string.Format(Culture, this[key], arguments);

    /// <summary>A phrase that counts: its form follows the number, which fills {0}; further arguments follow.</summary>
    public string Count(string key, int number, params object?[] arguments)
    {
        var forms = book.Forms(key, language);
        var form = forms.GetValueOrDefault(Plurals.Category(language, number)) ?? forms[PluralCategory.Other];
        return string.Format(Culture, form, [number, .. arguments]);
    }

    private static CultureInfo CultureOf(Language language)
    {
        // Arabic papers of the United Nations in Geneva use European digits and the Gregorian calendar.
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(language switch
        {
            Language.Arabic => "ar-LB",
            Language.Chinese => "zh-CN",
            Language.English => "en-GB",
            Language.French => "fr-CH",
            Language.Russian => "ru-RU",
            _ => "es-ES",
        }).Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        culture.NumberFormat.DigitSubstitution = DigitShapes.None;
        return culture;
    }
}

/// <summary>The plural categories of CLDR.</summary>
public enum PluralCategory
{
    /// <summary>Every number that has no form of its own.</summary>
    Other,

    /// <summary>Nothing (Arabic).</summary>
    Zero,

    /// <summary>One, and in Russian also 21, 31 …</summary>
    One,

    /// <summary>Two (Arabic).</summary>
    Two,

    /// <summary>A few: 2–4 in Russian, 3–10 in Arabic.</summary>
    Few,

    /// <summary>Many: 0 and 5–20 in Russian, 11–99 in Arabic.</summary>
    Many,
}

/// <summary>Which plural form a whole number takes (CLDR 45, plural rules).</summary>
public static class Plurals
{
    /// <summary>The plural category of a number that is not negative.</summary>
    public static PluralCategory Category(Language language, int number)
    {
        var tens = number % 100;
        var ones = number % 10;
        return language switch
        {
            Language.Chinese => PluralCategory.Other,
            Language.French => number is 0 or 1 ? PluralCategory.One : PluralCategory.Other,
            Language.Russian when ones == 1 && tens != 11 => PluralCategory.One,
            Language.Russian when ones is >= 2 and <= 4 && tens is < 12 or > 14 => PluralCategory.Few,
            Language.Russian => PluralCategory.Many,
            Language.Arabic when number is 0 => PluralCategory.Zero,
            Language.Arabic when number is 2 => PluralCategory.Two,
            Language.Arabic when tens is >= 3 and <= 10 => PluralCategory.Few,
            Language.Arabic when tens >= 11 => PluralCategory.Many,
            _ => number == 1 ? PluralCategory.One : PluralCategory.Other,
        };
    }
}
