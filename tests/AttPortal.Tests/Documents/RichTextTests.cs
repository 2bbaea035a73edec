using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

public sealed class RichTextTests
{
    [Fact]
    public void Paragraphs_stress_and_links_are_read()
    {
        var body = APaper.Body("First **bold** and *stressed*.\n\nSecond [site](https://example.org/a).");

        body.Should().HaveCount(2);
        body[0].Should().BeEquivalentTo(new Paragraph(null, null, ParagraphStyle.Body,
            [new Text("First "), new Strong([new Text("bold")]), new Text(" and "), new Emphasis([new Text("stressed")]), new Text(".")]), o => o.RespectingRuntimeTypes());
        ((Paragraph)body[1]).Inlines[1].Should().BeEquivalentTo(new Link("https://example.org/a", [new Text("site")]), o => o.RespectingRuntimeTypes());
    }

    [Theory]
    [InlineData("# No title of its own")]
    [InlineData("`code`")]
    [InlineData("```\nfenced\n```")]
    [InlineData("    indented far")]
    [InlineData("<b>bold</b> <script>alert(1)</script>")]
    [InlineData("<div>\nblock\n</div>")]
    [InlineData("> quoted")]
    [InlineData("![picture](https://example.org/x.png)")]
    [InlineData("a | b\n--- | ---\n1 | 2")]
    [InlineData("Title\n=====")]
    [InlineData("&nbsp;&lt;")]
    [InlineData("[click](javascript:alert(1))")]
    [InlineData("[file](file:///etc/passwd)")]
    [InlineData("[name]: https://example.org \"hidden\"")]
    [InlineData("[[ item:i1 ]] and [[item:]] and [[]]")]
    [InlineData("{{}} and {{ }} and {{open")]
    [InlineData("**never closed and [never either")]
    public void What_is_outside_the_subset_stays_visible_as_typed(string markdown)
    {
        var shown = string.Join(" ", APaper.Body(markdown).Cast<Paragraph>().Select(p => TreeText.Of(p.Inlines)));

        Squeezed(shown).Should().Be(Squeezed(markdown));
    }

    [Theory]
    [InlineData("i. one\nii. two\niii. three", ListMarker.Roman, "(i)", "(ii)", "(iii)")]
    [InlineData("a. one\nb. two", ListMarker.Letter, "(a)", "(b)")]
    [InlineData("4. one\n5. two", ListMarker.Number, "4.", "5.")]
    [InlineData("c. one\nd. two", ListMarker.Letter, "(c)", "(d)")]
    [InlineData("- one\n- two", ListMarker.Bullet, "–", "–")]
    public void Lists_carry_counted_labels(string markdown, ListMarker marker, params string[] labels)
    {
        var list = (ListBlock)APaper.Body(markdown).Single();

        list.Marker.Should().Be(marker);
        list.Items.Select(i => i.Label).Should().Equal(labels);
    }

    [Theory]
    [InlineData(Language.French, "a)", "i)")]
    [InlineData(Language.Spanish, "a)", "i)")]
    [InlineData(Language.Russian, "a)", "i)")]
    [InlineData(Language.Chinese, "(a)", "(i)")]
    [InlineData(Language.Arabic, "(أ)", "’1‘")]
    public void Labels_follow_the_custom_of_the_language(Language language, string letter, string roman)
    {
        ((ListBlock)APaper.Body("a. one", language).Single()).Items[0].Label.Should().Be(letter);
        ((ListBlock)APaper.Body("i. one", language).Single()).Items[0].Label.Should().Be(roman);
    }

    [Fact]
    public void A_list_in_a_list_is_kept_under_its_item()
    {
        var list = (ListBlock)APaper.Body("1. one\n   a. inner\n   b. other\n2. two").Single();

        list.Items.Should().HaveCount(2);
        ((ListBlock)list.Items[0].Blocks[1]).Items.Select(i => i.Label).Should().Equal("(a)", "(b)");
    }

    [Fact]
    public void Nesting_without_end_is_shown_as_typed_and_reported()
    {
        var markdown = string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i * 2) + "- x\n"));

        var paper = APaper.Annotated(markdown);

        paper.Problems.Select(p => p.Error.Code).Should().Contain("text.nested-too-deep");
        string.Concat(TreeText.Sections(paper.Document).Select(s => s.Text)).Count(c => c == 'x').Should().BeGreaterThanOrEqualTo(300);
    }

    [Fact]
    public void Quotes_nested_without_end_do_no_harm() =>
        APaper.Body(new string('>', 15_000)).Should().NotBeEmpty();

    [Fact]
    public void Brackets_without_end_do_no_harm() =>
        APaper.Body(new string('[', 5_000) + new string('*', 5_000)).Should().NotBeEmpty();

    [Fact]
    public void A_placeholder_is_marked_in_text_and_in_titles()
    {
        var blocks = APaper.Agenda(Language.English, APaper.Item("i1", "1", "On {{day to be confirmed}}.", "Panel of {{names}}")).Document.Parts[0].Blocks;

        ((Heading)blocks[0]).Inlines.Should().ContainSingle(i => i is Placeholder).Which.Should().Be(new Placeholder("names"));
        ((Paragraph)blocks[1]).Inlines.OfType<Placeholder>().Single().Value.Should().Be("day to be confirmed");
    }

    [Fact]
    public void A_line_wrapped_while_typing_goes_on_with_a_space_but_in_Chinese_without()
    {
        TreeText.Of(((Paragraph)APaper.Body("one\ntwo").Single()).Inlines).Should().Be("one two");
        TreeText.Of(((Paragraph)APaper.Body("联合\n主席", Language.Chinese).Single()).Inlines).Should().Be("联合主席");
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
