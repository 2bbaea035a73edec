using System.Globalization;
using System.Text.RegularExpressions;
using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Papers;

/// <summary>
/// The name of a document, as in ATT/CSP11.WGTU/2025/CHAIR/828/Conf.Rep; one for all its language versions. Kept as printed and
/// compared without regard to case. No rule for symbols is published: what is read here is what was seen on documents of both
/// eras, and codes of authors and types that nobody has seen yet are legal.
/// </summary>
public sealed partial class DocumentSymbol : IEquatable<DocumentSymbol>
{
    /// <summary>The longest symbol, in characters.</summary>
    public const int Longest = 120;

    private readonly string stem;

    private DocumentSymbol(string text, string stem, SymbolEra era, IReadOnlyList<SymbolPart> parts)
    {
        Text = text;
        this.stem = stem;
        Era = era;
        Parts = parts;
    }

    /// <summary>As printed.</summary>
    public string Text { get; }

    /// <summary>How it is built.</summary>
    public SymbolEra Era { get; }

    /// <summary>What it is made of, from left to right.</summary>
    public IReadOnlyList<SymbolPart> Parts { get; }

    /// <summary>The Conference of the body, 12 for CSP12; null for a body that belongs to none.</summary>
    public int? Conference => Find(SymbolPartKind.Conference) is { } part ? int.Parse(part.Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The body as printed, as in CSP12.WGTU or VTF.</summary>
    public string Body => string.Join('.', Parts.Where(p => p.Kind is SymbolPartKind.Conference or SymbolPartKind.Body or SymbolPartKind.Group).Select(p => p.Text));

    /// <summary>The body of a cycle, as in WGTU; null for the Conference itself.</summary>
    public string? Group => Find(SymbolPartKind.Group)?.Text.ToUpperInvariant();

    /// <summary>The calendar year of issue, which is not the cycle; null where the symbol names none.</summary>
    public int? Year => Find(SymbolPartKind.Year) is { } part ? int.Parse(part.Text, CultureInfo.InvariantCulture) : null;

    /// <summary>Who submitted or issued it; null in the early era.</summary>
    public string? Author => Find(SymbolPartKind.Author)?.Text;

    /// <summary>The running number since 2017; before, the number within its series.</summary>
    public int Number => int.Parse(Find(SymbolPartKind.Number)!.Text, CultureInfo.InvariantCulture);

    /// <summary>The type without meeting and revision, as in Conf.WP.UNIV; in the early era the series, or nothing.</summary>
    public string Type => string.Join('.', Parts.Where(p => p.Kind is SymbolPartKind.Type or SymbolPartKind.Version).Select(p => p.Text));

    /// <summary>Which meeting of the group in its cycle; null where the symbol names none.</summary>
    public int? Meeting => Find(SymbolPartKind.Meeting) is { } part ? int.Parse(part.Value, CultureInfo.InvariantCulture) : null;

    /// <summary>0 for the first issue; Rev. without a number counts as the first revision.</summary>
    public int Revision => Parts[^1] is { Kind: SymbolPartKind.Revision } part ? NumberOf(part) : 0;

    /// <summary>Whether the type says that it is a draft: DrAgenda, Dr.</summary>
    public bool IsDraft => Parts.Any(p => p.Kind == SymbolPartKind.Type && DraftCode().IsMatch(p.Text));

    /// <summary>What makes this a document of its own under another; null for a document that stands by itself.</summary>
    public SymbolPart? Ending => Parts.LastOrDefault(p => p.Kind != SymbolPartKind.Revision) is { MakesAnotherDocument: true } ending ? ending : null;

    /// <summary>
    /// By what revisions, annexes, addenda and corrigenda are found to belong together. Since 2017 the number alone does it.
    /// </summary>
    public string Family => Era == SymbolEra.Running ? Number.ToString(CultureInfo.InvariantCulture) : stem.ToUpperInvariant().Replace("CONF/", "CONF.", StringComparison.Ordinal);

    /// <summary>The symbol without its revision: what all revisions of one document share.</summary>
    public DocumentSymbol WithoutRevision => Revision == 0 ? this : Known(CutBefore(Parts[^1]));

    /// <summary>The document under which this one hangs, in the revision that it names; null for one that stands by itself.</summary>
    public DocumentSymbol? Parent => Ending is { } ending ? Known(WithoutRevision.CutBefore(ending)) : null;

    /// <summary>As it stands in addresses: att-csp11-2025-sec-834-conf-finrep.</summary>
    public string Slug => NotInAddresses().Replace(Text.ToLowerInvariant(), "-").Trim('-');

    /// <summary>
    /// By what lists are sorted, character by character: the order of a final report's list, in which running numbers rise, and what
    /// belongs to a document follows it.
    /// </summary>
    public string SortKey => Era == SymbolEra.Running
        ? string.Create(CultureInfo.InvariantCulture, $"2 {Number:D6} {Text.ToUpperInvariant()}")
        : string.Create(CultureInfo.InvariantCulture, $"1 {Conference ?? 0:D4} {SeriesRank} {Number:D6} {Text.ToUpperInvariant()}");

    private int SeriesRank => Type.ToUpperInvariant() switch { "" => 0, "WP" => 1, "INF" => 2, _ => 3 };

    /// <summary>Reads a symbol as people type or copy it: stray spaces and invisible marks are dropped, nothing else is altered.</summary>
    /// <returns>
    /// The symbol; refused as symbols.empty, symbols.too-long, symbols.control, symbols.cyrillic, symbols.greek, symbols.letter (each
    /// names the letter and its place) or symbols.not-a-symbol.
    /// </returns>
    public static Result<DocumentSymbol> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = SymbolText.Clean(text, Longest);
        if (clean.IsRefused)
        {
            return clean.Error;
        }

        return (Running(clean.Value) ?? Early(clean.Value)) is { } symbol ? symbol : new DomainError("symbols.not-a-symbol", clean.Value);
    }

