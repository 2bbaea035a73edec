using System.Net;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttPortal.IntegrationTests.Delegations;

public sealed partial class TokensPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string CostaRica = "/en/delegations/cri/tokens";

    [Fact]
    public async Task A_token_is_shown_once_and_only_its_digest_is_kept()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);

        var made = await focal.SendAsync(CostaRica, "make", ("Form.Name", "Shown once"));

        made.Status.Should().Be(HttpStatusCode.OK);
        made.Page.Should().Contain("shown only this once");
        var token = Secret().Match(made.Page).Value;
        ApiTokenSecret.IsShaped(token).Should().BeTrue();
        (await focal.PageAsync(CostaRica)).Should().Contain("Shown once").And.NotContain("attp_A").And.NotContain(token);
        await using var db = portal.App.Database();
        var kept = await db.ApiTokens.AsNoTracking().SingleAsync(t => t.Name == "Shown once");
        kept.TokenDigest.Should().Equal(ApiTokenSecret.Digest(token));
        (kept.ExpiresAt - kept.MadeAt).Should().Be(TimeSpan.FromDays(90));
        var records = await db.AuditEntries.AsNoTracking().Where(e => e.Subject == "delegations/cri").ToListAsync();
        records.Should().ContainSingle(e => e.Action == "api-token.made" && e.Detail.Contains("Shown once"));
        records.Should().NotContain(e => e.Detail.Contains(token));
    }

    [Fact]
    public async Task The_answer_that_shows_a_token_is_kept_by_no_cache()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        using var page = await focal.GetAsync(new Uri(CostaRica, UriKind.Relative));

        page.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task The_same_form_sent_again_makes_no_second_token()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await focal.PageAsync(CostaRica), "make");
        await focal.SendAsync(CostaRica, fields, ("Form.Name", "Twice"));

        var again = await focal.SendAsync(CostaRica, fields, ("Form.Name", "Twice more"));

        again.Page.Should().Contain("made a token already").And.NotContain("shown only this once");
        await using var db = portal.App.Database();
        (await db.ApiTokens.CountAsync(t => t.Name.StartsWith("Twice"))).Should().Be(1);
    }

    [Fact]
    public async Task The_focal_point_is_told_by_mail()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);

        await focal.SendAsync(CostaRica, "make", ("Form.Name", "Told by mail"));

        var letter = (await portal.App.LettersAsync(PortalApp.Email(Person.FocalPoint))).First(l => l.Kind == "token-made" && l.Arguments[1].Text == "Told by mail");
        letter.Path.Should().Be("delegations/cri/tokens");
    }

    [Fact]
    public async Task A_token_is_ended_with_a_reason_which_is_recorded()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        await focal.SendAsync(CostaRica, "make", ("Form.Name", "To be ended"));
        var id = await IdAsync("To be ended");

        (await focal.SendAsync(CostaRica, "end", ("Ending.Token", id))).Page.Should().Contain("Say why the token ends");
        var ended = await focal.SendAsync(CostaRica, "end", ("Ending.Token", id), ("Ending.Reason", "The program was replaced."));

        ended.Location.Should().EndWith("?done=ended");
        (await focal.PageAsync(CostaRica)).Should().Contain("The program was replaced.");
        await using var db = portal.App.Database();
        (await db.AuditEntries.AsNoTracking().Where(e => e.Action == "api-token.ended").ToListAsync()).Single(e => e.Detail.Contains("To be ended"))
            .Should().BeEquivalentTo(new { Subject = "delegations/cri", Reason = "The program was replaced." });
    }

    [Fact]
    public async Task The_Secretariat_ends_a_token_but_makes_none()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await focal.PageAsync(CostaRica), "make");
        await focal.SendAsync(CostaRica, fields, ("Form.Name", "Ended from Geneva"));
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);

        (await secretariat.PageAsync(CostaRica)).Should().Contain("Ended from Geneva").And.NotContain("value=\"make\"");
        var ended = await secretariat.SendAsync(CostaRica, "end", ("Ending.Token", await IdAsync("Ended from Geneva")), ("Ending.Reason", "Seen on a public page."));

        ended.Location.Should().EndWith("?done=ended");
        await using var db = portal.App.Database();
        (await db.ApiTokens.AsNoTracking().SingleAsync(t => t.Name == "Ended from Geneva")).EndedAt.Should().NotBeNull();
    }

    [Theory]
    [InlineData(Person.Delegate)]
    [InlineData(Person.Signatory)]
    [InlineData(Person.CoChair)]
    [InlineData(Person.Reader)]
    public async Task Whoever_is_neither_focal_point_nor_of_the_Secretariat_finds_nothing(Person person)
    {
        using var client = await portal.App.ClientAsync(person);

        (await client.StatusAsync(CostaRica)).Should().Be(HttpStatusCode.NotFound);
        (await client.StatusAsync("/en/delegations/xyz/tokens")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_focal_point_does_not_end_the_token_of_another_delegation()
    {
        using var other = await portal.App.ClientAsync(Person.Signatory);
        await other.SendAsync("/en/delegations/sgp/tokens", "make", ("Form.Name", "Of Singapore"));
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        await focal.SendAsync(CostaRica, "make", ("Form.Name", "Of Costa Rica"));

        var refused = await focal.SendAsync(CostaRica, "end", ("Ending.Token", await IdAsync("Of Singapore")), ("Ending.Reason", "I may not."));

        refused.Page.Should().Contain("Nothing was changed");
        await using var db = portal.App.Database();
        (await db.ApiTokens.AsNoTracking().SingleAsync(t => t.Name == "Of Singapore")).EndedAt.Should().BeNull();
    }

    [Fact]
    public async Task When_the_last_person_is_removed_the_tokens_end_too()
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        await secretariat.InviteAsync("/en/delegations/tuv", "tuvalu@example.org", role: "focal-point");
        using var focal = await portal.App.JoinAsync("tuvalu@example.org");
        await focal.SendAsync("/en/delegations/tuv/tokens", "make", ("Form.Name", "Of Tuvalu"));
        await focal.InviteAsync("/en/delegation", "second@example.org");
        using var second = await portal.App.JoinAsync("second@example.org");
        await using var db = portal.App.Database();
        var users = await db.Users.Where(u => u.Email!.EndsWith("@example.org")).ToDictionaryAsync(u => u.Email!, u => u.Id.ToString());

        await secretariat.SendAsync("/en/delegations/tuv", "remove", ("Person", users["tuvalu@example.org"]));
        (await db.ApiTokens.AsNoTracking().SingleAsync(t => t.Name == "Of Tuvalu")).EndedAt.Should().BeNull("somebody still speaks for Tuvalu");
        await secretariat.SendAsync("/en/delegations/tuv", "remove", ("Person", users["second@example.org"]));

        (await db.ApiTokens.AsNoTracking().SingleAsync(t => t.Name == "Of Tuvalu")).EndedAt.Should().NotBeNull();
        (await secretariat.PageAsync("/en/delegations/tuv/tokens")).Should().Contain("nobody spoke for the delegation any more");
    }

    [Theory]
    [InlineData("/ar/delegations/cri/tokens", 390, ColorScheme.Dark)]
    [InlineData("/en/delegations/cri/tokens", 1280, ColorScheme.Light)]
    public async Task The_page_works_without_script_and_has_no_barriers(string path, int width, ColorScheme scheme)
    {
        await using var visit = await Browser.OpenAsync(portal.App, Person.FocalPoint, new BrowserSettings(path[1..3], scheme, Width: width));
        await using var plain = await Browser.OpenAsync(portal.App, Person.FocalPoint, new BrowserSettings(path[1..3], scheme, Script: false, Width: width));
        await plain.Page.GotoAsync(path);
        await plain.Page.FillAsync("#name", $"By hand {width}");
        await plain.Page.ClickAsync("form:has(#name) button");
        await Expect(plain.Page.Locator("#token")).ToContainTextAsync(ApiTokenSecret.Beginning);
        await visit.Page.GotoAsync(path);
        await visit.Page.FillAsync("#name", $"With script {width}");
        await visit.Page.ClickAsync("form:has(#name) button");
        await Expect(visit.Page.Locator("#token")).ToBeVisibleAsync();

        (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty();
        visit.Errors.Should().BeEmpty();
    }

    private async Task<string> IdAsync(string name)
    {
        await using var db = portal.App.Database();
        return (await db.ApiTokens.Where(t => t.Name == name).Select(t => t.Id).SingleAsync()).Value.ToString();
    }

    [GeneratedRegex("attp_[A-Za-z0-9_-]{43}")]
    private static partial Regex Secret();
}
