using AttPortal.Documents.Composition;
using AttPortal.Documents.Html;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

public sealed class CompilationTests
{
    [Fact]
    public void Each_text_is_numbered_attributed_and_keeps_its_language_and_direction()
    {
        var html = HtmlWriter.Write(Compiled(new(1, "Algeria", Language.Arabic, "نعم."), new(2, "China", Language.Chinese, "支持。"), new(3, "Kenya", Language.English, "Yes.")).Document, new HtmlOptions());

        html.Should().Contain("<span class=\"number\">1.</span> Algeria").And.Contain("<div lang=\"ar\" dir=\"rtl\">\n<p>نعم.</p>")
            .And.Contain("<div lang=\"zh\" dir=\"ltr\">\n<p>支持。</p>").And.Contain("<div lang=\"en\" dir=\"ltr\">\n<p>Yes.</p>")
            .And.Contain("Original: Arabic").And.NotContain("Original: English");
    }

    [Fact]
    public void Nothing_that_was_typed_acts_as_markup()
    {
        var document = Compiled(new CompiledText(1, "Kenya [[item:i1]]", Language.English, "1. **Bold**\n<b>x</b>\n\n[^1] [[q:q1]]")).Document;

        var html = HtmlWriter.Write(document, new HtmlOptions());
        html.Should().Contain("1. **Bold**<br>&lt;b&gt;x&lt;/b&gt;</p>").And.Contain("<p>[^1] [[q:q1]]</p>").And.Contain("Kenya [[item:i1]]");
    }

    [Fact]
    public void A_compilation_comes_back_from_its_JSON_unchanged()
    {
        var document = Compiled(new CompiledText(1, "Algeria", Language.Arabic, "نعم.\nلا.")).Document;

        DocumentJson.Write(DocumentJson.Read(DocumentJson.Write(document))).Should().Be(DocumentJson.Write(document));
        TreeText.Sections(document).Select(s => s.Text).Should().Contain(t => t.Contains("نعم.\nلا."));
    }

    private static Paper Compiled(params IReadOnlyList<CompiledText> texts) => Composer.Compilation(
        new CompilationModel("Working Group", "Compilation of input", "By question", [new CompilationSection("q1", "Q1 What helps?", texts)]), APaper.Setting());
}
