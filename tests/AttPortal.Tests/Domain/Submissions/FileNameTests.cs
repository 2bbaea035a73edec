using System.Globalization;
using System.Text;
using AttPortal.Domain.Submissions;

namespace AttPortal.Tests.Domain.Submissions;

public sealed class FileNameTests
{
    private static readonly string[] Pieces =
    [
        "/", "\\", "..", ".", " ", "  ", "\0", "\n", "\t", "\u202E", "\u2066", "\u200B", "\uFEFF", "\u00AD", "\u3164", "\uD83D", "\uDE00", "\uE000", "\uFFFF", "\u0301", "e",
        ":", "*", "?", "\"", "<", ">", "|", "CON", "nul", "COM1", ".exe", ".pdf", ".PDF", ".js ", "-", "~", "$", "%2e", "Ärger", "مقترحات", "工作文件", "Замечания", "👩‍👩‍👧", "a", "7",
        new string('x', 90), new string('文', 60),
    ];

    [Theory]
    [InlineData("statement.pdf", "statement.pdf")]
    [InlineData("Statement of 5.3.2026 (final).pdf", "Statement of 5.3.2026 (final).pdf")]
    [InlineData("مقترحات الوفد.pdf", "مقترحات الوفد.pdf")]
    [InlineData("关于普遍性的工作文件.pdf", "关于普遍性的工作文件.pdf")]
    [InlineData("Замечания делегации № 4.pdf", "Замечания делегации № 4.pdf")]
    [InlineData("Réponse d’Haïti.PDF", "Réponse d’Haïti.pdf")]
    public void An_ordinary_name_of_any_script_stays(string typed, string kept) => FileName.Harmless(typed, "pdf").Should().Be(kept);

    [Theory]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("C:\\Users\\ana\\Desktop\\input.pdf", "input.pdf")]
    [InlineData("a/b\\..\\c.pdf", "c.pdf")]
    [InlineData("..pdf", "pdf.pdf")]
    [InlineData("/", "file.pdf")]
    [InlineData("", "file.pdf")]
    [InlineData("....", "file.pdf")]
    public void A_name_says_no_place_on_a_disk(string typed, string kept) => FileName.Harmless(typed, "pdf").Should().Be(kept);

    [Theory]
    [InlineData("annex\u202Efdp.pdf", "annexfdp.pdf")]
    [InlineData("a\u200Bb\uFEFFc\u2069.pdf", "abc.pdf")]
    [InlineData("line\r\nbreak\0.pdf", "line break.pdf")]
    [InlineData("e\u0301tat.pdf", "état.pdf")]
    [InlineData("half\uD83D.pdf", "half.pdf")]
    [InlineData("gap\u3164.pdf", "gap.pdf")]
    [InlineData("  much   space  .pdf", "much space.pdf")]
    public void A_name_reads_as_it_is_written(string typed, string kept) => FileName.Harmless(typed, "pdf").Should().Be(kept);

    [Theory]
    [InlineData("CON.pdf", "_CON.pdf")]
    [InlineData("nul.a.pdf", "_nul.a.pdf")]
    [InlineData("com¹.pdf", "_com¹.pdf")]
    [InlineData("Congo.pdf", "Congo.pdf")]
    [InlineData("what?*.pdf", "what__.pdf")]
    [InlineData("x.pdf:hidden.pdf", "x.pdf_hidden.pdf")]
    [InlineData("name. .pdf", "name.pdf")]
    [InlineData(".hidden.pdf", "hidden.pdf")]
    [InlineData("-rf.pdf", "rf.pdf")]
    public void A_name_can_be_saved_on_any_system(string typed, string kept) => FileName.Harmless(typed, "pdf").Should().Be(kept);

    [Theory]
    [InlineData("statement", "statement.pdf")]
    [InlineData("x.exe.pdf", "x_exe.pdf")]
    [InlineData("x.html.pdf", "x_html.pdf")]
    [InlineData("x.pdf.exe", "x.pdf_exe.pdf")]
    [InlineData("version 1.2", "version 1.2.pdf")]
    public void A_name_ends_as_its_content_does(string typed, string kept) => FileName.Harmless(typed, "pdf").Should().Be(kept);

    [Theory]
    [InlineData("a.pdf", "pdf")]
    [InlineData("a.tar.GZ", "gz")]
    [InlineData("annex\u202Efdp.exe", "exe")]
    [InlineData("a.pdf ", "pdf")]
    [InlineData("a.pdf.", "pdf")]
    [InlineData("a", null)]
    [InlineData("of 5.3.2026", null)]
    [InlineData("St. Lucia", null)]
    [InlineData("", null)]
    public void What_stands_after_the_last_dot_says_the_kind(string typed, string? extension) => FileName.Extension(typed).Should().Be(extension);

    [Fact]
    public void An_overlong_name_is_cut_between_two_characters()
    {
        var name = FileName.Harmless(string.Concat(Enumerable.Repeat("👩‍👩‍👧e\u0301文", 500)) + ".docx", "docx");

        Encoding.UTF8.GetByteCount(name).Should().BeLessThanOrEqualTo(FileName.MaximumBytes);
        name.Should().EndWith(".docx");
        name.EnumerateRunes().Should().NotContain(Rune.ReplacementChar);
    }

    [Fact]
    public void A_name_in_a_sentence_keeps_its_end()
    {
        FileName.Readable("/tmp/a\u202E\0b.exe").Should().Be("ab.exe");
        FileName.Readable(new string('x', 900) + ".docx").Should().HaveLength(FileName.MaximumBytes).And.EndWith("x.docx");
        FileName.Readable("").Should().Be("file");
    }

    [Fact]
    public void Whatever_was_sent_becomes_a_harmless_name_and_stays_one()
    {
        var random = new Random(20260305);
        for (var i = 0; i < 20_000; i++)
        {
            var typed = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => random.Next(5) == 0 ? $"{(char)random.Next(0x10000)}" : Pieces[random.Next(Pieces.Length)]));

            var name = FileName.Harmless(typed, "pdf");

            name.Should().EndWith(".pdf").And.NotStartWith(".").And.NotStartWith(" ").And.NotContainAny("/", "\\", ":", "*", "?", "\"", "<", ">", "|", "  ").And.NotEndWith(" .pdf").And.NotEndWith("..pdf");
            name.EnumerateRunes().Should().NotContain(r => Rune.GetUnicodeCategory(r) == UnicodeCategory.Control || Rune.GetUnicodeCategory(r) == UnicodeCategory.Format);
            Encoding.UTF8.GetByteCount(name).Should().BeLessThanOrEqualTo(FileName.MaximumBytes);
            name.IsNormalized().Should().BeTrue();
            FileName.Harmless(name, "pdf").Should().Be(name, "'{0}' was made harmless before", typed);
        }
    }
}