    /// <summary>A symbol that the program itself wrote.</summary>
    /// <exception cref="FormatException">It is none: a broken assumption, not a user's error.</exception>
    public static DocumentSymbol Known(string text) => Parse(text) is { IsRefused: false } symbol ? symbol.Value : throw new FormatException($"'{text}' is no document symbol.");

    /// <summary>Puts a symbol together from what a person chose.</summary>
    /// <param name="body">As in CSP12.WGTU.</param>
    /// <param name="year">The calendar year of issue.</param>
    /// <param name="author">As in CHAIR.</param>
    /// <param name="number">The running number.</param>
    /// <param name="type">As in Conf.Rep.</param>
    public static Result<DocumentSymbol> Of(string body, int year, string author, int number, string type) =>
        Parse(string.Create(CultureInfo.InvariantCulture, $"ATT/{body}/{year:D4}/{author}/{number}/{type}"));

    /// <summary>The symbol of a revision of this document, as they are written in its era.</summary>
    public DocumentSymbol Revised(int revision) => Known(string.Create(
        CultureInfo.InvariantCulture, $"{WithoutRevision.Text}{(Era == SymbolEra.Early ? "/Rev." : Ending is null ? ".Rev" : "/Rev")}{revision}"));

    /// <summary>The symbol of an addendum to what this symbol names.</summary>
    public DocumentSymbol Added(int number) => Known(string.Create(CultureInfo.InvariantCulture, $"{Text.TrimEnd('.')}/Add.{number}"));

    /// <summary>The symbol of a corrigendum to what this symbol names.</summary>
    public DocumentSymbol Corrected(int number) => Known(string.Create(CultureInfo.InvariantCulture, $"{Text.TrimEnd('.')}/Corr.{number}"));

    /// <summary>The symbol of an annex of this document that is issued apart.</summary>
    /// <param name="letter">Its letter; null where it is the only one.</param>
    public DocumentSymbol Annexed(char? letter) => Known($"{Text.TrimEnd('.')}/Annex{(letter is null ? "" : $".{letter}")}");

