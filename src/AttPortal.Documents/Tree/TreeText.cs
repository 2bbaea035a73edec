using System.Text;

namespace AttPortal.Documents.Tree;

/// <summary>A section of a paper as plain text.</summary>
/// <param name="Anchor">The anchor of its heading, or of the part for what stands before the first heading.</param>
/// <param name="Title">Its heading with its number.</param>
/// <param name="Text">What it says: paragraphs parted by blank lines, labels and numbers included.</param>
public sealed record TextSection(string Anchor, string Title, string Text);

/// <summary>Plain text of a paper, for comparing versions and for searching.</summary>
public static class TreeText
{
    /// <summary>The sections in order: one for what stands before the first heading of a part, one for each heading.</summary>
    public static IReadOnlyList<TextSection> Sections(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        List<TextSection> sections = [];
        foreach (var part in document.Parts)
        {
            var (anchor, title) = (part.Anchor, part.Title);
            List<string> paragraphs = part.Subtitle is null ? [] : [part.Subtitle];
            foreach (var block in part.Blocks)
            {
                if (block is Heading heading)
                {
                    sections.Add(new TextSection(anchor, title, string.Join("\n\n", paragraphs)));
                    (anchor, title) = (heading.Anchor, TitleOf(heading));
                    paragraphs = [];
                }
                else
                {
                    paragraphs.AddRange(Paragraphs(block));
                }
            }

            sections.Add(new TextSection(anchor, title, string.Join("\n\n", paragraphs)));
        }

        return sections;
    }

    /// <summary>The words of a line, without its notes.</summary>
    public static string Of(IEnumerable<Inline> inlines)
    {
        ArgumentNullException.ThrowIfNull(inlines);
        var text = new StringBuilder();
        Write(inlines, text);
        return text.ToString();
    }

    internal static string TitleOf(Heading heading) => Numbered(heading.Number, Of(heading.Inlines));

    private static string Numbered(string? number, string text) => string.IsNullOrEmpty(number) ? text : $"{number} {text}".TrimEnd();

    private static IEnumerable<string> Paragraphs(Block block) => block switch
    {
        Heading heading => [TitleOf(heading)],
        Paragraph paragraph => [Numbered(paragraph.Number, Of(paragraph.Inlines)), .. Notes(paragraph.Inlines)],
        Quoted quoted => quoted.Paragraphs.Select(p => Of(p.Inlines)),
        ListBlock list => list.Items.Select(i => Numbered(i.Label, string.Join("\n", i.Blocks.SelectMany(Paragraphs)))),
        Questions questions => [questions.Heading, .. questions.Items.SelectMany(Question)],
        Table table => [string.Join("\t", table.Columns.Select(c => c.Heading)), .. table.Rows.Select(r => string.Join("\t", r.Cells.Select(c => Of(c.Inlines))))],
        Facts facts => facts.Rows.Select(r => $"{r.Label}: {string.Join("; ", r.Values.Select(v => Of(v.Inlines)))}"),
        Signatures signatures =>
        [
            signatures.Closing,
            .. signatures.Signatories.Select(s => string.Join("\n", [s.Name, .. s.Lines])),
            .. signatures.Caption is null ? [] : new[] { signatures.Caption },
        ],
        PartsList parts => [parts.Caption, .. parts.Entries.Select(e => string.Join(" ", new[] { e.Label, e.Title, e.PagesWords }.OfType<string>()))],
        _ => throw new InvalidOperationException($"A block of an unknown kind: {block.GetType().Name}."),
    };

    private static IEnumerable<string> Question(Question question) =>
    [
        Numbered(question.Label, Of(question.Inlines)),
        .. question.Serves is null ? [] : new[] { Of(question.Serves) },
        .. Notes(question.Inlines),
    ];

    /// <summary>The notes of a paragraph, each as a paragraph after it: a changed note is a change of the text.</summary>
    private static IEnumerable<string> Notes(IEnumerable<Inline> inlines) => inlines.SelectMany(inline => inline switch
    {
        Note note => [$"[{note.Number}] {Of(note.Inlines)}"],
        Strong strong => Notes(strong.Inlines),
        Emphasis emphasis => Notes(emphasis.Inlines),
        Link link => Notes(link.Inlines),
        _ => [],
    });

    private static void Write(IEnumerable<Inline> inlines, StringBuilder text)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case Text words:
                    text.Append(words.Value);
                    break;
                case Placeholder placeholder:
                    text.Append(placeholder.Value);
                    break;
                case Problem problem:
                    text.Append(problem.Value);
                    break;
                case LineBreak:
                    text.Append('\n');
                    break;
                case Code code:
                    text.Append(code.Value);
                    break;
                case Strong strong:
                    Write(strong.Inlines, text);
                    break;
                case Emphasis emphasis:
                    Write(emphasis.Inlines, text);
                    break;
                case Link link:
                    Write(link.Inlines, text);
                    break;
                case Reference reference:
                    Write(reference.Inlines, text);
                    break;
                case Note:
                    break;
            }
        }
    }
}
