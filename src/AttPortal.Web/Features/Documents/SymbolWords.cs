using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Papers;

namespace AttPortal.Web.Features.Documents;

/// <summary>Names that the codes of symbols stand for and that the portal keeps elsewhere.</summary>
/// <param name="Groups">Code of a working group → its name.</param>
/// <param name="States">ISO 3166 alpha-3 code → the State's name.</param>
public sealed record SymbolNames(IReadOnlyDictionary<string, string> Groups, IReadOnlyDictionary<string, string> States);

/// <summary>A part of a symbol and what it says.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Meaning">In the reader's language.</param>
public sealed record SymbolMeaning(string Text, string Meaning);

/// <summary>Says what a document symbol is made of. Nobody publishes what the codes mean; this is what was seen on documents.</summary>
internal static class SymbolWords
{
    /// <summary>Codes of authors that were seen.</summary>
    public static readonly IReadOnlyList<string> Authors = ["SEC", "SEC.FIN", "PRES", "CHAIR", "MC"];

    /// <summary>Codes of types that were seen.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        "Conf", "FinRep", "Rep", "WP", "DrAgenda", "AnnAgenda", "Agenda", "PoW", "AnnPoW", "IntroPaper", "DrWP", "DiscPaper", "LetterWorkPlans", "LetterSubDocs",
        "ToR", "Cons", "Dr", "WG", "IAC", "UNIV", "SecRep", "SponProgRep", "Prop", "NP", "PartList",
    ];

    private static readonly string[] Series = ["WP", "INF", "CONF"];
    private static readonly string[] Bodies = ["VTF", "MC"];

    /// <summary>Each part with its meaning, from left to right.</summary>
    public static IReadOnlyList<SymbolMeaning> Explain(this Words words, DocumentSymbol symbol, SymbolNames names) =>
        [.. symbol.Parts.Select(p => new SymbolMeaning(p.Text, words.MeaningOf(symbol, p, names) ?? words["symbols.unknown"]))];

    /// <summary>Who issued a document, as far as its symbol says; null for a code that is not known.</summary>
    public static string? AuthorOf(this Words words, string author, SymbolNames names)
    {
        if (Known(Authors, author) is { } code)
        {
            return words[$"symbols.author.{code}"];
        }

        var states = author.ToUpperInvariant().Split('-').Select(c => names.States.GetValueOrDefault(c)).ToList();
        return states.TrueForAll(s => s is not null) ? string.Join(words["symbols.and"], states) : null;
    }

    private static string? MeaningOf(this Words words, DocumentSymbol symbol, SymbolPart part, SymbolNames names) => part.Kind switch
    {
        SymbolPartKind.Treaty => words["papers.treaty"],
        SymbolPartKind.Conference => words["symbols.conference", words.ConferenceName(int.Parse(part.Value, System.Globalization.CultureInfo.InvariantCulture))],
        SymbolPartKind.Body => Known(Bodies, part.Text.TrimEnd("0123456789".ToCharArray())) is { } body
            ? part.Value.Length > 0 ? words["symbols.body-cycle", words[$"symbols.body.{body}"], part.Value] : words[$"symbols.body.{body}"]
            : null,
        SymbolPartKind.Group => names.Groups.GetValueOrDefault(part.Text.ToUpperInvariant()) ?? (Known(Bodies, part.Text) is { } group ? words[$"symbols.body.{group}"] : null),
        SymbolPartKind.Year => words["symbols.year"],
        SymbolPartKind.Author => words.AuthorOf(part.Text, names),
        SymbolPartKind.Number => words[symbol.Era == SymbolEra.Running ? "symbols.number" : "symbols.number-early"],
        SymbolPartKind.Meeting => words["symbols.meeting", part.Value],
        SymbolPartKind.Version => words["symbols.version", part.Value],
        SymbolPartKind.Type when symbol.Era == SymbolEra.Early => Known(Series, part.Text) is { } series ? words[$"symbols.series.{series}"] : null,
        SymbolPartKind.Type when part.Text is ['2', '0', _, _, 'B' or 'b', ..] && part.Text.EndsWith("bud", StringComparison.OrdinalIgnoreCase) => words["symbols.budget", part.Text[..4]],
        SymbolPartKind.Type => Known(Types, part.Text) is { } type ? words[$"symbols.type.{type}"] : null,
        SymbolPartKind.Other => null,
        _ => part.Value.Length > 0 ? words[$"symbols.ending-of.{part.Kind}", part.Value] : words[$"symbols.ending.{part.Kind}"],
    };

    private static string? Known(IEnumerable<string> codes, string code) => codes.FirstOrDefault(c => string.Equals(c, code, StringComparison.OrdinalIgnoreCase));
}
