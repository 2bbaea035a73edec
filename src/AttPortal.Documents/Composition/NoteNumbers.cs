using AttPortal.Documents.Tree;

namespace AttPortal.Documents.Composition;

/// <summary>Counts the notes of a paper through all its parts, in the order in which their marks are read.</summary>
internal sealed class NoteNumbers
{
    private int count;

    private NoteNumbers()
    {
    }

    public static Document Through(Document document)
    {
        var numbers = new NoteNumbers();
        return document with { Parts = [.. document.Parts.Select(numbers.Number)] };
    }

    private Part Number(Part part) => part with { Blocks = Number(part.Blocks) };

    private IReadOnlyList<Block> Number(IReadOnlyList<Block> blocks) => [.. blocks.Select(Number)];

    private Block Number(Block block) => block switch
    {
        Heading heading => heading with { Inlines = Number(heading.Inlines) },
        Paragraph paragraph => paragraph with { Inlines = Number(paragraph.Inlines) },
        ListBlock list => list with { Items = [.. list.Items.Select(i => i with { Blocks = Number(i.Blocks) })] },
        Questions questions => questions with { Items = [.. questions.Items.Select(q => q with { Inlines = Number(q.Inlines), Serves = q.Serves is null ? null : Number(q.Serves) })] },
        Table table => table with { Rows = [.. table.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => c with { Inlines = Number(c.Inlines) })] })] },
        Facts facts => facts with { Rows = [.. facts.Rows.Select(f => f with { Values = [.. f.Values.Select(v => v with { Inlines = Number(v.Inlines) })] })] },
        _ => block,
    };

    private IReadOnlyList<Inline> Number(IReadOnlyList<Inline> inlines) => [.. inlines.Select(Number)];

    private Inline Number(Inline inline) => inline switch
    {
        Note note => note with { Number = ++count },
        Emphasis emphasis => emphasis with { Inlines = Number(emphasis.Inlines) },
        Strong strong => strong with { Inlines = Number(strong.Inlines) },
        Link link => link with { Inlines = Number(link.Inlines) },
        _ => inline,
    };
}
