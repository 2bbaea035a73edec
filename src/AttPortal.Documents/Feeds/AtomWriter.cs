using System.Globalization;
using System.Text;
using System.Xml;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Feeds;

/// <summary>Writes a feed as Atom (RFC 4287). The same feed gives the same bytes.</summary>
public static class AtomWriter
{
    /// <summary>What this is called on the line.</summary>
    public const string ContentType = "application/atom+xml; charset=utf-8";

    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>When the Treaty entered into force: a feed in which nothing stands yet has not changed since.</summary>
    private static readonly DateTimeOffset Beginning = new(2014, 12, 24, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };

    /// <summary>The feed as bytes in UTF-8.</summary>
    public static byte[] Write(Feed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, feed.Language.Code());
            xml.WriteAttributeString("xml", "base", null, feed.Root.AbsoluteUri);
            Text(xml, "id", feed.Id);
            Text(xml, "title", feed.Title);
            Text(xml, "subtitle", feed.About);
            Text(xml, "updated", Instant(feed.Entries.Select(e => e.PublishedAt).DefaultIfEmpty(Beginning).Max()));
            Link(xml, "self", feed.Self, "application/atom+xml", feed.Language);
            Link(xml, "alternate", feed.Page, "text/html", feed.Language);
            Text(xml, "generator", "AttPortal");
            foreach (var entry in feed.Entries)
            {
                Write(xml, entry, feed.Language);
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, FeedEntry entry, Language language)
    {
        xml.WriteStartElement("entry", Atom);
        if (entry.Language != language)
        {
            xml.WriteAttributeString("xml", "lang", null, entry.Language.Code());
        }

        Text(xml, "id", entry.Id);
        Text(xml, "title", entry.Title);
        Text(xml, "updated", Instant(entry.PublishedAt));
        Text(xml, "published", Instant(entry.PublishedAt));
        xml.WriteStartElement("author", Atom);
        Text(xml, "name", entry.Author);
        xml.WriteEndElement();
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", entry.Category);
        xml.WriteEndElement();
        Link(xml, "alternate", entry.Page, "text/html", entry.Language);
        foreach (var file in entry.Files)
        {
            Link(xml, "enclosure", file.Address, file.MediaType, entry.Language, file);
        }

        Text(xml, "summary", entry.Summary.Length > 0 ? entry.Summary : entry.Title);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, Uri address, string mediaType, Language language, FeedFile? file = null)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", mediaType);
        xml.WriteAttributeString("hreflang", language.Code());
        xml.WriteAttributeString("href", address.AbsoluteUri);
        if (file is not null)
        {
            xml.WriteAttributeString("length", file.Size.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("title", Clean(file.Title));
        }

        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, Clean(text));

    /// <summary>The text without characters that XML cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' || (r.Value >= 0x20 && r.Value is not (0xFFFE or 0xFFFF))));

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
