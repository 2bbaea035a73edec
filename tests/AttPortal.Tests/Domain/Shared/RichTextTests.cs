using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Shared;

public sealed class RichTextTests
{
    [Fact]
    public void Text_of_100_000_characters_is_refused_with_both_figures()
    {
        RichText.Clean(new string('a', 100_000)).Error.Should().Be(new DomainError("text.too-long", 100_000, RichText.MaximumLength));
    }

    [Fact]
    public void Text_of_the_greatest_length_is_kept()
    {
        RichText.Clean(new string('a', RichText.MaximumLength)).Value.Text.Should().HaveLength(RichText.MaximumLength);
    }

    [Theory]
    [InlineData("a\u0000b", "ab")]
    [InlineData("a\u001bb", "ab")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("a\u2066b\u2069c", "abc")]
    [InlineData("\uFEFFa", "a")]
    [InlineData("a\uE000b", "ab")]
    public void Control_characters_and_direction_overrides_are_taken_out_and_counted(string typed, string kept)
    {
        var clean = RichText.Clean(typed).Value;

        clean.Text.Should().Be(kept);
        clean.RemovedCharacters.Should().Be(typed.Length - kept.Length);
    }

    [Theory]
    [InlineData("مرحبا\u200Fabc")]
    [InlineData("نامه\u200Cای")]
    [InlineData("a\tb\nc")]
    [InlineData("👩‍🚀")]
    [InlineData("<script>alert(1)</script>")]
    public void What_people_need_to_write_is_kept(string text)
    {
        RichText.Clean(text).Value.Should().Be(new CleanText(text, 0));
    }

    [Fact]
    public void Line_ends_and_accents_take_one_form()
    {
        RichText.Clean("e\u0301\r\nx").Value.Text.Should().Be("é\nx");
    }

    [Fact]
    public void References_placeholders_and_notes_are_found()
    {
        var marks = RichText.Scan("See [[item:i7]] and [[doc:ATT/CSP11/2025/SEC/834/Conf.FinRep/Rev.]] by [[deadline]], on {{ day }}.[^1] [^2]\n\n[^1]: A note.\n[^3]: Another.");

        marks.References.Should().Equal(
            new TextReference("item", "i7"),
            new TextReference("doc", "ATT/CSP11/2025/SEC/834/Conf.FinRep/Rev."),
            new TextReference("deadline", ""));
        marks.Placeholders.Should().Equal("day");
        marks.NotesWithoutText.Should().Equal("2");
        marks.TextsWithoutNote.Should().Equal("3");
    }
}
