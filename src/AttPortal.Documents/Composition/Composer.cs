using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Composition;

/// <summary>Makes the neutral document tree of a paper out of what a letter, an agenda or an annex says.</summary>
public static class Composer
{
    /// <summary>The letter.</summary>
    public static Paper Letter(LetterModel model, PaperSetting setting)
    {
        ArgumentNullException.ThrowIfNull(model);
        var writing = new Writing(setting);
        var words = writing.Words;
        List<Block> blocks = [new Paragraph(null, null, ParagraphStyle.Salutation, RichTextReader.Title(model.Salutation, new("salutation", model.Salutation), writing))];
        var number = 0;
        foreach (var paragraph in model.Paragraphs)
        {
            var isNumbered = paragraph.Kind is LetterParagraphKind.Numbered or LetterParagraphKind.Questions && paragraph.Markdown.Length > 0;
            var label = isNumbered ? $"{++number}." : null;
            var place = new Place(paragraph.Key, words["print.paragraph", number]);
            blocks.AddRange(LetterParagraph(paragraph, label, place, writing));
            if (paragraph.Kind == LetterParagraphKind.Questions && model.Questions.Count > 0)
            {
                blocks.Add(new Questions(Anchors.Letter + "-questions", words["print.guiding-questions"], [.. model.Questions.Select((q, i) => LetterQuestion(q, i + 1, writing))]));
            }
        }

        blocks.Add(new Signatures(model.Closing, [.. model.Signatures.Select(s => new Signatory(s.Name, s.Lines))], model.SignatureCaption));
        if (model.Attached.Count > 0)
        {
            blocks.Add(new PartsList(words["print.attached"], [.. model.Attached.Select(a => new PartEntry(
                a.Anchor, a.AnnexLetter is null ? null : PrintNames.Annex(a.AnnexLetter, writing.Language), a.Title, null, null))]));
        }

        return writing.Paper(DocumentKind.Letter, new Part(Anchors.Letter, null, model.Title, null, Letterhead(model.Letterhead, writing), blocks));
    }

    /// <summary>The annotated agenda.</summary>
    public static Paper Agenda(AgendaModel model, PaperSetting setting)
    {
        ArgumentNullException.ThrowIfNull(model);
        var writing = new Writing(setting);
        return writing.Paper(DocumentKind.Agenda, new Part(
            Anchors.Agenda,
            model.GroupName,
            model.Title,
            model.TimeLine,
            Letterhead(model.Letterhead, writing),
            [.. model.Items.SelectMany(i => Item(i, writing))]));
    }

    /// <summary>A text that stands by itself, as on the page of a call: without title or letterhead.</summary>
    /// <param name="key">The key under which the domain knows it.</param>
    /// <param name="title">What the whole is called.</param>
    /// <param name="markdown">The text.</param>
    /// <param name="setting">Its language and surroundings.</param>
    public static Paper Text(string key, string title, string markdown, PaperSetting setting)
    {
        var writing = new Writing(setting);
        return writing.Paper(DocumentKind.Annex, new Part(key, null, title, null, null, RichTextReader.Blocks(markdown, new(key, title), writing)));
    }

    /// <summary>What delegations submitted, put together: each text under its heading, numbered, in its own language.</summary>
    public static Paper Compilation(CompilationModel model, PaperSetting setting)
    {
        ArgumentNullException.ThrowIfNull(model);
        var writing = new Writing(setting);
        List<Block> blocks = [];
        foreach (var section in model.Sections)
        {
            blocks.Add(new Heading(2, Anchors.CompiledSection(section.Key), null, [new Text(section.Title)]));
            foreach (var text in section.Texts)
            {
                blocks.Add(new Heading(3, Anchors.CompiledText(text.Number), $"{text.Number}.", [new Text(text.Heading)]));
                blocks.AddRange(Compiled(text, writing));
            }
        }

        return writing.Paper(DocumentKind.Compilation, new Part(Anchors.Compilation, model.GroupName, model.Title, model.Subtitle, null, blocks));
    }