    /// <inheritdoc/>
    public bool Equals(DocumentSymbol? other) => other is not null && string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DocumentSymbol);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static DocumentSymbol? Running(string text)
    {
        var match = RunningForm().Match(text);
        if (!match.Success)
        {
            return null;
        }

        string Of(string name) => match.Groups[name].Value;
        List<SymbolPart> parts = [.. BodyParts(Of("body")), new(SymbolPartKind.Year, Of("year")), new(SymbolPartKind.Author, Of("author")), new(SymbolPartKind.Number, Of("number"))];
        foreach (var code in Of("type").Split('.'))
        {
            var isFirst = parts[^1].Kind == SymbolPartKind.Number;
            parts.Add(code switch
            {
                _ when isFirst && MeetingCode().IsMatch(code) => new(SymbolPartKind.Meeting, code, code[1..]),
                _ when VersionCode().IsMatch(code) => new(SymbolPartKind.Version, code, code[1..]),
                _ => new(SymbolPartKind.Type, code),
            });
        }

        if (Of("revision") is { Length: > 0 } revision)
        {
            parts.Add(EndingOf(revision[1..]));
        }

        parts.AddRange(Endings(Of("rest")));
        return new DocumentSymbol(text, text[..match.Groups["rest"].Index], SymbolEra.Running, parts);
    }

    private static DocumentSymbol? Early(string text)
    {
        var match = EarlyForm().Match(text);
        if (!match.Success)
        {
            return null;
        }

        List<SymbolPart> parts = [.. BodyParts(match.Groups["body"].Value)];
        if (match.Groups["year"] is { Success: true } year)
        {
            parts.Add(new(SymbolPartKind.Year, year.Value));
        }

        if (match.Groups["series"] is { Success: true } series)
        {
            parts.Add(new(SymbolPartKind.Type, series.Value));
        }

        parts.Add(new(SymbolPartKind.Number, match.Groups["number"].Value));
        parts.AddRange(Endings(match.Groups["rest"].Value));
        return new DocumentSymbol(text, text[..match.Groups["rest"].Index], SymbolEra.Early, parts);
    }

    private static IEnumerable<SymbolPart> BodyParts(string body)
    {
        yield return new(SymbolPartKind.Treaty, "ATT");
        var codes = body.Split('.');
        var isConference = ConferenceCode().IsMatch(codes[0]);
        yield return isConference ? new(SymbolPartKind.Conference, codes[0], codes[0][3..]) : new(SymbolPartKind.Body, codes[0], string.Concat(codes[0].Where(char.IsAsciiDigit)));
        foreach (var group in codes.Skip(1))
        {
            yield return new(SymbolPartKind.Group, group);
        }
    }

    private static IEnumerable<SymbolPart> Endings(string rest) => rest.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(EndingOf);

    private static SymbolPart EndingOf(string text)
    {
        var match = KnownEnding().Match(text);
        return match.Success
            ? new(
                match.Groups["code"].Value.ToUpperInvariant() switch
                {
                    "REV" => SymbolPartKind.Revision,
                    "ADD" => SymbolPartKind.Addendum,
                    "CORR" => SymbolPartKind.Corrigendum,
                    _ => SymbolPartKind.Annex,
                },
                text,
                match.Groups["value"].Value)
            : new(SymbolPartKind.Other, text);
    }

    private static int NumberOf(SymbolPart part) => part.Value.Length == 0 ? 1 : int.Parse(part.Value, CultureInfo.InvariantCulture);

    /// <summary>The text before a part and the mark that leads to it; the part is the last of its text.</summary>
    private string CutBefore(SymbolPart part) => Text[..(Text.LastIndexOf(part.Text, StringComparison.Ordinal) - 1)];

    private SymbolPart? Find(SymbolPartKind kind) => Parts.FirstOrDefault(p => p.Kind == kind);

    // A body that is not known is legal, as authors and types are; so is a group of a cycle other than the working groups (CSP11.MC).
    [GeneratedRegex(@"^ATT/(?<body>[A-Z]+\d{0,4}(?:\.[A-Z][A-Z0-9]*)*)/(?<year>20\d\d)/(?<author>[A-Z]+(?:[.-][A-Z]+)*)/(?<number>\d{1,5})/(?<type>[A-Z0-9]+(?:\.[A-Z0-9]+)*?)(?<revision>\.Rev\.?\d{0,3})?(?<rest>(?:/[A-Z]+\d{0,3}(?:\.[A-Z0-9]*)?)*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RunningForm();

    [GeneratedRegex(@"^ATT/(?<body>CSP\d{1,3})/(?:(?<year>20\d\d)/)?(?:(?<series>CONF)[./]|(?<series>WP|INF)\.)?(?<number>(?!20\d\d(?:/|$))\d{1,4})(?<rest>(?:/[A-Z]+\d{0,3}(?:\.[A-Z0-9]*)?)*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EarlyForm();

    [GeneratedRegex(@"^CSP\d{1,4}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ConferenceCode();

    [GeneratedRegex(@"^M\d{1,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MeetingCode();

    [GeneratedRegex(@"^v\d{1,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VersionCode();

    [GeneratedRegex(@"^Dr(?:[A-Z]|$)")]
    private static partial Regex DraftCode();

    [GeneratedRegex(@"^(?:(?<code>Rev|Add|Corr)(?:\.?(?<value>\d{1,3})|\.)?|(?<code>Annex)(?:\.?(?<value>\d{1,3}|[A-Z])|\.)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KnownEnding();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInAddresses();
}
