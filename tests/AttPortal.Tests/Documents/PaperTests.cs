using AttPortal.Documents.Composition;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

public sealed class PaperTests
{
    [Fact]
    public void Paragraphs_of_a_letter_are_numbered_and_continuations_are_not()
    {
        var letter = APaper.Letter(null, null,
            APaper.Paragraph("p1", LetterParagraphKind.Numbered),
            APaper.Paragraph("p1c", LetterParagraphKind.Continuation),
            APaper.Paragraph("p2", LetterParagraphKind.Numbered, "One.\n\nTwo, under the same number."),
            APaper.Paragraph("p3", LetterParagraphKind.Deadline));

        letter.Document.Parts[0].Blocks.OfType<Paragraph>().Skip(1).Select(p => p.Number).Should().Equal("1.", null, "2.", null, null);
    }

    [Fact]
    public void The_questions_of_a_letter_say_which_item_each_serves_under_the_number_of_the_agenda()
    {
        var references = ReferenceBook.Empty with { Questions = new Dictionary<string, int> { ["q5"] = 5 }, Items = new Dictionary<string, string> { ["i7"] = "7" } };

        var letter = APaper.Letter(references, [new("q5", "What helped?", "i7", "7", "Practice")], APaper.Paragraph("p6", LetterParagraphKind.Questions, "Please consider:"));

        var blocks = letter.Document.Parts[0].Blocks;
        blocks.OfType<Paragraph>().Last().Number.Should().Be("1.");
        var question = blocks.OfType<Questions>().Single().Items.Single();
        question.Label.Should().Be("Q5");
        TreeText.Of(question.Serves!).Should().Be("Serves agenda item 7. Practice");
        question.Serves!.OfType<Reference>().Single().Target.Should().Be("item-i7");
    }

    [Fact]
    public void A_number_is_not_lost_when_its_text_begins_with_a_list() =>
        APaper.Letter(null, null, APaper.Paragraph("p1", LetterParagraphKind.Numbered, "- a list")).Document.Parts[0].Blocks.OfType<Paragraph>().Last().Number.Should().Be("1.");

    [Fact]
    public void An_agenda_item_shows_time_and_speakers_after_its_annotation()
    {
        var item = APaper.Item("i6", "6", "Text.") with { Minutes = 60, Speakers = [new("s1", "Panel: {{names}}")] };

        var facts = APaper.Agenda(Language.Russian, item).Document.Parts[0].Blocks.OfType<Facts>().Single();

        facts.Rows.Select(r => TreeText.Of(r.Values[0].Inlines)).Should().Equal("60 минут", "Panel: names");
    }

    [Fact]
    public void Recommendations_are_lettered_and_name_the_paragraph_of_the_report()
    {
        var references = ReferenceBook.Empty with { Documents = new Dictionary<string, Uri> { ["ATT/834"] = new("https://example.org/834") } };

        var annex = Composer.Recommendations(new("A", "Recommendations", "Decided to:", "ATT/834", [new("r1", "Encourage.", "23 (a)"), new("r2", "Invite.", null)]), APaper.Setting(references: references));

        annex.Document.Title.Should().Be("Annex A: Recommendations");
        var list = annex.Document.Parts[0].Blocks.OfType<ListBlock>().Single();
        list.Items.Select(i => i.Label).Should().Equal("(a)", "(b)");
        var source = (Link)((Paragraph)list.Items[0].Blocks[1]).Inlines.Single();
        source.Url.Should().Be("https://example.org/834");
        TreeText.Of(source.Inlines).Should().Be("Paragraph 23 (a) of the report");
        list.Items[1].Blocks.Should().ContainSingle();
    }

    [Fact]
    public void The_question_list_is_numbered_through_under_its_headings_and_says_its_version()
    {
        var annex = Composer.QuestionList(
            new("B", "Practical questions", "", 2, new DateOnly(2026, 2, 17), [new("h1", "First", [new("b1", "One?"), new("b2", "Two?")]), new("h2", "Second", [new("b3", "Three?")])]),
            APaper.Setting());

        var part = annex.Document.Parts[0];
        part.Subtitle.Should().Be("Version 2 of 17 February 2026");
        part.Blocks.OfType<ListBlock>().SelectMany(l => l.Items).Select(i => i.Label).Should().Equal("1.", "2.", "3.");
        part.Blocks.OfType<Heading>().Should().HaveCount(2);
    }

    [Fact]
    public void The_status_table_counts_its_columns_and_notes_what_is_uncertain()
    {
        var annex = Composer.StatusTable(
            new("C", "States", "", new DateOnly(2026, 2, 17),
            [
                new("Signatories", [new("Bahrain", null, false)]),
                new("Others", [new("Bhutan", null, true), new("Fiji", "A **note**.", false)]),
            ]),
            APaper.Setting());

        annex.Document.Parts[0].Subtitle.Should().Be("As of 17 February 2026");
        var table = annex.Document.Parts[0].Blocks.OfType<Table>().Single();
        table.Columns.Select(c => c.Heading).Should().Equal("Signatories (1)", "Others (2)");
        table.Rows.Select(r => r.Cells.Count).Should().Equal(2, 2);
        table.Rows[1].Cells[0].Inlines.Should().BeEmpty();
        table.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Inlines).OfType<Note>().Select(n => n.Number).Should().Equal(1, 2);
    }

    [Fact]
    public void A_status_table_without_a_State_is_a_table_without_rows() =>
        Composer.StatusTable(new("C", "States", "", new DateOnly(2026, 2, 17), [new("Signatories", [])]), APaper.Setting())
            .Document.Parts[0].Blocks.OfType<Table>().Single().Rows.Should().BeEmpty();

    [Fact]
    public void Counted_pages_are_written_into_the_list_of_parts()
    {
        var model = new LetterModel(APaper.Letterhead, "Letter", "Dear all,", [], [], "Yours,", [], null, [new("agenda", null, "Agenda"), new("annex-a", "A", "Recommendations"), new("annex-b", "B", "Questions")]);

        var letter = Composer.Letter(model, APaper.Setting()).Document.WithPageCounts(new Dictionary<string, int> { ["agenda"] = 3, ["annex-a"] = 1 });

        letter.Parts[0].Blocks.OfType<PartsList>().Single().Entries.Select(e => (e.Label, e.Pages, e.PagesWords))
            .Should().Equal((null, 3, "3 pages"), ("Annex A", 1, "1 page"), ("Annex B", null, null));
    }

    [Fact]
    public void A_draft_says_so_and_a_circulated_paper_does_not()
    {
        Composer.Agenda(new(APaper.Letterhead, "WGTU", "Agenda", "", []), APaper.Setting(isDraft: true)).Document.DraftNote.Should().Be("Draft – not circulated");
        Composer.Agenda(new(APaper.Letterhead, "WGTU", "Agenda", "", []), APaper.Setting()).Document.DraftNote.Should().BeNull();
    }

    [Theory]
    [InlineData(Language.English, 17, "17 February 2026")]
    [InlineData(Language.French, 1, "1er février 2026")]
    [InlineData(Language.Spanish, 17, "17 de febrero de 2026")]
    [InlineData(Language.Russian, 17, "17 февраля 2026 года")]
    [InlineData(Language.Chinese, 17, "2026年2月17日")]
    [InlineData(Language.Arabic, 17, "17 شباط/فبراير 2026")]
    public void Dates_are_written_as_the_United_Nations_write_them(Language language, int day, string words) =>
        PrintDates.InWords(new DateOnly(2026, 2, day), language).Should().Be(words);
}