    private static IEnumerable<Block> Compiled(CompiledText text, Writing writing)
    {
        if (text.Text.Length > 0)
        {
            if (text.Language != writing.Language)
            {
                yield return new Paragraph(null, null, ParagraphStyle.Aside, [new Text(writing.Words["print.original", writing.Words[$"print.language.{text.Language.Code()}"]])]);
            }

            yield return new Quoted(text.Language, AsTyped(text.Text));
        }

        if (text.Files.Count > 0)
        {
            // A name keeps its own direction, whatever stands around it.
            yield return new ListBlock(ListMarker.Bullet, [.. text.Files.Select(f => new ListItem(null, "–",
                [new Paragraph(null, null, ParagraphStyle.Body, [new Link(f.Url, [new Text(Isolated(f.Name, writing))]), new Text($" ({f.About})")])]))]);
        }
    }

    /// <summary>Annex A: recommendations, lettered, with where they come from.</summary>
    public static Paper Recommendations(RecommendationsModel model, PaperSetting setting)
    {
        ArgumentNullException.ThrowIfNull(model);
        var writing = new Writing(setting);
        var place = AnnexPlace(model.Letter, writing);
        List<Block> blocks = [.. Lead(model.Introduction, place, writing)];
        if (model.Items.Count > 0)
        {
            blocks.Add(new ListBlock(ListMarker.Letter, [.. model.Items.Select((item, index) =>
            {
                var label = ListLabels.Label(ListMarker.Letter, index + 1, writing.Language);
                var here = new Place(item.Key, $"{place.Words}, {label}");
                return new ListItem(Anchors.InAnnex(model.Letter, item.Key), label,
                    [.. RichTextReader.Blocks(item.Markdown, here, writing), .. Source(item, model.ReportSymbol, here, writing)]);
            })]));
        }

        return Annex(model.Letter, model.Title, null, blocks, writing);
    }

    /// <summary>Annex B: the question list, numbered through under its headings.</summary>
    public static Paper QuestionList(QuestionListModel model, PaperSetting setting)
    {
        ArgumentNullException.ThrowIfNull(model);
        var writing = new Writing(setting);
        var place = AnnexPlace(model.Letter, writing);
        List<Block> blocks = [.. Lead(model.Introduction, place, writing)];
        var number = 0;
        foreach (var heading in model.Headings)
        {
            blocks.Add(new Heading(2, Anchors.InAnnex(model.Letter, heading.Key), null, RichTextReader.Title(heading.Title, new(heading.Key, place.Words), writing)));
            List<ListItem> items = [];
            foreach (var question in heading.Questions)
            {
                var label = ListLabels.Label(ListMarker.Number, ++number, writing.Language);
                items.Add(new ListItem(Anchors.InAnnex(model.Letter, question.Key), label,
                    RichTextReader.Blocks(question.Markdown, new(question.Key, $"{place.Words}, {label}"), writing)));
            }

            if (items.Count > 0)
            {
                blocks.Add(new ListBlock(ListMarker.Number, items));
            }
        }

        var subtitle = (model.Version, model.VersionDate) switch
        {
            ({ } version, { } date) => writing.Words["print.version-of", version, PrintDates.InWords(date, writing.Language)],
            ({ } version, null) => writing.Words["print.version", version],
            _ => null,
        };
        return Annex(model.Letter, model.Title, subtitle, blocks, writing);
    }

    /// <summary>Annex C: the status table, with computed counts in its headings.</summary>
    public static Paper StatusTable(StatusTableModel model, PaperSetting setting)
    {
        ArgumentNullException.ThrowIfNull(model);
        var writing = new Writing(setting);
        var place = AnnexPlace(model.Letter, writing);
        List<Block> blocks = [.. Lead(model.Introduction, place, writing)];
        List<TableRow> rows = [];
        for (var row = 0; row < model.Columns.Select(c => c.States.Count).DefaultIfEmpty().Max(); row++)
        {
            rows.Add(new TableRow([.. model.Columns.Select(c => row < c.States.Count ? State(c.States[row], place, writing) : new TableCell([]))]));
        }

        blocks.Add(new Table(
            Anchors.InAnnex(model.Letter, "table"),
            model.Title,
            [.. model.Columns.Select(c => new TableColumn(writing.Words["print.column-count", c.Title, c.States.Count], c.States.Count))],
            rows));
        return Annex(model.Letter, model.Title, writing.Words["print.as-of", PrintDates.InWords(model.AsOf, writing.Language)], blocks, writing);
    }

