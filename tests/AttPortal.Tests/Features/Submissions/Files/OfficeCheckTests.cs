using System.Text;
using AttPortal.Web.Features.Submissions.Files;
using static AttPortal.Tests.Features.Submissions.Files.MadeFiles;

namespace AttPortal.Tests.Features.Submissions.Files;

/// <summary>What a Word document or an OpenDocument text may not hold.</summary>
public sealed class OfficeCheckTests
{
    [Fact]
    public void A_plain_document_is_taken()
    {
        Word(Docx()).Should().BeNull();
        Open(Odt()).Should().BeNull();
    }

    [Fact]
    public void A_package_without_a_Word_text_is_not_what_its_name_says()
    {
        Word(Docx(("[Content_Types].xml", null))).Should().Be("files.not-its-name");
        Word(Docx(("word/document.xml", null))).Should().Be("files.not-its-name");
        Word(Docx(("[Content_Types].xml", ContentTypes(main: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")))).Should().Be("files.not-its-name");
    }

    [Fact]
    public void A_Word_document_that_wants_a_password_is_refused() =>
        Word([.. Package.OldOffice, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")]).Should().Be("files.encrypted");

    [Fact]
    public void A_document_of_old_Word_is_not_what_its_name_says() => Word([.. Package.OldOffice, .. new byte[600]]).Should().Be("files.not-its-name");

    [Theory]
    [InlineData("word/vbaProject.bin")]
    [InlineData("word/vbaData.xml")]
    [InlineData("word/activeX/activeX1.xml")]
    public void Macros_are_refused(string part) => Word(Docx((part, "<a/>"))).Should().Be("files.macros");

    [Theory]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml")]
    [InlineData("application/vnd.ms-office.vbaProject")]
    [InlineData("application/vnd.ms-office.activeX+xml")]
    public void Types_of_macros_are_refused(string type) =>
        Word(Docx(("[Content_Types].xml", ContentTypes($"""<Override PartName="/word/x.xml" ContentType="{type}"/>""")))).Should().Be("files.macros");

    [Theory]
    [InlineData("hyperlink", "mailto:info@example.org", true, null)]
    [InlineData("hyperlink", "file:///C:\\Users\\ana\\draft.docx", true, null)]
    [InlineData("image", "media/image1.png", false, null)]
    [InlineData("image", "https://example.org/pixel.png", true, "files.external")]
    [InlineData("attachedTemplate", "https://example.org/evil.dotm", true, "files.external")]
    [InlineData("oleObject", "https://example.org/evil", true, "files.external")]
    [InlineData("frame", "\\\\example.org\\share", true, "files.external")]
    [InlineData("hyperlink", "javascript:alert(1)", true, "files.active")]
    [InlineData("hyperlink", "ms-msdt:/id", true, "files.active")]
    [InlineData("hyperlink", "\\\\example.org\\share\\x", true, "files.active")]
    [InlineData("hyperlink", "file://example.org/share", true, "files.active")]
    [InlineData("oleObject", "embeddings/oleObject1.bin", false, "files.carries-files")]
    [InlineData("package", "embeddings/sheet.xlsx", false, "files.carries-files")]
    [InlineData("aFChunk", "chunk.html", false, "files.carries-files")]
    [InlineData("vbaProject", "other.bin", false, "files.macros")]
    public void A_relationship_leads_only_where_it_may(string type, string target, bool isExternal, string? code) =>
        Word(Docx(("word/_rels/settings.xml.rels", Relationship(type, target, isExternal)))).Should().Be(code);

    [Theory]
    [InlineData("""<w:fldSimple w:instr=" PAGE "/>""", null)]
    [InlineData("""<w:fldSimple w:instr=" DDEAUTO c:\\windows\\system32\\cmd.exe "/>""", "files.active")]
    [InlineData("""<w:r><w:fldChar/><w:instrText> DD</w:instrText></w:r><w:r><w:instrText>EAUTO cmd</w:instrText></w:r><w:r><w:fldChar/></w:r>""", "files.active")]
    [InlineData("""<w:r><w:fldChar/><w:instrText>INCLUDETEXT "https://example.org"</w:instrText><w:fldChar/></w:r>""", "files.external")]
    [InlineData("""<w:r><w:t>DDEAUTO is a field of Word.</w:t></w:r>""", null)]
    public void A_field_that_acts_is_refused(string markup, string? code) => Word(Docx(("word/document.xml", WordText(markup)))).Should().Be(code);

    [Fact]
    public void A_document_type_and_its_entities_are_refused_unread()
    {
        const string type = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>";

        Word(Docx(("word/document.xml", type + WordText("&b;")))).Should().Be("files.broken");
        Word(Docx(("[Content_Types].xml", type + "<Types>&a;</Types>"))).Should().Be("files.broken");
        Open(Odt(("content.xml", type + "<a>&a;</a>"))).Should().Be("files.broken");
    }

    [Fact]
    public void Elements_without_end_are_refused() =>
        Word(Docx(("word/document.xml", string.Concat(Enumerable.Repeat("<a>", 100_000))))).Should().Be("files.broken");

    [Fact]
    public void An_OpenDocument_text_says_first_what_it_is()
    {
        Open(Odt(("mimetype", null))).Should().Be("files.not-its-name");
        Open(Odt(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))).Should().Be("files.not-its-name");
        Open(Odt(("META-INF/manifest.xml", Manifest("", "application/vnd.oasis.opendocument.text-template")))).Should().Be("files.not-its-name");
        Open(Odt(("META-INF/manifest.xml", null))).Should().Be("files.broken");
        Open(Odt(("content.xml", null))).Should().Be("files.broken");
    }

    [Fact]
    public void An_OpenDocument_text_that_wants_a_password_is_refused() =>
        Open(Odt(("META-INF/manifest.xml", Manifest("<m:encryption-data/>")))).Should().Be("files.encrypted");

    [Theory]
    [InlineData("Basic/Standard/Module1.xml")]
    [InlineData("Scripts/python/evil.py")]
    public void Macros_in_an_OpenDocument_text_are_refused(string part) => Open(Odt((part, "<a/>"))).Should().Be("files.macros");

    [Theory]
    [InlineData("""<office:script script:language="ooo:Basic"/>""", "files.macros")]
    [InlineData("""<script:event-listener xlink:href="vnd.sun.star.script:x"/>""", "files.macros")]
    [InlineData("""<text:a xlink:href="vnd.sun.star.script:x?language=Basic">x</text:a>""", "files.active")]
    [InlineData("""<text:a xlink:href="#heading">x</text:a>""", null)]
    [InlineData("""<draw:image xlink:href="Pictures/1.png"/>""", null)]
    [InlineData("""<draw:object xlink:href="./Object 1"/>""", null)]
    [InlineData("""<draw:image xlink:href="https://example.org/pixel.png"/>""", "files.external")]
    [InlineData("""<text:section-source xlink:href="../other.odt"/>""", "files.external")]
    [InlineData("""<draw:object xlink:href="//example.org/x"/>""", "files.external")]
    [InlineData("""<draw:plugin/>""", "files.carries-files")]
    [InlineData("""<text:dde-connection-decl/>""", "files.active")]
    public void An_OpenDocument_text_holds_nothing_that_acts(string markup, string? code) => Open(Odt(("content.xml", OdtText(markup)))).Should().Be(code);

    private static string? Word(byte[] bytes) => AttachmentCheck.Check("a.docx", bytes).Error?.Code;

    private static string? Open(byte[] bytes) => AttachmentCheck.Check("a.odt", bytes).Error?.Code;
}
