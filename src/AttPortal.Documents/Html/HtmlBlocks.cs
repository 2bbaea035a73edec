using System.Globalization;
using System.Text;
using AttPortal.Documents.Composition;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Html;

/// <summary>Writes parts and blocks.</summary>
internal sealed class HtmlBlocks
{
    private readonly StringBuilder html = new();
    private readonly Document document;
    private readonly int titleLevel;
    private readonly Func<string, string?> remark;
    private readonly Words words;
    private readonly HtmlInlines line;

    public HtmlBlocks(Document document, HtmlOptions options, IReadOnlySet<string> anchors)
    {
        this.document = document;
        titleLevel = options.TitleLevel;
        remark = options.Remark;
        words = PrintPhrases.Book.In(document.Language);
        line = new HtmlInlines(html, options, anchors, words);
    }

    public string Article()
    {
        var direction = document.Language.Direction();
        Put($"<article class=\"document\" lang=\"{document.Language.Code()}\" dir=\"{direction}\">\n");
        foreach (var part in document.Parts)
        {
            Head(part);
            Sections(part.Blocks);
        }

        Notes();
        Put("</article>\n");
        return html.ToString();
    }

    public string Piece(IReadOnlyList<Block> blocks)
    {
        Sections(blocks);
        Notes();
        return html.ToString();
    }

    private static string Encode(string text) => HtmlInlines.Encode(text);

    private static string Lines(IEnumerable<string> lines) => string.Join("<br>", lines.Select(Encode));

    private static string Id(string? anchor) => anchor is null ? "" : $" id=\"{Encode(anchor)}\"";

    private static string Number(string? number) => string.IsNullOrEmpty(number) ? "" : $"<span class=\"number\">{Encode(number)}</span> ";

    private void Put(string text) => html.Append(text);

    private string Remark(string? anchor) => anchor is not null && remark(anchor) is { } words ? $" <span class=\"state stale\">{Encode(words)}</span>" : "";

    private void Head(Part part)
    {
        Put($"<header class=\"letterhead\"{Id(part.Anchor)}>\n");
        if (part.Letterhead is { } head)
        {
            Put($"<div class=\"issued\"><p><time datetime=\"{document.Date.ToString("O", CultureInfo.InvariantCulture)}\">{Encode(head.DateWords)}</time><br>{Encode(head.IssuedBy)}</p><p>{Encode(head.Original)}</p></div>\n");
            Put($"<p class=\"conference\">{Lines(head.ConferenceLines)}</p>\n");
        }

        if (part.Overline is not null)
        {
            Put($"<p class=\"over\">{Encode(part.Overline)}</p>\n");
        }

        Put($"<h{titleLevel}>{Encode(part.Title)}</h{titleLevel}>\n");
        if (part.Subtitle is not null)
        {
            Put($"<p>{Encode(part.Subtitle)}</p>\n");
        }

        Put(Remark(part.Anchor) is { Length: > 0 } remarked ? $"<p>{remarked}</p></header>\n" : "</header>\n");
    }

