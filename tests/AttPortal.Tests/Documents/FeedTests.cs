using System.Xml.Linq;
using AttPortal.Documents.Feeds;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

/// <summary>Feeds as RFC 4287 wants them.</summary>
public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly Uri Root = new("https://portal.example.org/");

    [Fact]
    public void An_identity_follows_from_its_name_and_from_nothing_else()
    {
        FeedIds.Of("papers/1/agenda/en").Should().Be(FeedIds.Of("papers/1/agenda/en")).And.NotBe(FeedIds.Of("papers/1/agenda/fr"));
        FeedIds.Of("x").Should().MatchRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
    }

    [Fact]
    public void A_feed_was_updated_when_its_newest_entry_was()
    {
        var feed = Read(new(2026, 2, 17, 11, 0, 0, TimeSpan.Zero), new(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(1)));

        feed.Element(Atom + "updated")!.Value.Should().Be("2026-03-01T08:30:00Z");
        Read().Element(Atom + "updated")!.Value.Should().Be("2014-12-24T00:00:00Z");
    }

    [Fact]
    public void A_file_is_an_enclosure_with_its_kind_and_size()
    {
        var link = Read(DateTimeOffset.UnixEpoch).Element(Atom + "entry")!.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "enclosure");

        link.Attributes().ToDictionary(a => a.Name.LocalName, a => a.Value).Should().Equal(new Dictionary<string, string>
        {
            ["rel"] = "enclosure",
            ["type"] = "application/pdf",
            ["hreflang"] = "ar",
            ["href"] = "https://portal.example.org/ar/a.pdf",
            ["length"] = "1234",
            ["title"] = "A file",
        });
    }

    [Fact]
    public void Whatever_a_title_holds_the_feed_can_be_read() =>
        ReadTitled("<b>&\u0001\uFFFE \"🕊\"", DateTimeOffset.UnixEpoch).Element(Atom + "entry")!.Element(Atom + "title")!.Value.Should().Be("<b>& \"🕊\"");

    private static XElement Read(params DateTimeOffset[] published) => ReadTitled("A paper", published);

    private static XElement ReadTitled(string title, params DateTimeOffset[] published)
    {
        var entries = published.Select((at, i) => new FeedEntry(
            FeedIds.Of($"{i}"), title, "", "WGTU", at, new Uri(Root, "ar/a"), "paper", Language.Arabic,
            [new FeedFile(new Uri(Root, "ar/a.pdf"), "application/pdf", 1234, "A file")])).ToList();
        var bytes = AtomWriter.Write(new Feed(FeedIds.Of("feed"), "A feed", "For the test", Language.English, Root, new Uri(Root, "feeds/en/documents.atom"), new Uri(Root, "en/"), entries));
        return XDocument.Load(new MemoryStream(bytes)).Root!;
    }
}
