using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AttPortal.Domain.Shared;

/// <summary>
/// What a text states in figures: numbers, days, months, years, hours, document symbols. A translation states the same, in whatever
/// words; one that says 15 March where its original says 5 March is caught. Numbers spelled out in words are beyond this, so a small
/// number that one of the texts lacks is taken for spelled out, unless the other has a different one in its place.
/// </summary>
public sealed partial class StatedFacts
{
    /// <summary>Numbers up to this one are spelled out in running text.</summary>
    private const int SpelledOut = 12;

    private static readonly Dictionary<Language, string[]> Months = new()
    {
        [Language.English] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        [Language.French] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        [Language.Spanish] = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        [Language.Russian] = ["январ[яье]", "феврал[яье]", "март[ае]?", "апрел[яье]", "ма[яйе]", "июн[яье]", "июл[яье]", "август[ае]?", "сентябр[яье]", "октябр[яье]", "ноябр[яье]", "декабр[яье]"],
        // The names of the west, and those of the east, of which papers often print both.
        [Language.Arabic] =
        [
            "يناير|كانون الثاني", "فبراير|شباط", "مارس|آذار", "أبريل|نيسان", "مايو|أيار", "يوني[وه]|حزيران", "يولي[وه]|تموز",
            "أغسطس|آب", "سبتمبر|أيلول", "أكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني", "ديسمبر|كانون الأول",
        ],
        [Language.Chinese] = [.. "一 二 三 四 五 六 七 八 九 十 十一 十二".Split(' ').Select((name, i) => $"(?:(?<!\\d){i + 1}|{name}) ?月 ?")],
    };

    private static readonly Dictionary<Language, Regex> MonthPatterns = Months.ToDictionary(m => m.Key, m => Pattern(m.Key, m.Value));

    private readonly Dictionary<string, string> symbols = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, string> months = [];
    private readonly Dictionary<(int Month, int Day), string> days = [];
    private readonly Dictionary<string, string> numbers = [];

