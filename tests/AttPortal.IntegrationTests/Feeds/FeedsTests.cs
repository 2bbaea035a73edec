using System.Net;
using System.Xml.Linq;
using AttPortal.Domain.Delegations;
using AttPortal.IntegrationTests.Calls;
using AttPortal.IntegrationTests.Compiling;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Reading;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Feeds;

/// <summary>Feeds, as people's programs fetch them.</summary>
public sealed class FeedsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly string[] Languages = ["ar", "zh", "en", "fr", "ru", "es"];

    [Fact]
    public async Task A_feed_has_all_that_RFC_4287_asks_for_in_each_language()
    {
        foreach (var language in Languages)
        {
            foreach (var name in new[] { "documents", "wgtu", "wgeti" })
            {
                var feed = await ReadAsync(name, language);

                feed.Name.Should().Be(Atom + "feed");
                feed.Attribute(XNamespace.Xml + "lang")!.Value.Should().Be(language);
                feed.Attribute(XNamespace.Xml + "base")!.Value.Should().Be(portal.App.Address.ToString());
                Valid(feed, isFeed: true);
                Link(feed, "self").Should().Be($"{portal.App.Address}feeds/{language}/{name}.atom");
                var entries = feed.Elements(Atom + "entry").ToList();
                entries.Select(e => e.Element(Atom + "id")!.Value).Should().OnlyHaveUniqueItems();
                entries.Select(e => DateTimeOffset.Parse(e.Element(Atom + "updated")!.Value, null)).Should().BeInDescendingOrder();
                entries.ForEach(e => Valid(e, isFeed: false));
            }
        }
    }

    [Fact]
    public async Task Each_paper_that_went_out_leads_to_its_page_and_its_file()
    {
        var papers = Entries(await ReadAsync("wgtu", "fr"), "paper");
        using var client = await portal.App.ClientAsync();

        papers.Should().HaveCount(6, "letter, agenda, three annexes and the whole went out");
        foreach (var paper in papers)
        {
            (await client.StatusAsync(new Uri(Link(paper, "alternate")).AbsolutePath)).Should().Be(HttpStatusCode.OK);
            var file = paper.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "enclosure");
            var bytes = await client.GetByteArrayAsync(new Uri(file.Attribute("href")!.Value));
            bytes.Should().HaveCount(int.Parse(file.Attribute("length")!.Value, null));
        }
    }

    [Fact]
    public async Task A_new_version_comes_first_and_the_entries_before_it_keep_their_identities()
    {
        var before = Entries(await ReadAsync("documents"), "paper").Select(Id).ToList();
        await SampleMeeting.WriteAsync(portal.App);
        await SampleMeeting.CirculateAsync(portal.App);

        var after = Entries(await ReadAsync("documents"), "paper");

        after.Should().HaveCount(12);
        after[0].Element(Atom + "title")!.Value.Should().Contain("Rev.1");
        after.Select(Id).Should().Contain(before);
        Entries(await ReadAsync("wgeti"), "paper").Should().BeEmpty();
    }

    [Fact]
    public async Task A_call_stands_there_once_announced_and_so_does_an_extension_for_all_and_no_other()
    {
        await ACall.DraftedAsync(portal.App, "Nobody may know");
        var number = await ACall.AnnouncedAsync(portal.App, ACall.In(-TimeSpan.FromDays(1)), ACall.In(TimeSpan.FromDays(9)), title: "A call in the feed");
        await ExtendAsync(number, null, "The papers came late.", 20);
        await using (var db = ACall.Database(portal.App))
        {
            await ExtendAsync(number, (await db.Delegations.FirstAsync()).Id, "Their line was down.", 30);
        }

        var feed = await ReadAsync("wgtu", person: Person.Secretariat);

        Entries(feed, "call").Select(Title).Should().Contain("Call for input: A call in the feed");
        Entries(feed, "extension").Should().ContainSingle(e => Title(e) == "Deadline extended: A call in the feed").Which.Value.Should().Contain("The papers came late.");
        feed.ToString().Should().NotContain("line was down").And.NotContain("Nobody may know");
    }

    [Fact]
    public async Task Input_stands_there_for_as_long_as_it_is_published()
    {
        var number = await ACall.AnnouncedAsync(portal.App, ACall.In(-TimeSpan.FromDays(1)), ACall.In(TimeSpan.FromDays(9)));
        var id = await AnInput.ItemAsync(portal.App, Person.FocalPoint, number, "What we think.", ("publish", "1"));
        (await ReadAsync("documents")).ToString().Should().NotContain($"{id}");

        (await AnInput.ActAsync(portal.App, id, "publish")).Status.Should().Be(HttpStatusCode.Redirect);
        (await ReadAsync("documents", person: Person.Anonymous)).ToString().Should().Contain($"/en/meetings/{SampleMeeting.Slug}/submissions/{id}").And.Contain("Costa Rica");

        (await AnInput.ActAsync(portal.App, id, "unpublish", "The delegation asked us.")).Status.Should().Be(HttpStatusCode.Redirect);
        (await ReadAsync("documents", person: Person.Anonymous)).ToString().Should().NotContain($"{id}");
    }

    [Theory]
    [InlineData("/feeds/en/nope.atom")]
    [InlineData("/feeds/en/WGTU.atom")]
    [InlineData("/feeds/xx/documents.atom")]
    [InlineData("/feeds/en/%01.atom")]
    public async Task What_is_no_feed_is_not_found(string path)
    {
        using var client = await portal.App.ClientAsync();

        (await client.StatusAsync(path)).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pages_lead_to_their_feeds()
    {
        using var client = await portal.App.ClientAsync();

        WebUtility.HtmlDecode(await client.PageAsync("/es/")).Should().Contain("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Documentos y convocatorias recientes\" href=\"/feeds/es/documents.atom\"").And.Contain("<a href=\"/feeds/es/documents.atom\"");
        (await client.PageAsync("/en/groups/wgtu")).Should().Contain("href=\"/feeds/en/wgtu.atom\"");
        using var answer = await client.GetAsync(new Uri("/feeds/en/documents.atom", UriKind.Relative));
        answer.Content.Headers.ContentType!.ToString().Should().Be("application/atom+xml; charset=utf-8");
        answer.Headers.ETag.Should().NotBeNull();
    }

    private static void Valid(XElement one, bool isFeed)
    {
        foreach (var name in new[] { "id", "title", "updated" })
        {
            one.Elements(Atom + name).Should().ContainSingle().Which.Value.Should().NotBeEmpty();
        }

        Id(one).Should().StartWith("urn:uuid:");
        DateTimeOffset.TryParse(one.Element(Atom + "updated")!.Value, out _).Should().BeTrue();
        one.Elements(Atom + "link").Count(l => l.Attribute("rel")!.Value == "alternate").Should().Be(1);
        one.Elements(Atom + "link").Should().OnlyContain(l => Uri.IsWellFormedUriString(l.Attribute("href")!.Value, UriKind.Absolute));
        if (!isFeed)
        {
            one.Elements(Atom + "author").Should().ContainSingle().Which.Element(Atom + "name")!.Value.Should().NotBeEmpty();
            one.Element(Atom + "summary")!.Value.Should().NotBeEmpty();
        }
    }

    private static string Id(XElement one) => one.Element(Atom + "id")!.Value;

    private static string Title(XElement one) => one.Element(Atom + "title")!.Value;

    private static string Link(XElement one, string relation) => one.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private static List<XElement> Entries(XElement feed, string category) =>
        [.. feed.Elements(Atom + "entry").Where(e => e.Element(Atom + "category")!.Attribute("term")!.Value == category)];

    private async Task ExtendAsync(int number, DelegationId? delegation, string reason, int days)
    {
        await using var db = ACall.Database(portal.App);
        var call = await db.Calls.SingleAsync(c => c.Number == number);
        call.Extend(ACall.In(TimeSpan.FromDays(days)), delegation, reason, DateTimeOffset.UtcNow).Error.Should().BeNull();
        await db.SaveChangesAsync();
    }

    /// <summary>The feed as it stands now: somebody with an account is never answered with a kept one.</summary>
    private async Task<XElement> ReadAsync(string name, string language = "en", Person person = Person.Reader)
    {
        using var client = await portal.App.ClientAsync(person);
        return XDocument.Parse(await client.PageAsync($"/feeds/{language}/{name}.atom")).Root!;
    }
}
