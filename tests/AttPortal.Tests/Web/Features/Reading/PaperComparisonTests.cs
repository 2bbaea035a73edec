using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Reading;

namespace AttPortal.Tests.Web.Features.Reading;

public sealed class PaperComparisonTests
{
    [Fact]
    public void Sections_that_say_the_same_are_unchanged() =>
        Compare([("i1", "Opening", "One")], [("i1", "Opening", "One")]).Should().OnlyContain(c => c.Fate == SectionFate.Same && !c.HasChanged);

    [Fact]
    public void A_section_whose_words_differ_shows_each_paragraph_as_it_was_and_as_it_is()
    {
        var change = Compare([("i1", "Opening", "One\nTwo")], [("i1", "Opening", "One\nThree")]).Single(c => c.Anchor == "i1");

        change.Fate.Should().Be(SectionFate.Changed);
        change.Paragraphs.Should().Equal(new ParagraphChange("One", "One"), new ParagraphChange("Two", "Three"));
    }

    [Fact]
    public void A_section_that_moved_is_not_taken_for_a_new_one_and_the_others_are_not_said_to_have_moved()
    {
        var changes = Compare([("i1", "A", ""), ("i2", "B", ""), ("i3", "C", "")], [("i3", "C", ""), ("i1", "A", ""), ("i2", "B", "")]);

        changes.Where(c => c.MovedFrom is not null).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Anchor = "i3", MovedFrom = 3, MovedTo = 1 });
    }

    [Fact]
    public void A_section_that_went_is_shown_where_it_stood_and_one_that_came_where_it_stands()
    {
        var changes = Compare([("i1", "A", ""), ("i2", "B", "Gone"), ("i3", "C", "")], [("i1", "A", ""), ("i3", "C", ""), ("i4", "D", "New")]);

        changes.Select(c => (c.Anchor, c.Fate)).Should().Equal(
            ("agenda", SectionFate.Same), ("i1", SectionFate.Same), ("i2", SectionFate.Went), ("i3", SectionFate.Same), ("i4", SectionFate.Came));
    }

    [Fact]
    public void A_part_that_one_version_lacks_came_as_a_whole() =>
        PaperComparison.Of(null, Agenda([("i1", "A", "One")])).Should().OnlyContain(c => c.Fate == SectionFate.Came);

    private static IReadOnlyList<SectionChange> Compare((string, string, string)[] before, (string, string, string)[] after) =>
        PaperComparison.Of(Agenda(before), Agenda(after));

    private static Document Agenda((string Key, string Title, string Text)[] items) => new(
        Language.English, DocumentKind.Agenda, "Agenda", "agenda", new DateOnly(2026, 3, 18), "", null,
        [
            new Part("agenda", null, "Agenda", null, null,
            [
                .. items.SelectMany(i => new Block[] { new Heading(2, i.Key, null, [new Text(i.Title)]) }
                    .Concat(i.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(t => new Paragraph(null, null, ParagraphStyle.Body, [new Text(t)])))),
            ]),
        ]);
}