    /// <summary>The receipt of a submission; what it says comes in words, so that it cannot differ from its page.</summary>
    public static Paper Receipt(ReceiptModel model, PaperSetting setting)
    {
        ArgumentNullException.ThrowIfNull(model);
        var writing = new Writing(setting);
        var address = model.Address.AbsoluteUri;
        List<Block> blocks =
        [
            new Paragraph(null, null, ParagraphStyle.Body, [new Strong([new Text(model.Standing)])]),
            new Facts([.. model.Facts.Select(f => new Fact(f.Label, [.. f.Values.Select(v => new FactValue([new Text(Isolated(v, writing))]))]))]),
            new Heading(2, Anchors.Receipt + "-digests", null, [new Text(model.DigestsHeading)]),
            .. model.Digests.Select(d => Coded(d, ParagraphStyle.Body, writing)),
            new Paragraph(null, null, ParagraphStyle.Body, [new Text(model.About), new LineBreak(), new Link(address, [new Text(Isolated(address, writing))])]),
        ];
        if (model.Proof is { } proof)
        {
            blocks.Add(new Heading(2, Anchors.Receipt + "-proof", null, [new Text(proof.Heading)]));
            blocks.Add(new Paragraph(null, null, ParagraphStyle.Aside, [new Text(proof.About)]));
            blocks.AddRange(proof.Steps.Select(s => Coded(s, ParagraphStyle.Aside, writing)));
        }

        return writing.Paper(DocumentKind.Receipt, new Part(Anchors.Receipt, model.Name, Isolated(model.Number, writing), model.Arrival, null, blocks));
    }

