using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AttPortal.Tests.Features.Submissions.Files;

/// <summary>Makes files as programs write them, and as those who attack do.</summary>
internal static class MadeFiles
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string OpenDocument = "urn:oasis:names:tc:opendocument:xmlns";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A Word document; further parts replace those of the same name, and null takes one away.</summary>
    public static byte[] Docx(params IEnumerable<(string Name, string? Content)> changes) => Zip(DocxParts(changes));

    public static List<(string Name, byte[] Content)> DocxParts(params IEnumerable<(string Name, string? Content)> changes) => Changed(
        [
            ("[Content_Types].xml", ContentTypes()),
            ("_rels/.rels", Relationships($"""<Relationship Id="rId1" Type="{Office}/officeDocument" Target="word/document.xml"/>""")),
            ("word/document.xml", $"""<w:document xmlns:w="{Word}"><w:body><w:p><w:r><w:t>Our answer to question 3.</w:t></w:r></w:p></w:body></w:document>"""),
            ("word/_rels/document.xml.rels", Relationships($"""<Relationship Id="rId1" Type="{Office}/hyperlink" Target="https://thearmstradetreaty.org/" TargetMode="External"/>""")),
            ("word/settings.xml", $"""<w:settings xmlns:w="{Word}"/>"""),
        ],
        changes);

    public static string ContentTypes(string more = "", string main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml") =>
        $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{main}"/>{more}</Types>
        """;

    public static string Relationships(string inner) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>""";

    public static string Relationship(string type, string target, bool isExternal) =>
        Relationships($"""<Relationship Id="rId9" Type="{Office}/{type}" Target="{target}"{(isExternal ? " TargetMode=\"External\"" : "")}/>""");

    public static string WordText(string inner) => $"""<w:document xmlns:w="{Word}"><w:body><w:p>{inner}</w:p></w:body></w:document>""";

    /// <summary>An OpenDocument text; changes as for <see cref="Docx"/>.</summary>
    public static byte[] Odt(params IEnumerable<(string Name, string? Content)> changes) => Zip(Changed(
        [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", OdtText("<text:p>Our answer, with <text:a xlink:href=\"https://thearmstradetreaty.org/\">a link</text:a>.</text:p>")),
            ("styles.xml", $"""<office:document-styles xmlns:office="{OpenDocument}:office:1.0"/>"""),
            ("META-INF/manifest.xml", Manifest("")),
        ],
        changes));

    public static string OdtText(string inner) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content xmlns:office="{OpenDocument}:office:1.0" xmlns:text="{OpenDocument}:text:1.0" xmlns:draw="{OpenDocument}:drawing:1.0" xmlns:script="{OpenDocument}:script:1.0"
        xmlns:xlink="http://www.w3.org/1999/xlink"><office:scripts/><office:body><office:text>{inner}</office:text></office:body></office:document-content>
        """;

    public static string Manifest(string inner, string type = "application/vnd.oasis.opendocument.text") =>
        $"""<m:manifest xmlns:m="{OpenDocument}:manifest:1.0"><m:file-entry m:full-path="/" m:media-type="{type}"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml">{inner}</m:file-entry></m:manifest>""";

    /// <summary>A ZIP; the part "mimetype" is stored, all others packed.</summary>
    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts, bool isSeekable = true)
    {
        using var bytes = new MemoryStream();
        using (Stream target = isSeekable ? bytes : new OneWayStream(bytes))
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A PDF of one page.</summary>
    /// <param name="catalog">What else stands in its catalog.</param>
    /// <param name="trailer">What else stands in its trailer.</param>
    /// <param name="more">Further objects, each as it stands between obj and endobj.</param>
    public static byte[] Pdf(string catalog = "", string trailer = "", params IEnumerable<byte[]> more)
    {
        byte[][] objects =
        [
            Bytes($"<< /Type /Catalog /Pages 2 0 R {catalog} >>"),
            Bytes("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
            Bytes("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"),
            Packed("", "BT /F1 12 Tf 72 720 Td (Our answer to question 3) Tj ET"),
            .. more,
        ];
        using var bytes = new MemoryStream();
        bytes.Write(Bytes("%PDF-1.7\n%\u00e2\u00e3\n"));
        var places = new List<long>();
        foreach (var (content, i) in objects.Select((o, i) => (o, i)))
        {
            places.Add(bytes.Position);
            bytes.Write([.. Bytes($"{i + 1} 0 obj\n"), .. content, .. Bytes("\nendobj\n")]);
        }

        var table = bytes.Position;
        bytes.Write(Bytes($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:D10} 00000 n \n"))}"));
        bytes.Write(Bytes($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n"));
        return bytes.ToArray();
    }

    /// <summary>A packed stream of a PDF.</summary>
    public static byte[] Packed(string dictionary, string content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Bytes(content));
        }

        return [.. Bytes($"<< /Length {packed.Length} /Filter /FlateDecode {dictionary} >>\nstream\n"), .. packed.ToArray(), .. Bytes("\nendstream")];
    }

    /// <summary>Where the list of parts of a ZIP begins.</summary>
    public static int ListStart(byte[] zip) => BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(zip.Length - 6));

    private static List<(string Name, byte[] Content)> Changed(List<(string Name, string Content)> parts, IEnumerable<(string Name, string? Content)> changes)
    {
        foreach (var (name, content) in changes)
        {
            var at = parts.FindIndex(p => p.Name == name);
            if (at >= 0)
            {
                parts.RemoveAt(at);
            }

            if (content is not null)
            {
                parts.Insert(at >= 0 ? at : parts.Count, (name, content));
            }
        }

        return [.. parts.Select(p => (p.Name, Bytes(p.Content)))];
    }

    /// <summary>A stream in which nobody goes back, as a program has that writes to a line.</summary>
    private sealed class OneWayStream(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