    /// <summary>Blocks, those under a heading of the second level together in a section of their own.</summary>
    private void Sections(IReadOnlyList<Block> blocks)
    {
        var isOpen = false;
        foreach (var block in blocks)
        {
            if (block is Heading { Level: 2 } heading)
            {
                Put(isOpen ? "</section>\n" : "");
                Put($"<section class=\"part\"{Id(heading.Anchor)}>\n");
                isOpen = true;
            }

            Write(block);
        }

        Put(isOpen ? "</section>\n" : "");
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Heading heading:
                WriteHeading(heading);
                break;
            case Paragraph paragraph:
                WriteParagraph(paragraph);
                break;
            case Quoted quoted:
                WriteQuoted(quoted);
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case Questions questions:
                WriteQuestions(questions);
                break;
            case Table table:
                WriteTable(table);
                break;
            case Facts facts:
                WriteFacts(facts);
                break;
            case Signatures signatures:
                WriteSignatures(signatures);
                break;
            case PartsList parts:
                WriteParts(parts);
                break;
            default:
                throw new InvalidOperationException($"A block of an unknown kind: {block.GetType().Name}.");
        }
    }

    private void WriteHeading(Heading heading)
    {
        var level = Math.Min(6, titleLevel + heading.Level - 1);
        Put($"<h{level}{(heading.Level == 2 ? "" : Id(heading.Anchor))}>{Number(heading.Number)}");
        line.Write(heading.Inlines);
        var label = words["print.link-to", TreeText.TitleOf(heading)];
        Put($" <a class=\"item-link\" href=\"#{Encode(heading.Anchor)}\" aria-label=\"{Encode(label)}\">#</a></h{level}>\n");
        Put(Remark(heading.Anchor) is { Length: > 0 } remarked ? $"<p>{remarked}</p>\n" : "");
    }

    private void WriteParagraph(Paragraph paragraph)
    {
        var style = paragraph.Number is not null ? " class=\"numbered\"" : paragraph.Style == ParagraphStyle.Aside ? " class=\"soft\"" : "";
        Put($"<p{style}{Id(paragraph.Anchor)}>{Number(paragraph.Number)}");
        line.Write(paragraph.Inlines);
        Put($"{Remark(paragraph.Anchor)}</p>\n");
    }

    private void WriteQuoted(Quoted quoted)
    {
        // The outer one stands where the paper's direction puts it; only the inner one turns round.
        Put($"<div><div lang=\"{quoted.Language.Code()}\" dir=\"{quoted.Language.Direction()}\">\n");
        foreach (var paragraph in quoted.Paragraphs)
        {
            WriteParagraph(paragraph);
        }

        Put("</div></div>\n");
    }

    private void WriteList(ListBlock list)
    {
        var isCounted = list.Marker != ListMarker.Bullet;
        Put(isCounted ? "<ol class=\"labelled\" role=\"list\">\n" : "<ul>\n");
        foreach (var item in list.Items)
        {
            Put($"<li{Id(item.Anchor)}>");
            if (isCounted)
            {
                Put($"<span class=\"label\">{Encode(item.Label)}</span> ");
            }

            WriteItem(item.Blocks);
            Put($"{Remark(item.Anchor)}</li>\n");
        }

        Put(isCounted ? "</ol>\n" : "</ul>\n");
    }

    /// <summary>A first paragraph stands in the line of its label.</summary>
    private void WriteItem(IReadOnlyList<Block> blocks)
    {
        foreach (var (index, block) in blocks.Index())
        {
            if (index == 0 && block is Paragraph { Number: null, Anchor: null } first)
            {
                line.Write(first.Inlines);
            }
            else
            {
                Write(block);
            }
        }
    }

    private void WriteQuestions(Questions questions)
    {
        var above = HeadingAbove(questions);
        var level = Math.Min(6, titleLevel + (above?.Level ?? 1));
        // Whoever jumps from landmark to landmark hears to which item the questions belong.
        var label = above is null ? questions.Heading : $"{questions.Heading}: {TreeText.TitleOf(above)}";
        Put($"<aside class=\"questions\"{Id(questions.Anchor)} aria-label=\"{Encode(label)}\"><h{level}>{Encode(questions.Heading)}</h{level}>\n<ol class=\"labelled\" role=\"list\">\n");
        foreach (var question in questions.Items)
        {
            Put($"<li{Id(question.Anchor)}><span class=\"label\">{Encode(question.Label)}</span> ");
            line.Write(question.Inlines);
            if (question.Serves is not null)
            {
                Put(" <span class=\"serves\">");
                line.Write(question.Serves);
                Put("</span>");
            }

            Put($"{Remark(question.Anchor)}</li>\n");
        }

        Put("</ol></aside>\n");
    }

    private Heading? HeadingAbove(Questions questions) => document.Parts
        .Where(p => p.Blocks.Contains(questions, ReferenceEqualityComparer.Instance))
        .Select(p => p.Blocks.TakeWhile(b => !ReferenceEquals(b, questions)).OfType<Heading>().LastOrDefault())
        .FirstOrDefault();

    private void WriteTable(Table table)
    {
        Put($"<table class=\"status\"{Id(table.Anchor)}><caption class=\"hidden-text\">{Encode(table.Caption)}</caption>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            Put($"<th scope=\"col\">{Encode(column.Heading)}</th>");
        }

        Put("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            Put("<tr>");
            foreach (var cell in row.Cells)
            {
                Put("<td>");
                line.Write(cell.Inlines);
                Put("</td>");
            }

            Put("</tr>\n");
        }

        Put("</tbody></table>\n");
    }

    private void WriteFacts(Facts facts)
    {
        Put("<dl class=\"facts\">\n");
        foreach (var fact in facts.Rows)
        {
            Put($"<div><dt>{Encode(fact.Label)}</dt>");
            foreach (var value in fact.Values)
            {
                Put("<dd>");
                line.Write(value.Inlines);
                Put("</dd>");
            }

            Put("</div>\n");
        }

        Put("</dl>\n");
    }

    private void WriteSignatures(Signatures signatures)
    {
        Put($"<section class=\"signatures\"><p>{Encode(signatures.Closing)}</p>\n");
        foreach (var signatory in signatures.Signatories)
        {
            Put($"<div class=\"signature\"><p class=\"who\">{Encode(signatory.Name)}</p><p>{Lines(signatory.Lines)}</p></div>\n");
        }

        Put(signatures.Caption is null ? "</section>\n" : $"<p>{Encode(signatures.Caption)}</p></section>\n");
    }

    private void WriteParts(PartsList parts)
    {
        var level = Math.Min(6, titleLevel + 1);
        Put($"<section class=\"attached\" aria-labelledby=\"attached\"><h{level} id=\"attached\">{Encode(parts.Caption)}</h{level}>\n<ul class=\"plainlist documents\">\n");
        foreach (var entry in parts.Entries)
        {
            Put("<li><div>");
            line.Write([new Reference(entry.Target, [new Text(entry.Label is null ? entry.Title : $"{entry.Label}: {entry.Title}")])]);
            Put(entry.PagesWords is null ? "</div></li>\n" : $" <span class=\"about\">{Encode(entry.PagesWords)}</span></div></li>\n");
        }

        Put("</ul></section>\n");
    }

    private void Notes()
    {
        if (line.Notes.Count == 0)
        {
            return;
        }

        var level = Math.Min(6, titleLevel + 1);
        Put($"<section class=\"notes\" role=\"doc-endnotes\"><h{level}>{Encode(words["print.notes"])}</h{level}>\n<ol role=\"list\">\n");
        foreach (var note in line.Notes.ToList())
        {
            Put($"<li class=\"note\" id=\"note-{note.Number}\"><a class=\"close\" href=\"#ref-{note.Number}\" aria-label=\"{Encode(words["print.back-to-text"])}\">×</a><span class=\"number\">{note.Number}</span> <p>");
            line.Write(note.Inlines);
            Put("</p></li>\n");
        }

        Put("</ol></section>\n");
    }
}
