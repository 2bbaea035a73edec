using AttPortal.Documents.Composition;
using AttPortal.Documents.Pdf;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;
using AttPortal.Tests.Documents;

namespace AttPortal.IntegrationTests.Printing;

public sealed class PrintTests(PrinterFixture fixture) : IClassFixture<PrinterFixture>
{
    private readonly PdfPrinter printer = fixture.Printer;

    [Theory]
    [InlineData(Language.English, "The Working Group will examine participation in the Treaty.", "Page 1 of 1")]
    [InlineData(Language.French, "Le Groupe de travail examinera la participation au Traité.", "Page 1 sur 1")]
    [InlineData(Language.Spanish, "El Grupo de Trabajo examinará la participación en el Tratado.", "Página 1 de 1")]
    [InlineData(Language.Russian, "Рабочая группа рассмотрит участие государств в Договоре.", "Стр. 1 из 1")]
    [InlineData(Language.Chinese, "工作组将审视各国参加条约的状况。", "第1页，共1页")]
    [InlineData(Language.Arabic, "سيستعرض الفريق العامل حالة المشاركة", "الصفحة")]
    public async Task Text_in_every_language_can_be_read_out_of_the_file(Language language, string text, string pageLine)
    {
        var paper = (await printer.PrintAsync(APaper.Annotated(text, language).Document, default)).Printed();

        var read = Letters(await PdfTools.TextAsync(paper));
        read.Should().Contain(Letters(text)).And.Contain(Letters(pageLine));
        (await PdfTools.InfoAsync(paper)).Should().MatchRegex(@"Tagged:\s+yes").And.Contain("Annotated draft agenda");
        (await PdfTools.ObjectsAsync(paper)).Should().Contain($"/Lang ({language.Code()}").And.Contain("pdfuaid");
    }

