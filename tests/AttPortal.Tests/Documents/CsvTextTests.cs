using AttPortal.Documents.Csv;

namespace AttPortal.Tests.Documents;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("Costa Rica", "\"Costa Rica\"")]
    [InlineData("He said \"no\", twice;\nthen yes", "\"He said \"\"no\"\", twice;\nthen yes\"")]
    [InlineData("a=b", "\"a=b\"")]
    [InlineData("", "\"\"")]
    [InlineData(null, "\"\"")]
    public void Ordinary_text_stays(string? text, string cell) => CsvText.Cell(text).Should().Be(cell);

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+41 22")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("|cmd")]
    [InlineData("  =1")]
    [InlineData("\u00A0=1")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("＝1")]
    public void What_a_spreadsheet_would_take_for_a_formula_becomes_text(string text) => CsvText.Cell(text).Should().Be($"\"'{text}\"");

    [Fact]
    public void A_row_ends_as_the_standard_says() => CsvText.Row("a", null, "=b").Should().Be("\"a\",\"\",\"'=b\"\r\n");
}
