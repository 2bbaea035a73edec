using System.Buffers.Binary;
using AttPortal.Web.Features.Submissions.Files;
using static AttPortal.Tests.Features.Submissions.Files.MadeFiles;

namespace AttPortal.Tests.Features.Submissions.Files;

/// <summary>What a ZIP may not be, whatever document it holds.</summary>
public sealed class PackageTests
{
    [Fact]
    public void A_package_that_was_written_in_one_go_is_taken() => Code(Zip(DocxParts(), isSeekable: false)).Should().BeNull();

    [Fact]
    public void Bytes_before_a_package_are_refused()
    {
        Code([.. Bytes("GIF89a"), .. Docx()]).Should().Be("files.polyglot");
        Code([.. "PK\x03\x04"u8, .. Docx()]).Should().Be("files.polyglot");
    }

    [Fact]
    public void Bytes_behind_a_package_are_refused() => Code([.. Docx(), .. Bytes("<script>alert(1)</script>")]).Should().Be("files.polyglot");

    [Fact]
    public void Two_packages_in_one_file_are_refused() => Code([.. Docx(), .. Docx()]).Should().Be("files.polyglot");

    [Fact]
    public void Bytes_between_two_parts_are_refused()
    {
        var docx = Docx();
        var list = ListStart(docx);
        byte[] wider = [.. docx[..list], .. Bytes("hidden"), .. docx[list..]];
        BinaryPrimitives.WriteInt32LittleEndian(wider.AsSpan(wider.Length - 6), list + 6);

        Code(wider).Should().Be("files.polyglot");
    }

    [Fact]
    public void A_PDF_in_the_beginning_of_a_package_is_refused() => Code(Docx(("%PDF-1.7", "x"))).Should().BeOneOf("files.polyglot");

    [Theory]
    [InlineData("../evil.xml")]
    [InlineData("/evil.xml")]
    [InlineData("word\\evil.xml")]
    [InlineData("word/e\nvil.xml")]
    [InlineData("WORD/document.xml")]
    public void A_part_whose_name_leads_elsewhere_is_refused(string name) => Code(Zip([.. DocxParts(), (name, Bytes("<a/>"))])).Should().Be("files.polyglot");

    [Fact]
    public void A_part_that_is_a_file_of_its_own_is_refused()
    {
        byte[][] files = [Docx(), Pdf(), [.. Package.OldOffice, 1, 2], Bytes("MZ\u0001"), Bytes("Rar!\u001a"), [0x1F, 0x8B, 8], Bytes("{\\rtf1}")];
        foreach (var file in files)
        {
            Code(Zip([.. DocxParts(), ("word/media/image1.png", file)])).Should().Be("files.carries-files");
        }
    }

    [Fact]
    public void An_old_drawing_that_is_packed_by_itself_is_taken() =>
        Code(Zip([.. DocxParts(), ("word/media/image1.emz", [0x1F, 0x8B, 8])])).Should().BeNull();

    [Fact]
    public void Too_many_parts_are_refused() =>
        Code(Zip([.. DocxParts(), .. Enumerable.Range(0, Package.MaximumParts).Select(i => ($"word/media/{i}.txt", Bytes("x")))])).Should().Be("files.unpacks");

    [Fact]
    public void A_part_that_unpacks_to_very_much_is_refused() =>
        Code(Zip([.. DocxParts(), ("word/media/image1.bmp", new byte[40_000_000])])).Should().Be("files.unpacks");

    [Fact]
    public void Parts_that_together_unpack_to_very_much_are_refused() =>
        Code(Zip([.. DocxParts(), .. Enumerable.Range(0, 60).Select(i => ($"word/media/{i}.bmp", new byte[4_000_000]))])).Should().Be("files.unpacks");

    [Fact]
    public void A_part_that_unpacks_to_more_than_it_says_is_refused()
    {
        var docx = Zip([.. DocxParts(), ("word/media/image1.bmp", new byte[100_000])]);
        var entry = docx.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteInt32LittleEndian(docx.AsSpan(entry + 24), 10);

        Code(docx).Should().Be("files.broken");
    }

    [Fact]
    public void Parts_that_share_their_bytes_are_refused()
    {
        var docx = Docx();
        var list = ListStart(docx);
        var second = list + 46 + "[Content_Types].xml".Length;
        BinaryPrimitives.WriteInt32LittleEndian(docx.AsSpan(second + 42), 0);

        Code(docx).Should().Be("files.broken", "the name at that place is another");
    }

    [Fact]
    public void A_packed_part_that_is_damaged_is_refused()
    {
        var docx = Docx();
        docx[80] ^= 0x10;

        Code(docx).Should().Be("files.broken");
    }

    [Fact]
    public void A_part_that_wants_a_password_is_refused()
    {
        var docx = Docx();
        docx[ListStart(docx) + 8] |= 1;

        Code(docx).Should().Be("files.encrypted");
    }

    private static string? Code(byte[] bytes) => AttachmentCheck.Check("a.docx", bytes).Error?.Code;
}
