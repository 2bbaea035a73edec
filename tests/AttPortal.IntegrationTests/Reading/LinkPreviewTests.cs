using System.Net;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Calls;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Reading;

/// <summary>What is shown of a page where somebody passes its link on.</summary>
public sealed partial class LinkPreviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Meeting = $"/en/meetings/{SampleMeeting.Slug}";

    [Theory]
    [InlineData("/en/", "Arms Trade Treaty")]
    [InlineData("/en/groups/wgtu", "Working Group on Treaty Universalization")]
    [InlineData("/en/conferences/csp12", "Twelfth Conference of States Parties")]
    [InlineData($"{Meeting}", "Meeting of 18 March 2026")]
    [InlineData($"{Meeting}/agenda", "18 March 2026")]
    [InlineData("/ar/states", "الدول")]
    public async Task A_public_page_says_in_its_preview_what_it_is(string path, string title)
    {
        using var client = await portal.App.ClientAsync();

        var said = Preview(await client.PageAsync(path));

        said["og:title"].Should().Contain(title);
        said["og:description"].Should().NotBeEmpty().And.Be(said["description"]);
        said["og:url"].Should().Be($"{portal.App.Address.GetLeftPart(UriPartial.Authority)}{path}");
        said.Keys.Should().Contain(["og:type", "og:site_name", "og:locale"]);
    }

    [Fact]
    public async Task A_draft_has_no_preview_even_for_those_who_see_it_and_what_is_not_there_has_none_either()
    {
        var number = await ACall.DraftedAsync(portal.App, "Nobody may know");
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        using var anybody = await portal.App.ClientAsync();
        using var refused = await anybody.GetAsync(new Uri($"{Meeting}/calls/{number}", UriKind.Relative));
        var page = await refused.Content.ReadAsStringAsync();

        Preview(await secretariat.PageAsync($"{Meeting}/calls/{number}")).Should().BeEmpty();
        refused.StatusCode.Should().Be(HttpStatusCode.NotFound);
        Preview(page).Should().BeEmpty();
        page.Should().NotContain("Nobody may know");
    }

    [Theory]
    [InlineData("/en/desk")]
    [InlineData("/en/audit")]
    [InlineData($"{Meeting}/edit")]
    [InlineData($"{Meeting}/sessions")]
    [InlineData($"{Meeting}/input")]
    public async Task A_page_that_is_not_for_everybody_has_no_preview(string path)
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        Preview(await client.PageAsync(path)).Should().BeEmpty();
    }

    private static Dictionary<string, string> Preview(string page) =>
        Meta().Matches(page).Where(m => m.Groups[1].Value is "description" || m.Groups[1].Value.StartsWith("og:", StringComparison.Ordinal))
            .ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));

    [GeneratedRegex("<meta (?:name|property)=\"([^\"]+)\" content=\"([^\"]*)\"")]
    private static partial Regex Meta();
}
