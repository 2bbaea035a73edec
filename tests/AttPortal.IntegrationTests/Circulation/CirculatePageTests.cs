using System.Net;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Circulation;

public sealed class CirculatePageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Meeting = "/en/meetings/csp12-wgtu-2026-03-18";
    private const string Page = Meeting + "/circulate";

    [Fact]
    public async Task A_reader_finds_nothing_there()
    {
        using var client = await portal.App.ClientAsync(Person.Reader);

        (await client.StatusAsync(Page)).Should().Be(HttpStatusCode.NotFound);
        (await client.StatusAsync(Meeting + "/adopt")).Should().Be(HttpStatusCode.NotFound);
        (await client.StatusAsync(Meeting + "/history")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_meeting_that_does_not_exist_is_not_found()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        (await client.StatusAsync("/en/meetings/csp12-wgtu-2026-03-99/circulate")).Should().Be(HttpStatusCode.NotFound);
        (await client.StatusAsync(Meeting + "/history/99")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_shows_what_goes_out_and_what_is_open()
    {
        using var client = await portal.App.ClientAsync(Person.CoChair);

        var page = await client.PageAsync(Page);

        page.Should().Contain("Rev.").And.Contain("All papers in one file").And.Contain("Not yet known")
            .And.Contain($"{Meeting}/edit#").And.Contain("Circulate to delegations and the public now");
        // The sample says the same in six languages.
        page.Should().NotContain("States other numbers than the original");
    }

    [Theory]
    [InlineData("2026-11-20", "", "reason")]
    [InlineData("2026-11-31", "The speakers are not yet known.", "issued-on")]
    [InlineData("", "The speakers are not yet known.", "issued-on")]
    public async Task What_is_missing_is_told_at_its_field_and_what_was_typed_is_kept(string day, string reason, string field)
    {
        using var client = await portal.App.ClientAsync(Person.CoChair);

        var answer = await client.SendAsync(Page, "send-out", ("Form.IssuedOn", day), ("Form.Reason", reason));

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Page.Should().Contain("Nothing went out").And.Contain($"href=\"#{field}\"").And.Contain($"id=\"{field}-error\"").And.Contain($">{reason}</textarea>");
    }

    [Fact]
    public async Task A_form_sent_twice_circulates_once()
    {
        using var client = await portal.App.ClientAsync(Person.CoChair);
        var fields = Forms.Fields(await client.PageAsync(Page), "send-out");
        (string, string)[] filled = [("Form.IssuedOn", "2026-02-20"), ("Form.Reason", "The day of the round table is open.")];

        var first = await client.SendAsync(Page, fields, filled);
        var second = await client.SendAsync(Page, fields, filled);

        first.Status.Should().Be(HttpStatusCode.Redirect);
        second.Location.Should().Be(first.Location);
        var done = await client.PageAsync(new Uri(portal.App.Address, first.Location!).PathAndQuery);
        done.Should().Contain("Delegations and the public can read it now").And.Contain("The day of the round table is open.");
        Regex.Count(done, "href=\"/(ar|zh|en|fr|ru|es)/meetings/[^\"]+\\.pdf\"").Should().Be(36);
        Regex.Count(done, "<code class=\"digest\">[0-9a-f]{64}</code>").Should().Be(36);
    }

    [Fact]
    public async Task Whoever_decides_on_what_has_changed_is_shown_the_change_and_asked_again()
    {
        using var client = await portal.App.ClientAsync(Person.CoChair);
        var fields = Forms.Fields(await client.PageAsync(Page), "send-out");
        using var other = await portal.App.ClientAsync(Person.SecondCoChair);
        var set = await other.SendAsync(Meeting + "/letter-facts", "letter-facts", ("Form.SendTo", "proposals@example.org"));
        set.Status.Should().Be(HttpStatusCode.Redirect);

        var refused = await client.SendAsync(Page, fields, ("Form.Reason", "A reason to keep."));

        refused.Page.Should().Contain("Somebody changed the papers").And.Contain("Second sample co-chair of WGTU").And.Contain("Dates and deadline set").And.Contain(">A reason to keep.</textarea>");
        var again = await client.SendAsync(Page, Forms.Fields(refused.Page, "send-out"));
        again.Status.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_public_sees_every_version_without_the_reason()
    {
        using var client = await portal.App.ClientAsync();

        var page = await client.PageAsync(Meeting + "/versions");

        page.Should().Contain("As circulated").And.Contain("/zh/meetings/csp12-wgtu-2026-03-18/versions/0/package.pdf").And.NotContain("were not yet known");
        (await client.StatusAsync("/en/meetings/nothing/versions")).Should().Be(HttpStatusCode.NotFound);
    }
}
