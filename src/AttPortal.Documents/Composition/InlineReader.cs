using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;
using Markdig.Syntax.Inlines;
using Inline = AttPortal.Documents.Tree.Inline;

namespace AttPortal.Documents.Composition;

/// <summary>Reads what stands in a line of Markdown.</summary>
/// <param name="writing">The paper under way.</param>
/// <param name="place">Where the text stands.</param>
/// <param name="noteText">The text of a note by its name; null where it has none.</param>
internal sealed class InlineReader(Writing writing, Place place, Func<string, IReadOnlyList<Inline>?> noteText)
{
    private const int Deepest = 8;

    /// <summary>The Markdown that is read, for showing as typed what is outside the subset.</summary>
    public string Source { get; init; } = "";

    public IReadOnlyList<Inline> Read(ContainerInline? container) => Read(container, 1);

    /// <summary>What a reference prints: a number, a letter, a symbol; or what is wrong with it.</summary>
    public Inline Reference(string kind, string target)
    {
        var book = writing.Setting.References;
        return kind switch
        {
            "item" when book.Items.TryGetValue(target, out var number) => new Reference(Anchors.Item(target), [new Text(number)]),
            "item" => Wrong("item", target),
            "question" when book.Questions.TryGetValue(target, out var number) =>
                new Reference(Anchors.Question(target), [new Text(PrintNames.Question(number, writing.Language))]),
            "question" => Wrong("question", target),
            "annex" when book.Annexes.Contains(target) => new Reference(Anchors.Annex(target), [new Text(PrintNames.Annex(target, writing.Language))]),
            "annex" => Wrong("annex", target),
            "doc" when target.Length > 0 => Symbol(target),
            "deadline" when book.Deadline is { } deadline => new Strong([new Text(deadline)]),
            "sendTo" when book.SendTo is { } address => new Link("mailto:" + address, [new Text(address)]),
            _ => writing.Wrong(place, new DomainError("text.unknown-reference", kind), "print.problem.reference", kind),
        };
    }

    private Inline Symbol(string symbol)
    {
        var known = writing.Setting.References.Documents.FirstOrDefault(d => string.Equals(d.Key, symbol, StringComparison.OrdinalIgnoreCase));
        // A symbol that the portal does not hold is still a citation; it only leads nowhere.
        return known.Value is null ? new Text(symbol) : new Link(known.Value.AbsoluteUri, [new Text(symbol)]);
    }

    private Problem Wrong(string kind, string target) =>
        writing.Wrong(place, new DomainError($"text.unknown-{kind}", target), $"print.problem.{kind}", target);

    private List<Inline> Read(ContainerInline? container, int depth)
    {
        List<Inline> inlines = [];
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            foreach (var read in Read(inline, depth))
            {
                // Markdig parts text at every sign that might have been markup; one text reads and compares better.
                if (read is Text text && inlines is [.., Text before])
                {
                    inlines[^1] = new Text(before.Value + text.Value);
                }
                else if (read is not Text { Value: "" })
                {
                    inlines.Add(read);
                }
            }
        }

        return inlines;
    }

    private IEnumerable<Inline> Read(Markdig.Syntax.Inlines.Inline inline, int depth) => inline switch
    {
        LiteralInline literal => [new Text(literal.Content.ToString())],
        _ when depth > Deepest => [new Text(AsTyped(inline))],
        EmphasisInline { DelimiterChar: '*' or '_' } emphasis => [emphasis.DelimiterCount > 1
            ? new Strong(Read(emphasis, depth + 1))
            : new Emphasis(Read(emphasis, depth + 1))],
        LinkInline { IsImage: false } link when Allowed(link.Url) is { } url => [new Link(url, Words(Read(link, depth + 1), url))],
        AutolinkInline auto when Allowed(auto.IsEmail ? "mailto:" + auto.Url : auto.Url) is { } url => [new Link(url, [new Text(auto.Url)])],
        LineBreakInline { IsHard: true } => [new LineBreak()],
        LineBreakInline soft => [new Text(JoinsWithoutSpace(soft) ? "" : " ")],
        ReferenceMark mark => [Reference(mark.Kind, mark.Target)],
        PlaceholderMark mark => [new Placeholder(mark.Words)],
        NoteMark mark => [Note(mark.Name)],
        // Signs that opened something and never closed it, with what stands behind them.
        DelimiterInline delimiter => [new Text(delimiter.ToLiteral()), .. Read((ContainerInline)delimiter, depth)],
        _ => [new Text(AsTyped(inline))],
    };

    private Inline Note(string name)
    {
        if (noteText(name) is not { } text)
        {
            return writing.Wrong(place, new DomainError("text.note-without-text", name), "print.problem.note-without-text", name);
        }

        return new Note(writing.NextNote(), text);
    }

    private string AsTyped(Markdig.Syntax.Inlines.Inline inline)
    {
        var start = Math.Clamp(inline.Span.Start, 0, Source.Length);
        return Source[start..Math.Clamp(inline.Span.End + 1, start, Source.Length)];
    }

    private static List<Inline> Words(List<Inline> words, string url) => words.Count > 0 ? words : [new Text(url)];

    /// <summary>Only addresses that lead to a page or a letter box; a script or a local file is no address.</summary>
    private static string? Allowed(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto" ? uri!.AbsoluteUri : null;

    /// <summary>Chinese writes no spaces: a line that was wrapped while typing goes on without one.</summary>
    private static bool JoinsWithoutSpace(LineBreakInline soft) =>
        soft.PreviousSibling is LiteralInline { Content.Length: > 0 } before && soft.NextSibling is LiteralInline { Content.Length: > 0 } after
        && IsIdeographic(before.Content.AsSpan()[^1]) && IsIdeographic(after.Content.AsSpan()[0]);

    private static bool IsIdeographic(char sign) => sign is >= '\u3000' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFFEF';
}