    /// <summary>Several papers as one: notes are numbered through, each paper begins on a new page.</summary>
    /// <param name="title">The title of the whole.</param>
    /// <param name="papers">The papers in order.</param>
    /// <param name="setting">What the whole is told about itself.</param>
    public static Paper Package(string title, IReadOnlyList<Paper> papers, PaperSetting setting)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(setting);
        var draft = setting.IsDraft ? PrintPhrases.Book.In(setting.Language)["print.draft"] : null;
        var whole = new Document(setting.Language, DocumentKind.Package, title, setting.Identifier, setting.Date, setting.RunningHeader, draft, [.. papers.SelectMany(p => p.Document.Parts)]);
        return new Paper(NoteNumbers.Through(whole), [.. papers.SelectMany(p => p.Problems)]);
    }

    /// <summary>A text exactly as it was typed: blank lines part paragraphs, and nothing in it is markup.</summary>
    private static IReadOnlyList<Paragraph> AsTyped(string text) =>
    [
        .. text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => new Paragraph(null, null, ParagraphStyle.Body, [.. p.Split('\n').SelectMany((line, i) => i == 0 ? new Inline[] { new Text(line) } : [new LineBreak(), new Text(line)])])),
    ];

    private static IEnumerable<Block> LetterParagraph(LetterParagraphModel paragraph, string? label, Place place, Writing writing)
    {
        var style = paragraph.Kind == LetterParagraphKind.Deadline ? ParagraphStyle.Deadline : ParagraphStyle.Body;
        var isFirst = true;
        foreach (var block in RichTextReader.Blocks(paragraph.Markdown, place, writing))
        {
            if (!isFirst || block is not Paragraph first)
            {
                // A number must not be lost because its text begins with a list.
                if (isFirst)
                {
                    yield return new Paragraph(Anchors.LetterParagraph(paragraph.Key), label, style, []);
                }

                yield return block;
            }
            else
            {
                yield return first with { Anchor = Anchors.LetterParagraph(paragraph.Key), Number = label, Style = style };
            }

            isFirst = false;
        }
    }

    private static Question LetterQuestion(LetterQuestionModel question, int position, Writing writing)
    {
        var number = writing.Setting.References.Questions.GetValueOrDefault(question.Key, position);
        var label = PrintNames.Question(number, writing.Language);
        return new Question(
            Anchors.LetterQuestion(question.Key),
            label,
            RichTextReader.Line(question.Markdown, new(question.Key, label), writing),
            [
                .. writing.Fill("print.serves-item", new Reference(Anchors.Item(question.ItemKey), [new Text(question.ItemNumber)])),
                new Text(writing.Words["print.serves-item-title"]),
                .. RichTextReader.Title(question.ItemTitle, new(question.ItemKey, label), writing),
            ]);
    }

    private static IEnumerable<Block> Item(AgendaItemModel item, Writing writing)
    {
        var place = new Place(item.Key, writing.Words["print.item", item.Number]);
        var anchor = Anchors.Item(item.Key);
        yield return new Heading(2, anchor, item.Number + ".", RichTextReader.Title(item.Title, place, writing));
        foreach (var block in RichTextReader.Blocks(item.Annotation, place, writing))
        {
            yield return block;
        }

        List<Fact> facts = [];
        if (item.Minutes is { } minutes)
        {
            facts.Add(new Fact(writing.Words["print.time-allotted"], [new FactValue([new Text(writing.Words.Count("print.minutes", minutes))])]));
        }

        if (item.Speakers.Count > 0)
        {
            facts.Add(new Fact(writing.Words["print.speakers"], [.. item.Speakers.Select(s => new FactValue(RichTextReader.Line(s.Markdown, new(s.Key, place.Words), writing)))]));
        }

        if (facts.Count > 0)
        {
            yield return new Facts(facts);
        }

        if (item.Questions.Count > 0)
        {
            yield return new Questions(anchor + "-questions", writing.Words["print.guiding-questions"], [.. item.Questions.Select((q, i) => ItemQuestion(q, i + 1, place, writing))]);
        }
    }

    private static Question ItemQuestion(KeyedMarkdown question, int position, Place place, Writing writing)
    {
        var label = PrintNames.Question(writing.Setting.References.Questions.GetValueOrDefault(question.Key, position), writing.Language);
        return new Question(Anchors.Question(question.Key), label, RichTextReader.Line(question.Markdown, new(question.Key, $"{place.Words}, {label}"), writing), null);
    }

    private static TableCell State(StatusStateModel state, Place place, Writing writing)
    {
        List<Inline> inlines = [new Text(state.Name)];
        if (state.Note is { Length: > 0 } note)
        {
            inlines.Add(new Note(writing.NextNote(), RichTextReader.Line(note, place, writing)));
        }

        if (state.IsUncertain)
        {
            inlines.Add(new Note(writing.NextNote(), [new Text(writing.Words["print.status.uncertain"])]));
        }

        return new TableCell(inlines);
    }

    private static Place AnnexPlace(string letter, Writing writing) => new(Anchors.Annex(letter), PrintNames.Annex(letter, writing.Language));

    private static Paper Annex(string letter, string title, string? subtitle, IReadOnlyList<Block> blocks, Writing writing) =>
        writing.Paper(DocumentKind.Annex, new Part(Anchors.Annex(letter), PrintNames.Annex(letter, writing.Language), title, subtitle, null, blocks));

    private static IEnumerable<Block> Lead(string markdown, Place place, Writing writing) =>
        RichTextReader.Blocks(markdown, place, writing).Select(b => b is Paragraph paragraph ? paragraph with { Style = ParagraphStyle.Lead } : b);

    private static IEnumerable<Block> Source(RecommendationModel item, string? symbol, Place place, Writing writing)
    {
        if (item.ReportParagraph is { } paragraph)
        {
            var words = new Text(writing.Words["print.report-paragraph", paragraph]);
            var report = symbol is null ? words : new InlineReader(writing, place, _ => null).Reference("doc", symbol);
            yield return new Paragraph(null, null, ParagraphStyle.Aside, [report is Link link ? link with { Inlines = [words] } : words]);
        }
    }

    private static Paragraph Coded(ReceiptCode code, ParagraphStyle style, Writing writing)
    {
        // What is a few signs long stands beside its label.
        var isShort = code.Lines is [{ Length: < 20 }];
        return new(null, null, style,
            [new Strong([new Text(Isolated(code.Label, writing))]), .. code.Lines.SelectMany(l => new Inline[] { isShort ? new Text("  ") : new LineBreak(), new Code(l) })]);
    }

    /// <summary>A name or number with a direction of its own, where two directions meet: it changes places with nothing around it.</summary>
    private static string Isolated(string text, Writing writing) =>
        writing.Language.IsRightToLeft() || text.Any(c => c is >= '\u0590' and <= '\u08FF') ? $"\u2068{text}\u2069" : text;

    private static Letterhead Letterhead(LetterheadModel model, Writing writing) => new(
        PrintDates.InWords(writing.Setting.Date, writing.Language),
        writing.Words["print.issued-by", model.IssuedBy],
        writing.Words["print.original", writing.Words[$"print.language.{model.Original.Code()}"]],
        model.ConferenceLines);
}
