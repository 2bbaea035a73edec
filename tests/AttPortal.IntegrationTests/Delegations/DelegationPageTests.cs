using System.Net;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttPortal.IntegrationTests.Delegations;

public sealed class DelegationPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(Person.Signatory)]
    [InlineData(Person.CivilSociety)]
    [InlineData(Person.Reader)]
    [InlineData(Person.CoChair)]
    public async Task Another_delegation_is_answered_like_one_that_does_not_exist(Person person)
    {
        using var client = await portal.App.ClientAsync(person);

        var other = await client.GetAsync(new Uri("/en/delegations/cri", UriKind.Relative));
        var none = await client.GetAsync(new Uri("/en/delegations/xyz", UriKind.Relative));

        other.StatusCode.Should().Be(HttpStatusCode.NotFound);
        none.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await client.StatusAsync("/en/delegations")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_colleague_who_is_removed_loses_the_right_at_once_also_on_an_open_page()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        await focal.InviteAsync("/en/delegation", "leaving@example.org");
        using var leaving = await portal.App.JoinAsync("leaving@example.org");
        (await leaving.PageAsync("/en/delegation")).Should().Contain("Costa Rica");

        var removed = await focal.SendAsync("/en/delegation", "remove", ("Person", await UserIdAsync(focal, "leaving@example.org")));

        removed.Location.Should().EndWith("?done=removed");
        (await leaving.StatusAsync("/en/delegation")).Should().Be(HttpStatusCode.NotFound);
        (await leaving.StatusAsync("/en/delegations/cri")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_focal_point_hands_the_role_over_and_then_changes_nothing_any_more_by_a_page_left_open()
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        await secretariat.InviteAsync("/en/delegations/nru", "former@example.org", role: "focal-point");
        using var former = await portal.App.JoinAsync("former@example.org");
        await former.InviteAsync("/en/delegation", "next@example.org");
        using var next = await portal.App.JoinAsync("next@example.org");
        var leftOpen = Forms.Fields(await former.PageAsync("/en/delegation"), "invite");

        var handed = await former.SendAsync("/en/delegation", "hand-over", ("Successor", await UserIdAsync(former, "next@example.org")));

        handed.Location.Should().EndWith("?done=handed-over");
        (await next.PageAsync("/en/delegation")).Should().Contain("Invite a colleague");
        (await former.PageAsync("/en/delegation")).Should().NotContain("Invite a colleague");
        var refused = await former.SendAsync("/en/delegation", leftOpen, ("Invite.Name", "X"), ("Invite.Address", "x@example.org"));
        refused.Status.Should().NotBe(HttpStatusCode.Redirect);
        (await portal.App.LettersAsync("x@example.org")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_focal_point_does_not_leave_the_delegation_without_one()
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        var page = await focal.PageAsync("/en/delegation");
        await using var db = portal.App.Database();
        var self = db.Users.Where(u => u.Email == PortalApp.Email(Person.FocalPoint)).Select(u => u.Id).Single();

        var refused = await focal.SendAsync("/en/delegation", Forms.Fields(page, "remove"), ("Person", self.ToString()));

        refused.Page.Should().Contain("Hand the role of the focal point over first");
    }

    [Fact]
    public async Task The_Secretariat_finds_delegations_by_name_in_any_language_by_category_and_by_who_is_there()
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);

        (await secretariat.PageAsync("/en/delegations?q=Коста")).Should().Contain("Costa Rica").And.Contain("1 delegation<");
        (await secretariat.PageAsync("/en/delegations?category=Signatory")).Should().Contain("Singapore").And.NotContain(">Costa Rica<");
        (await secretariat.PageAsync("/en/delegations?people=Nobody")).Should().Contain("Tonga").And.NotContain(">Costa Rica<");
    }

    [Fact]
    public async Task The_Secretariat_enters_an_observer_once()
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        (string, string)[] form = [("Form.Kind", "CivilSociety"), ("Form.Names[en]", "A Good Cause"), ("Form.Names[fr]", "Une bonne cause")];

        var entered = await secretariat.SendAsync("/en/delegations/new", "enter", form);

        entered.Location.Should().EndWith("/delegations/a-good-cause");
        (await secretariat.PageAsync("/fr/delegations/a-good-cause")).Should().Contain("Une bonne cause").And.Contain("Société civile");
        (await secretariat.SendAsync("/en/delegations/new", "enter", form)).Page.Should().Contain("is in the list already");
        (await secretariat.SendAsync("/en/delegations/new", "enter", ("Form.Kind", "Industry"))).Page.Should().Contain("Give the delegation a name in English");
    }

    [Theory]
    [InlineData(Person.FocalPoint, "/ar/delegation", 390, ColorScheme.Dark)]
    [InlineData(Person.FocalPoint, "/en/delegation", 1280, ColorScheme.Light)]
    [InlineData(Person.Delegate, "/fr/desk", 390, ColorScheme.Light)]
    [InlineData(Person.Secretariat, "/en/delegations", 1280, ColorScheme.Dark)]
    [InlineData(Person.Secretariat, "/ar/delegations/new", 390, ColorScheme.Light)]
    public async Task Pages_have_no_barriers(Person person, string path, int width, ColorScheme scheme)
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        await focal.InviteAsync("/en/delegation", $"axe-{width}@example.org");
        await using var visit = await Browser.OpenAsync(portal.App, person, new BrowserSettings(path[1..3], scheme, Width: width));

        await visit.Page.GotoAsync(path);

        (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty();
        visit.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Somebody_new_joins_in_Arabic_without_script()
    {
        using var focal = await portal.App.ClientAsync(Person.CivilSociety);
        await focal.InviteAsync("/en/delegation", "arabic@example.org", "ar");
        await using var visit = await Browser.OpenAsync(portal.App, settings: new BrowserSettings("ar", Script: false, Width: 390));
        await visit.Page.GotoAsync(await portal.App.LinkAsync("arabic@example.org"));

        await visit.Page.FillAsync("#password", InvitedPeople.Password);
        await visit.Page.ClickAsync("main form button");

        await Expect(visit.Page).ToHaveURLAsync(new Regex("/ar/delegation$"));
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("مجتمع مدني");
    }

    [Fact]
    public async Task The_page_of_an_invitation_has_no_barriers()
    {
        using var focal = await portal.App.ClientAsync(Person.CivilSociety);
        await focal.InviteAsync("/en/delegation", "axe@example.org", "zh");
        await using var visit = await Browser.OpenAsync(portal.App, settings: new BrowserSettings("zh"));

        await visit.Page.GotoAsync(await portal.App.LinkAsync("axe@example.org"));

        (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty();
    }

    private async Task<string> UserIdAsync(HttpClient focal, string address)
    {
        await using var db = portal.App.Database();
        var id = db.Users.Where(u => u.Email == address).Select(u => u.Id).Single().ToString();
        (await focal.PageAsync("/en/delegation")).Should().Contain(id);
        return id;
    }
}