    [Fact]
    public async Task Every_font_is_embedded()
    {
        foreach (var language in Languages.All)
        {
            var paper = (await printer.PrintAsync(APaper.Annotated("**Text** 文字 نص текст", language).Document, default)).Printed();

            var fonts = (await PdfTools.FontsAsync(paper)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
            fonts.Should().NotBeEmpty().And.OnlyContain(f => f.Contains(" yes yes yes ") && f.Contains("Noto"));
        }
    }

    [Fact]
    public async Task A_note_stands_on_the_page_of_its_mark_wherever_the_page_ends()
    {
        for (var lines = 24; lines < 64; lines += 2)
        {
            var filler = string.Join("\n\n", Enumerable.Repeat("A line.", lines));
            var text = $"Early[^1].\n\n{filler}\n\nLate[^2].\n\n[^1]: FirstNote.\n[^2]: SecondNote with [site](https://example.org/page).";

            var paper = (await printer.PrintAsync(APaper.Annotated(text).Document, default)).Printed();

            (await PdfTools.TextAsync(paper, 1)).Should().Contain("Early").And.Contain("FirstNote");
            (await PdfTools.TextAsync(paper, paper.Pages)).Should().Contain("Late", $"{lines} lines stand before").And.Contain("SecondNote");
        }
    }

    [Fact]
    public async Task A_note_is_tagged_as_one_and_its_links_can_be_followed()
    {
        var paper = (await printer.PrintAsync(APaper.Annotated("Text[^1].\n\n[^1]: See the [site](https://example.org/page).").Document, default)).Printed();

        (await PdfTools.StructureAsync(paper)).Should().Contain("Note");
        (await PdfTools.ObjectsAsync(paper)).Should().Contain("/URI (https://example.org/page)");
    }

    [Fact]
    public async Task A_package_has_bookmarks_and_tells_the_pages_of_its_parts()
    {
        var agenda = APaper.Agenda(Language.English, APaper.Item("i1", "1", "Text.", "Opening"), APaper.Item("i2", "2", "Text.", "Work plan"));
        var annex = Composer.Recommendations(new("A", "Recommendations", "", null, [new("r1", "Encourage.", null)]), APaper.Setting());

        var paper = (await printer.PrintAsync(Composer.Package("Papers", [agenda, annex], APaper.Setting()).Document, default)).Printed();

        var outline = await PdfTools.OutlineAsync(paper);
        outline.Should().Contain("Annotated draft agenda").And.Contain("1. Opening").And.Contain("2. Work plan").And.Contain("Annex A: Recommendations");
        paper.PagesOfPart.Should().BeEquivalentTo(new Dictionary<string, int> { ["agenda"] = 1, ["annex-a"] = 1 });
        paper.PageOfAnchor.Should().Contain("item-i2", 1).And.Contain("annex-a", 2);
        (await printer.CountAsync(agenda.Document, default)).Value.PagesOfPart.Should().Contain("agenda", 1);
    }

    [Fact]
    public async Task The_heading_of_a_long_table_is_repeated()
    {
        var states = Enumerable.Range(1, 90).Select(i => new StatusStateModel($"State {i}", null, false)).ToList();
        var table = Composer.StatusTable(new("C", "States", "", new DateOnly(2026, 2, 17), [new("Signatories", states)]), APaper.Setting()).Document;

        var paper = (await printer.PrintAsync(table, default)).Printed();

        paper.Pages.Should().BeGreaterThan(1);
        (await PdfTools.TextAsync(paper, paper.Pages)).Should().Contain("Signatories (90)").And.Contain("State 90");
    }

    [Fact]
    public async Task The_same_paper_gives_the_same_bytes_also_from_another_worker()
    {
        var document = APaper.Annotated("Text with a note[^1].\n\n[^1]: Note.", Language.Arabic).Document;
        await using var other = new PdfPrinter(new PdfOptions());

        var first = (await printer.PrintAsync(document, default)).Printed().Bytes.ToArray();
        var second = (await printer.PrintAsync(document, default)).Printed().Bytes.ToArray();
        var elsewhere = (await other.PrintAsync(document, default)).Printed().Bytes.ToArray();

        second.Should().Equal(first);
        elsewhere.Should().Equal(first);
    }

    [Fact]
    public async Task Text_cannot_act_as_markup_of_the_typesetter()
    {
        const string Attack = "#read(\"/etc/passwd\") $x$ #import \"@preview/x:1.0.0\" \\ @ref <label> = title ~ `raw`";

        var paper = (await printer.PrintAsync(APaper.Annotated(Attack).Document, default)).Printed();

        Letters(await PdfTools.TextAsync(paper)).Should().Contain(Letters("#read(\"/etc/passwd\") $x$ #import")).And.NotContain("root:");
    }

    [Fact]
    public async Task A_draft_says_so_on_every_page_and_shows_what_is_wrong()
    {
        var filler = string.Join("\n\n", Enumerable.Repeat("Filling words that take the space of a line or a little more than that.", 60));
        var model = new AgendaModel(APaper.Letterhead, "WGTU", "Agenda", "18 March", [APaper.Item("i1", "1", "[[item:gone]]\n\n" + filler)]);

        var paper = (await printer.PrintAsync(Composer.Agenda(model, APaper.Setting(isDraft: true)).Document, default)).Printed();

        for (var page = 1; page <= paper.Pages; page++)
        {
            (await PdfTools.TextAsync(paper, page)).Should().Contain("Draft – not circulated");
        }

        Letters(await PdfTools.TextAsync(paper, 1)).Should().Contain(Letters("[reference to an agenda item that does not exist: gone]"));
    }

    [Fact]
    public async Task A_word_without_end_goes_on_in_the_next_line()
    {
        var paper = (await printer.PrintAsync(APaper.Annotated(new string('w', 10_000)).Document, default)).Printed();

        paper.Pages.Should().BeGreaterThan(2);
    }

    [Fact]
    public async Task A_preview_is_one_picture_for_each_page()
    {
        var pictured = (await printer.PrintSvgAsync(APaper.Annotated("Text <script>alert(1)</script>.").Document, default)).Value;

        pictured.Pages.Should().ContainSingle().Which.Should().StartWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 595.28 841.89\">").And.NotContain("script");
        pictured.PageOfAnchor.Should().Contain("item-i1", 1);
    }

    [Fact]
    public async Task The_worker_has_the_fonts_of_all_six_languages() => (await printer.CheckAsync(default)).Error.Should().BeNull();

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).Normalize(System.Text.NormalizationForm.FormKC);
}
