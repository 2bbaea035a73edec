using System.Globalization;
using System.Text.RegularExpressions;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;
using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Block = AttPortal.Documents.Tree.Block;
using MarkdownBlock = Markdig.Syntax.Block;
using MarkdownList = Markdig.Syntax.ListBlock;

namespace AttPortal.Documents.Composition;

/// <summary>
/// Reads the Markdown subset of the portal (docs/text.md) into blocks. What is outside the subset stays visible as it
/// was typed: nothing a person wrote disappears, and nothing becomes markup that the subset does not name.
/// </summary>
internal sealed partial class RichTextReader
{
    private const int DeepestList = 5;
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    private readonly Writing writing;
    private readonly Place place;
    private readonly string source;
    private readonly Dictionary<string, string> notes = [];
    private readonly HashSet<string> called = [];

    private RichTextReader(string markdown, Place place, Writing writing)
    {
        this.writing = writing;
        this.place = place;
        source = TakeNotes(markdown.ReplaceLineEndings("\n"));
    }

    /// <summary>The blocks of a text.</summary>
    public static IReadOnlyList<Block> Blocks(string markdown, Place place, Writing writing)
    {
        var reader = new RichTextReader(markdown, place, writing);
        return [.. reader.Blocks(reader.source), .. reader.NotesNeverCalled()];
    }

    /// <summary>A text that can only stand in a line: its blocks follow one another on new lines.</summary>
    public static IReadOnlyList<Inline> Line(string markdown, Place place, Writing writing) => Flat(Blocks(markdown, place, writing));

