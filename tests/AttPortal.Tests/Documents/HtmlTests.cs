using AttPortal.Documents.Composition;
using AttPortal.Documents.Html;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

public sealed class HtmlTests
{
    private static readonly HtmlOptions Plain = new();

    [Fact]
    public void Nothing_that_a_person_types_becomes_markup()
    {
        const string Attack = "<script>alert(1)</script> \"><img src=x onerror=alert(1)> [x](https://a.example/\"onmouseover=\"alert(1))";
        var item = new AgendaItemModel("\"><script>", "\"><script>", Attack, Attack + "\n\n- " + Attack, null, [new("s", Attack)], [new("\"><script>", Attack)]);

        var html = HtmlWriter.Write(APaper.Agenda(Language.English, ReferenceBook.Empty, item).Document, Plain);

        html.Should().NotContain("<script").And.NotContain("<img").And.NotContain("\"onmouseover");
        html.Should().Contain("&lt;script&gt;");
    }

    [Fact]
    public void The_article_says_its_language_and_direction()
    {
        HtmlWriter.Write(APaper.Annotated("نص", Language.Arabic).Document, Plain).Should().StartWith("<article class=\"document\" lang=\"ar\" dir=\"rtl\">");
        HtmlWriter.Write(APaper.Annotated("Texte", Language.French).Document, Plain).Should().StartWith("<article class=\"document\" lang=\"fr\" dir=\"ltr\">");
    }

    [Fact]
    public void An_item_is_a_section_with_its_number_and_its_questions()
    {
        var item = APaper.Item("i6", "6", "Text.", "Work plan") with { Questions = [new("q3", "Why?")] };

        var html = HtmlWriter.Write(APaper.Agenda(Language.English, item).Document, Plain);

        html.Should().Contain("<section class=\"part\" id=\"item-i6\">\n<h2><span class=\"number\">6.</span> Work plan");
        html.Should().Contain("<aside class=\"questions\" id=\"item-i6-questions\"");
        html.Should().Contain("<li id=\"question-q3\"><span class=\"label\">Q1</span> Why?");
    }

    [Fact]
    public void A_note_leads_to_its_text_and_back()
    {
        var html = HtmlWriter.Write(APaper.Annotated("Text[^1].\n\n[^1]: The *note*.").Document, Plain);

        html.Should().Contain("<a class=\"note-ref\" id=\"ref-1\" href=\"#note-1\" role=\"doc-noteref\"");
        html.Should().Contain("<li class=\"note\" id=\"note-1\"><a class=\"close\" href=\"#ref-1\"").And.Contain("<p>The <em>note</em>.</p>");
    }

    [Fact]
    public void A_reference_leads_within_the_page_or_where_the_page_says_or_nowhere()
    {
        var paper = APaper.Agenda(Language.English, APaper.Item("i1", "1", "[[item:i2]] [[annex:A]] [[annex:B]]"), APaper.Item("i2", "2")).Document;

        var html = HtmlWriter.Write(paper, new HtmlOptions { ResolveReference = anchor => anchor == "annex-a" ? "/en/meetings/m/annex-a" : null });

        html.Should().Contain("<a class=\"reference\" href=\"#item-i2\">2</a>");
        html.Should().Contain("<a class=\"reference\" href=\"/en/meetings/m/annex-a\">Annex A</a> Annex B");
    }

    [Fact]
    public void A_placeholder_and_a_problem_are_marked()
    {
        var html = HtmlWriter.Write(APaper.Annotated("{{day}} [[item:gone]]").Document, Plain);

        html.Should().Contain("<mark class=\"placeholder\" title=\"Not yet known\">day</mark>").And.Contain("<mark class=\"warn\">");
    }

    [Fact]
    public void Headings_begin_at_the_level_that_the_page_wants()
    {
        var html = HtmlWriter.Write(APaper.Annotated("Text.").Document, new HtmlOptions { TitleLevel = 2 });

        html.Should().Contain("<h2>Annotated draft agenda</h2>").And.Contain("<h3><span class=\"number\">1.</span>").And.NotContain("<h1");
    }

    [Fact]
    public void A_piece_holds_its_section_with_its_own_notes()
    {
        var paper = APaper.Agenda(Language.English, APaper.Item("i1", "1", "One[^1].\n\n[^1]: A."), APaper.Item("i2", "2", "Two[^1].\n\n[^1]: B.")).Document;

        var piece = HtmlWriter.WriteSection(paper, "item-i2", Plain);

        piece.Should().Contain("Two").And.Contain("id=\"note-2\"").And.NotContain("One").And.NotContain("note-1").And.NotContain("<article");
        HtmlWriter.WriteSection(paper, "item-gone", Plain).Should().BeNull();
    }

    [Fact]
    public void Letter_signatures_tables_and_lists_have_the_agreed_markup()
    {
        var letter = HtmlWriter.Write(APaper.Letter(null, null, APaper.Paragraph("p1", LetterParagraphKind.Numbered, "a. one")).Document, Plain);
        var table = HtmlWriter.Write(Composer.StatusTable(new("C", "States", "", new DateOnly(2026, 2, 17), [new("Signatories", [new("Bahrain", null, false)])]), APaper.Setting()).Document, Plain);

        letter.Should().Contain("<header class=\"letterhead\" id=\"letter\">").And.Contain("<p class=\"numbered\" id=\"letter-p1\"><span class=\"number\">1.</span>")
            .And.Contain("<ol class=\"labelled\" role=\"list\">\n<li><span class=\"label\">(a)</span> one</li>")
            .And.Contain("<section class=\"signatures\"><p>Yours sincerely,</p>\n<div class=\"signature\"><p class=\"who\">Ms. A</p>");
        table.Should().Contain("<table class=\"status\"").And.Contain("<th scope=\"col\">Signatories (1)</th>").And.Contain("<td>Bahrain</td>");
    }
}