    private StatedFacts()
    {
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">In the Markdown subset of all papers.</param>
    /// <param name="language">Its language.</param>
    public static StatedFacts Of(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var facts = new StatedFacts();
        // Marks of the text itself state nothing: what they point at is numbered by the portal.
        var rest = Marks().Replace(Latin(text), " ");
        rest = Symbol().Replace(rest, m =>
        {
            var symbol = m.Value.TrimEnd('.', ',', '/');
            facts.symbols.TryAdd(symbol, symbol);
            return " ";
        });
        rest = MonthPatterns[language].Replace(rest, m =>
        {
            var month = Enumerable.Range(1, 12).First(i => m.Groups[$"m{i}"].Success);
            if (int.TryParse(m.Groups["day"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var day))
            {
                facts.days.TryAdd((month, day), m.Value.Trim());
            }
            else
            {
                facts.months.TryAdd(month, m.Value.Trim());
            }

            return $" {m.Groups["first"].Value} ";
        });
        rest = DottedHour().Replace(rest, "${hour} ${minute}");
        rest = AfterNoon().Replace(rest, m => (int.Parse(m.Groups["hour"].Value, CultureInfo.InvariantCulture) is < 12 and var hour ? hour + 12 : 12).ToString(CultureInfo.InvariantCulture) + m.Groups["rest"].Value);
        foreach (Match number in Number(language).Matches(rest))
        {
            facts.Add(number.Value, language);
        }

        return facts;
    }

    /// <summary>How a translation differs; null where it states the same.</summary>
    /// <param name="translation">What the translation states.</param>
    public FactsDifference? DifferenceFrom(StatedFacts translation)
    {
        ArgumentNullException.ThrowIfNull(translation);
        List<string> lacking = [.. symbols.Where(s => !translation.symbols.ContainsKey(s.Key)).Select(s => s.Value)];
        List<string> added = [.. translation.symbols.Where(s => !symbols.ContainsKey(s.Key)).Select(s => s.Value)];
        var lackingNumbers = numbers.Where(n => !translation.States(n.Key)).ToList();
        var addedNumbers = translation.numbers.Where(n => !States(n.Key)).ToList();
        lacking.AddRange(days.Where(d => !translation.Names(d.Key)).Select(d => d.Value));
        added.AddRange(translation.days.Where(d => !Names(d.Key)).Select(d => d.Value));
        var lackingMonths = months.Where(m => !translation.NamesMonth(m.Key)).ToList();
        var addedMonths = translation.months.Where(m => !NamesMonth(m.Key)).ToList();
        var isExchanged = lackingNumbers.Count > 0 && addedNumbers.Count > 0;
        lacking.AddRange(lackingNumbers.Where(n => isExchanged || !MayBeSpelledOut(n.Key)).Select(n => n.Value));
        added.AddRange(addedNumbers.Where(n => isExchanged || !MayBeSpelledOut(n.Key)).Select(n => n.Value));
        lacking.AddRange(lackingMonths.Select(m => m.Value));
        added.AddRange(addedMonths.Select(m => m.Value));
        return lacking.Count + added.Count == 0 ? null : new FactsDifference(lacking, added);
    }

    private static string Key(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool MayBeSpelledOut(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= SpelledOut;

    private static Regex Pattern(Language language, string[] names)
    {
        // A name stands alone, also behind the short words that Arabic writes together with it. In English, May begins a sentence
        // too, and then it is no month. The longer number goes first, or 12月 would be read as 2月.
        var alternatives = string.Join('|', Enumerable.Range(1, 12).Reverse().Select(i => $"(?<m{i}>{names[i - 1]})"));
        var pattern = language switch
        {
            Language.Chinese => $@"(?:{alternatives})(?:(?:(?<first>\d{{1,2}}) ?日? ?(?:[至到和、—–-]|以及) ?)?(?<day>\d{{1,2}}) ?日)?",
            Language.Arabic => $@"(?:(?<!\d)(?<day>\d{{1,2}})\s+(?:من\s+)?)?(?<!\p{{L}})[وفبلك]?(?:{alternatives})(?!\p{{L}})(?:/(?:{alternatives})(?!\p{{L}}))?",
            Language.English => $@"(?<!\d)(?<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{alternatives})(?!\p{{L}})|(?<!\p{{L}})(?:{alternatives})(?!\p{{L}})(?:(?<=May)(?=\s\d)|(?<!May))(?:\s+(?<day>\d{{1,2}})(?!\d))?",
            _ => $@"(?:(?<!\d)(?<day>\d{{1,2}})(?:er|-го|-е)?\s+(?:de\s+)?)?(?<!\p{{L}})(?:{alternatives})(?!\p{{L}})",
        };
        return new Regex(pattern, RegexOptions.CultureInvariant | (language is Language.English ? RegexOptions.None : RegexOptions.IgnoreCase));
    }

    private static string Latin(string text)
    {
        var latin = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(sign);
            if (category == UnicodeCategory.DecimalDigitNumber)
            {
                latin.Append((char)('0' + (int)char.GetNumericValue(sign)));
            }
            else if (category != UnicodeCategory.Format)
            {
                latin.Append(sign);
            }
        }

        return latin.ToString();
    }

    private static Regex Number(Language language) => language switch
    {
        Language.English or Language.Chinese => CommaGroups(),
        Language.Spanish => DotGroups(),
        Language.Arabic => ArabicGroups(),
        _ => SpaceGroups(),
    };

    /// <summary>A number in figures, be it the day or the month of a date.</summary>
    private bool States(string number) => numbers.ContainsKey(number)
        || (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && (months.ContainsKey(value) || days.Keys.Any(d => d.Day == value || d.Month == value)));

    private bool NamesMonth(int month) => months.ContainsKey(month) || numbers.ContainsKey(Key(month)) || days.Keys.Any(d => d.Month == month);

    /// <summary>A day of a month: as one date, or as the days and the month of several.</summary>
    private bool Names((int Month, int Day) date) => days.ContainsKey(date)
        || (numbers.ContainsKey(Key(date.Day)) && !days.Keys.Any(d => d.Month == date.Month) && NamesMonth(date.Month));

    private void Add(string written, Language language)
    {
        var decimalSign = language is Language.English or Language.Chinese ? '.' : ',';
        var digits = new StringBuilder(written.Length);
        var hasFraction = false;
        for (var i = 0; i < written.Length; i++)
        {
            if (char.IsAsciiDigit(written[i]))
            {
                digits.Append(written[i]);
            }
            else if ((written[i] == decimalSign || written[i] is '.' or '٫') && written.Length - i - 1 != 3 && i == written.LastIndexOf(written[i]))
            {
                hasFraction = true;
                digits.Append('.');
            }
        }

        // An hour on the hour is written with its minutes or without them.
        var key = hasFraction ? digits.ToString().TrimEnd('0').TrimEnd('.') : digits.ToString();
        key = key.TrimStart('0');
        if (key.Length > 0)
        {
            numbers.TryAdd(key, written);
        }
    }

    [GeneratedRegex(@"\[\[[^\]]*\]\]|\[\^[^\]]*\]:?|\{\{[^}]*\}\}|\]\([^)]*\)|https?://\S+|\S+@\S+|(?m:^\s*\d+[.)]\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\bATT/[A-Za-z0-9./-]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Symbol();

    [GeneratedRegex(@"(?<![\d:.])(?<hour>\d{1,2})(?<rest>(?:[:.]\d\d)?)\s*p\.?m\b|下午\s*(?<hour>\d{1,2})(?<rest>)(?=[:：时點点])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AfterNoon();

    [GeneratedRegex(@"(?<![\d.])(?<hour>[01]?\d|2[0-3])[.](?<minute>[0-5]\d)(?=\s*(?:h|ч)(?!\p{L})|\s*(?:horas|час))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DottedHour();

    // Digits behind a letter belong to a name, as in CSP12 and КГУ-12; behind a Chinese or Arabic one they stand for themselves.
    [GeneratedRegex(@"(?<![A-Za-z\u0400-\u04ff\d])(?<![A-Za-z\u0400-\u04ff]-)\d{1,3}(?:,\d{3})+(?!\d)|(?<![A-Za-z\u0400-\u04ff\d])(?<![A-Za-z\u0400-\u04ff]-)\d+(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex CommaGroups();

    [GeneratedRegex(@"(?<![A-Za-z\u0400-\u04ff\d])(?<![A-Za-z\u0400-\u04ff]-)\d{1,3}(?:[.\u00a0\u202f\u2009 ]\d{3})+(?!\d)|(?<![A-Za-z\u0400-\u04ff\d])(?<![A-Za-z\u0400-\u04ff]-)\d+(?:[.,]\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex DotGroups();

    [GeneratedRegex(@"(?<![A-Za-z\u0400-\u04ff\d])(?<![A-Za-z\u0400-\u04ff]-)\d{1,3}(?:[٬,.]\d{3})+(?!\d)|(?<![A-Za-z\u0400-\u04ff\d])(?<![A-Za-z\u0400-\u04ff]-)\d+(?:[٫.]\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex ArabicGroups();

    [GeneratedRegex(@"(?<![A-Za-z\u0400-\u04ff\d])(?<![A-Za-z\u0400-\u04ff]-)\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)|(?<![A-Za-z\u0400-\u04ff\d])(?<![A-Za-z\u0400-\u04ff]-)\d+(?:[.,]\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex SpaceGroups();
}

/// <summary>What an original states and its translation does not, and the other way round, as it is written there.</summary>
/// <param name="Lacking">Of the original.</param>
/// <param name="Added">Of the translation.</param>
public sealed record FactsDifference(IReadOnlyList<string> Lacking, IReadOnlyList<string> Added)
{
    /// <summary>In signs alone, for whatever language: 5 ≠ 15.</summary>
    public override string ToString() => $"{Side(Lacking)} ≠ {Side(Added)}";

    private static string Side(IReadOnlyList<string> facts) => facts.Count == 0 ? "–" : string.Join(", ", facts);
}
