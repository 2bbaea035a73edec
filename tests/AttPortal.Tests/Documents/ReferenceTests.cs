using AttPortal.Documents.Composition;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

public sealed class ReferenceTests
{
    [Fact]
    public void A_reference_prints_the_number_that_the_item_has_now()
    {
        var before = APaper.Agenda(Language.English, APaper.Item("i1", "1", "See [[item:i3]]."), APaper.Item("i2", "2"), APaper.Item("i3", "3"));
        var after = APaper.Agenda(Language.English, APaper.Item("i1", "1", "See [[item:i3]]."), APaper.Item("i3", "2"), APaper.Item("i2", "3"));

        Only<Reference>(before).Should().BeEquivalentTo(new Reference("item-i3", [new Text("3")]), o => o.RespectingRuntimeTypes());
        Only<Reference>(after).Should().BeEquivalentTo(new Reference("item-i3", [new Text("2")]), o => o.RespectingRuntimeTypes());
    }

    [Theory]
    [InlineData(Language.English, "Annex B")]
    [InlineData(Language.French, "Annexe B")]
    [InlineData(Language.Chinese, "附件B")]
    [InlineData(Language.Arabic, "المرفق باء")]
    public void A_reference_to_an_annex_prints_its_name_in_the_language(Language language, string name) =>
        TreeText.Of(Only<Reference>(APaper.Annotated("[[annex:B]]", language)).Inlines).Should().Be(name);

    [Fact]
    public void Questions_are_numbered_through_the_agenda_and_can_be_referred_to()
    {
        AgendaItemModel[] items =
        [
            APaper.Item("i1", "1") with { Questions = [new("q1", "One?")] },
            APaper.Item("i2", "2", "As in [[question:q3]].") with { Questions = [new("q2", "Two?"), new("q3", "Three?")] },
        ];

        var paper = APaper.Agenda(Language.English, items);

        paper.Document.Parts[0].Blocks.OfType<Questions>().SelectMany(q => q.Items).Select(q => q.Label).Should().Equal("Q1", "Q2", "Q3");
        Only<Reference>(paper).Should().BeEquivalentTo(new Reference("question-q3", [new Text("Q3")]), o => o.RespectingRuntimeTypes());
    }

    [Fact]
    public void A_symbol_leads_to_its_document_whatever_its_case()
    {
        var references = ReferenceBook.Empty with { Documents = new Dictionary<string, Uri> { ["ATT/CSP11/2025/SEC/834/Conf.FinRep"] = new("https://example.org/834") } };

        var paper = APaper.Agenda(Language.English, references, APaper.Item("i1", "1", "[[doc:ATT/CSP11/2025/SEC/834/CONF.FINREP]] and [[doc:ATT/unknown]]."));

        Only<Link>(paper).Url.Should().Be("https://example.org/834");
        paper.Problems.Should().BeEmpty();
        TreeText.Sections(paper.Document)[1].Text.Should().Contain("ATT/unknown");
    }

    [Theory]
    [InlineData("[[item:gone]]", "text.unknown-item")]
    [InlineData("[[annex:Z]]", "text.unknown-annex")]
    [InlineData("[[question:gone]]", "text.unknown-question")]
    [InlineData("[[nonsense:x]]", "text.unknown-reference")]
    [InlineData("[[deadline]]", "text.unknown-reference")]
    [InlineData("Text[^9].", "text.note-without-text")]
    [InlineData("Text.\n\n[^9]: A note to which nothing leads.", "text.text-without-note")]
    public void What_leads_nowhere_is_shown_in_the_draft_and_reported_with_its_place(string markdown, string code)
    {
        var paper = APaper.Agenda(Language.English, APaper.Item("i1", "1"), APaper.Item("i7", "2", markdown));

        var problem = paper.Problems.Should().ContainSingle().Subject;
        problem.Key.Should().Be("i7");
        problem.Place.Should().Be("Agenda item 2");
        problem.Error.Code.Should().Be(code);
        paper.Document.Parts[0].Blocks.OfType<Paragraph>().SelectMany(p => p.Inlines).OfType<Problem>().Should().ContainSingle();
    }

    [Fact]
    public void An_item_without_a_title_is_reported_and_shown()
    {
        var paper = APaper.Agenda(Language.English, APaper.Item("i1", "1", "", "  "));

        paper.Problems.Single().Error.Code.Should().Be("text.no-title");
        ((Heading)paper.Document.Parts[0].Blocks[0]).Inlines.Single().Should().BeOfType<Problem>();
    }

    [Fact]
    public void The_letter_says_until_when_and_where_to_send()
    {
        var references = ReferenceBook.Empty with { Deadline = "Thursday 5 March 2026, 23:59 (Geneva)", SendTo = "info@example.org" };

        var paper = APaper.Letter(references, null, APaper.Paragraph("p1", LetterParagraphKind.Deadline, "Send to [[sendTo]] by [[deadline]]."));

        Only<Link>(paper).Url.Should().Be("mailto:info@example.org");
        TreeText.Of(Only<Strong>(paper).Inlines).Should().Be("Thursday 5 March 2026, 23:59 (Geneva)");
    }

    private static T Only<T>(Paper paper)
        where T : Inline =>
        paper.Document.Parts[0].Blocks.OfType<Paragraph>().SelectMany(p => p.Inlines).OfType<T>().Should().ContainSingle().Subject;
}