    /// <summary>A title: plain words in which only references and placeholders are read.</summary>
    public static IReadOnlyList<Inline> Title(string title, Place place, Writing writing)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            return [writing.Wrong(place, new DomainError("text.no-title"), "print.problem.no-title", "")];
        }

        var reader = new InlineReader(writing, place, _ => null);
        List<Inline> inlines = [];
        var done = 0;
        foreach (Match mark in TitleMark().Matches(title))
        {
            inlines.Add(new Text(title[done..mark.Index]));
            inlines.Add(mark.Groups["open"].Success
                ? new Placeholder(mark.Groups["open"].Value.Trim())
                : reader.Reference(mark.Groups["kind"].Value, mark.Groups["target"].Value));
            done = mark.Index + mark.Length;
        }

        inlines.Add(new Text(title[done..]));
        return [.. inlines.Where(i => i is not Text { Value: "" })];
    }

    /// <summary>Blocks as lines of one paragraph.</summary>
    public static IReadOnlyList<Inline> Flat(IEnumerable<Block> blocks)
    {
        List<Inline> lines = [];
        foreach (var line in blocks.SelectMany(Lines))
        {
            if (lines.Count > 0)
            {
                lines.Add(new LineBreak());
            }

            lines.AddRange(line);
        }

        return lines;
    }

    private static IEnumerable<IReadOnlyList<Inline>> Lines(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Inlines],
        Tree.ListBlock list => list.Items.Select(i => (IReadOnlyList<Inline>)[new Text(i.Label + " "), .. Flat(i.Blocks)]),
        _ => [],
    };

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UseListExtras().DisableHtml();
        builder.BlockParsers.TryRemove<HeadingBlockParser>();
        builder.BlockParsers.TryRemove<ThematicBreakParser>();
        builder.BlockParsers.TryRemove<QuoteBlockParser>();
        builder.BlockParsers.TryRemove<FencedCodeBlockParser>();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        builder.InlineParsers.TryRemove<CodeInlineParser>();
        builder.InlineParsers.TryRemove<HtmlEntityParser>();
        builder.InlineParsers.Insert(0, new MarkParser());
        return builder.Build();
    }

    /// <summary>Takes the texts of notes out of the text; a note goes on until a blank line or the next note.</summary>
    private string TakeNotes(string markdown)
    {
        List<string> kept = [];
        string? note = null;
        foreach (var line in markdown.Split('\n'))
        {
            if (NoteDefinition().Match(line) is { Success: true } definition && !notes.ContainsKey(definition.Groups[1].Value))
            {
                note = definition.Groups[1].Value;
                notes[note] = definition.Groups[2].Value.Trim();
            }
            else if (note is not null && line.Trim().Length > 0)
            {
                notes[note] += "\n" + line.Trim();
            }
            else
            {
                note = null;
                kept.Add(line);
            }
        }

        return string.Join('\n', kept);
    }

    private IReadOnlyList<Block> Blocks(string markdown)
    {
        MarkdownDocument parsed;
        try
        {
            parsed = Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses nesting that would exhaust its stack.
            return TooDeep(markdown);
        }

        var inlines = new InlineReader(writing, place, NoteText) { Source = markdown };
        return [.. parsed.SelectMany(b => Read(b, markdown, inlines, 1))];
    }

    private IEnumerable<Block> Read(MarkdownBlock block, string markdown, InlineReader inlines, int depth) => block switch
    {
        ParagraphBlock paragraph => Body(inlines.Read(paragraph.Inline)),
        MarkdownList when depth > DeepestList => TooDeep(Slice(block, markdown)),
        MarkdownList list => [ReadList(list, markdown, inlines, depth)],
        // An address that a reference link uses: Markdown hides it, but a person typed it.
        LinkReferenceDefinitionGroup group => group.SelectMany(d => Body([new Text(Slice(d, markdown))])),
        _ => Body([new Text(Slice(block, markdown))]),
    };

    private Tree.ListBlock ReadList(MarkdownList list, string markdown, InlineReader inlines, int depth)
    {
        var marker = !list.IsOrdered ? ListMarker.Bullet : list.BulletType switch
        {
            'a' or 'A' => ListMarker.Letter,
            'i' or 'I' => ListMarker.Roman,
            _ => ListMarker.Number,
        };
        var start = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first < 10_000 ? first : 1;
        return new Tree.ListBlock(marker, [.. list.OfType<ListItemBlock>().Select((item, index) => new ListItem(
            null,
            ListLabels.Label(marker, start + index, writing.Language),
            [.. item.SelectMany(b => Read(b, markdown, inlines, depth + 1))]))]);
    }

    private IReadOnlyList<Block> TooDeep(string markdown) =>
    [
        .. Body([writing.Wrong(place, new DomainError("text.nested-too-deep", DeepestList), "print.problem.nested-too-deep", DeepestList.ToString(CultureInfo.InvariantCulture))]),
        .. Body([new Text(markdown.Trim())]),
    ];

    private IEnumerable<Block> NotesNeverCalled() => notes.Keys.Except(called).Order(StringComparer.Ordinal).SelectMany(name =>
        Body([writing.Wrong(place, new DomainError("text.text-without-note", name), "print.problem.text-without-note", notes[name])]));

    private IReadOnlyList<Inline>? NoteText(string name)
    {
        if (!notes.TryGetValue(name, out var text) || text.Length == 0)
        {
            return null;
        }

        called.Add(name);
        var reader = new RichTextReader(text, place, writing);
        return Flat(reader.Blocks(reader.source));
    }

    private static IEnumerable<Block> Body(IReadOnlyList<Inline> inlines) =>
        inlines.Count == 0 ? [] : [new Paragraph(null, null, ParagraphStyle.Body, inlines)];

    private static string Slice(MarkdownObject part, string markdown)
    {
        var start = Math.Clamp(part.Span.Start, 0, markdown.Length);
        return markdown[start..Math.Clamp(part.Span.End + 1, start, markdown.Length)].Trim();
    }

    [GeneratedRegex(@"^\[\^([^\]\s]+)\]:(.*)$")]
    private static partial Regex NoteDefinition();

    [GeneratedRegex(@"\[\[(?<kind>[a-zA-Z]+)(?::(?<target>[^\]\n]+))?\]\]|\{\{(?<open>[^{}\n]*[^{}\s][^{}\n]*)\}\}")]
    private static partial Regex TitleMark();
}
