using System.Text;
using AttPortal.Web.Features.Submissions.Files;
using static AttPortal.Tests.Features.Submissions.Files.MadeFiles;

namespace AttPortal.Tests.Features.Submissions.Files;

public sealed class PdfCheckTests
{
    [Fact]
    public void A_PDF_that_only_shows_pages_is_taken() => Code(Pdf("/Lang (en) /Outlines 9 0 R")).Should().BeNull();

    [Fact]
    public void A_PDF_that_was_added_to_later_is_taken()
    {
        var first = Pdf();
        var more = $"xref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 99 >>\nstartxref\n{first.Length}\n%%EOF\r\n";

        Code([.. first, .. Bytes(more)]).Should().BeNull();
        var elsewhere = $"{first.AsSpan().IndexOf("stream"u8) + 10}";
        Code([.. first, .. Bytes(more.Replace($"{first.Length}", elsewhere, StringComparison.Ordinal))]).Should().Be("files.broken", "no table begins within a stream");
    }

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "files.active")]
    [InlineData("/OpenAction << /S /J#61va#53cript /JS (app.alert(1)) >>", "files.active")]
    [InlineData("/OpenAction<</S/Launch/F(cmd.exe)>>", "files.active")]
    [InlineData("/AcroForm << /XFA [] >>", "files.active")]
    [InlineData("/AA << /O << /S /Rendition /JS (x) >> >>", "files.active")]
    [InlineData("/Names << /EmbeddedFiles 9 0 R >>", "files.carries-files")]
    [InlineData("/OpenAction << /S /GoToE >>", "files.carries-files")]
    public void A_PDF_that_acts_is_refused(string catalog, string code) => Code(Pdf(catalog)).Should().Be(code);

    [Theory]
    [InlineData("/Lang (JavaScript) /Title (Launch of the fund)")]
    [InlineData("/JavaScripts 1 /Launching 2 /EncryptMetadata false")]
    public void Words_that_are_no_names_do_no_harm(string catalog) => Code(Pdf(catalog)).Should().BeNull();

    [Fact]
    public void What_acts_is_found_in_a_packed_stream_of_objects() =>
        Code(Pdf(more: [Packed("/Type /ObjStm /N 1 /First 5", $"9 0\n<< /S /JavaScript /JS (x) >>")])).Should().Be("files.active");

    [Fact]
    public void What_acts_is_found_behind_much_that_does_not() =>
        Code(Pdf(more: [Packed("/Type /Obj#53tm /N 1 /Fi#72st 5", new string(' ', 300_000) + "<< /S /Launch >>" + new string(' ', 300_000))])).Should().Be("files.active");

    [Fact]
    public void A_packed_stream_of_objects_that_breaks_off_is_searched_as_far_as_it_goes()
    {
        var stream = Packed("/Type /ObjStm /N 1 /First 5", "<< /S /JavaScript >>" + string.Concat(Enumerable.Range(0, 5_000)));
        stream[^20] ^= 0xFF;

        Code(Pdf(more: [stream])).Should().Be("files.active");
    }

    [Fact]
    public void A_stream_of_objects_that_is_packed_another_way_is_refused() =>
        Code(Pdf(more: [Bytes("<< /Type /ObjStm /N 1 /First 5 /Filter /ASCIIHexDecode /Length 4 >>\nstream\n2F4A\nendstream")])).Should().Be("files.broken");

    [Fact]
    public void The_text_of_a_page_may_speak_of_anything() =>
        Code(Pdf(more: [Bytes("<< >>"), Packed("", new string(' ', 10) + "BT (/JavaScript and /Launch) Tj ET")])).Should().BeNull();

    [Fact]
    public void A_protected_PDF_is_refused() => Code(Pdf(trailer: "/Encrypt 8 0 R /ID [<00> <00>]")).Should().Be("files.encrypted");

    [Fact]
    public void A_PDF_behind_other_bytes_is_refused() => Code([.. Bytes("GIF89a"), .. Pdf()]).Should().Be("files.polyglot");

    [Fact]
    public void A_PDF_before_other_bytes_is_refused()
    {
        Code([.. Pdf(), .. Bytes("<html><script>alert(1)</script>")]).Should().Be("files.polyglot");
        Code([.. Pdf(), .. Docx()]).Should().Be("files.polyglot");
    }

    [Fact]
    public void A_PDF_around_a_web_page_or_an_archive_is_refused()
    {
        Code([.. Bytes("%PDF-1.7\n%<script>alert(1)</script>\n"), .. Pdf()]).Should().Be("files.polyglot");
        Code(Pdf(more: [[.. Bytes("<< /Length 9999 >>\nstream\n"), .. Docx(), .. Bytes("\nendstream")]])).Should().Be("files.polyglot");
    }

    [Theory]
    [InlineData("%%EOF", "%%END")]
    [InlineData("startxref", "startzref")]
    [InlineData("trailer", "trailor")]
    [InlineData("/Root", "/Boot")]
    [InlineData("%PDF-1", "%PDF-9")]
    public void A_PDF_without_what_every_PDF_has_is_refused(string has, string lacks) =>
        Code(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Pdf()).Replace(has, lacks, StringComparison.Ordinal))).Should().Be("files.broken");

    [Fact]
    public void A_PDF_that_was_cut_off_is_refused()
    {
        var pdf = Pdf();

        Code(pdf[..(pdf.Length / 2)]).Should().Be("files.broken");
    }

    [Fact]
    public void Streams_that_unpack_without_end_are_given_up()
    {
        var bomb = Packed("/Type /ObjStm /N 1 /First 5", new string(' ', 20_000_000));

        Code(Pdf(more: Enumerable.Repeat(bomb, 40))).Should().Be("files.unpacks");
    }

    [Fact]
    public void More_streams_than_a_document_has_are_refused() =>
        Code(Pdf(more: [Bytes(string.Concat(Enumerable.Repeat("stream\n", 100_001)))])).Should().Be("files.unpacks");

    private static string? Code(byte[] bytes) => AttachmentCheck.Check("a.pdf", bytes).Error?.Code;
}
