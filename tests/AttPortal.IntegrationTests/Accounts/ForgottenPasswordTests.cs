using System.Net;
using AttPortal.IntegrationTests.Delegations;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AttPortal.IntegrationTests.Accounts;

public sealed class ForgottenPasswordTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Forgotten = "/en/sign-in/forgotten";
    private const string Next = "quite other words";

    [Fact]
    public async Task Whoever_forgot_a_password_sets_another_by_a_letter_and_signs_in()
    {
        using var before = await NewcomerAsync("forgot@example.org");
        using var client = await portal.App.ClientAsync();
        (await client.SendAsync(Forgotten, "forgotten", ("Email", " Forgot@example.org "))).Page.Should().Contain("a letter is on its way");
        var link = await LinkAsync("forgot@example.org");

        (await client.SendAsync(link, "renewal", ("Next", Next))).Location.Should().EndWith("/en/sign-in?renewed=true");

        (await client.PageAsync("/en/sign-in?renewed=true")).Should().Contain("Your new password holds from now on");
        (await before.StatusAsync("/en/account")).Should().NotBe(HttpStatusCode.OK);
        (await client.SendAsync("/en/sign-in", "sign-in", ("Form.Email", "forgot@example.org"), ("Form.Password", InvitedPeople.Password))).Page.Should().Contain("do not belong together");
        (await client.SendAsync("/en/sign-in", "sign-in", ("Form.Email", "forgot@example.org"), ("Form.Password", Next))).Status.Should().Be(HttpStatusCode.Redirect);
        (await OrdersAsync("forgot@example.org")).Select(o => o.Kind).Should().Equal("password-forgotten", "account-changed");
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        (await secretariat.PageAsync("/en/audit")).Should().Contain("Letter for a new password asked for").And.Contain("New password set by letter");
    }

    [Fact]
    public async Task A_link_works_once_and_a_spoiled_one_never()
    {
        using var before = await NewcomerAsync("once@example.org");
        using var client = await portal.App.ClientAsync();
        await client.SendAsync(Forgotten, "forgotten", ("Email", "once@example.org"));
        var link = await LinkAsync("once@example.org");
        var page = Forms.Fields(await client.PageAsync(link), "renewal");

        (await client.SendAsync(link, page, ("Next", "too short"))).Page.Should().Contain("Choose a password of at least 12 signs");
        (await client.SendAsync(link, page, ("Next", Next))).Status.Should().Be(HttpStatusCode.Redirect);

        var again = await client.SendAsync(link, page, ("Next", "another one again"));
        again.Status.Should().Be(HttpStatusCode.NotFound);
        again.Page.Should().Contain("<html lang=\"en\"").And.Contain("This link does not work (any more)");
        using var used = await client.GetAsync(new Uri(link, UriKind.Relative));
        used.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await used.Content.ReadAsStringAsync()).Should().Contain("This link does not work (any more)");
        (await client.StatusAsync(link[..^5])).Should().Be(HttpStatusCode.NotFound);
        (await client.StatusAsync(link.Replace("new-password/", $"new-password/{Guid.Empty}/../", StringComparison.Ordinal))).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_stranger_is_answered_like_somebody_with_an_account_and_gets_no_letter()
    {
        using var before = await NewcomerAsync("known@example.org");
        using var client = await portal.App.ClientAsync();

        var unknown = await client.SendAsync(Forgotten, "forgotten", ("Email", "nobody@example.org"));
        var known = await client.SendAsync(Forgotten, "forgotten", ("Email", "known@example.org"));

        Without(unknown.Page, "nobody@example.org").Should().Be(Without(known.Page, "known@example.org"));
        // Requests are worked off in their order: the letter to the second is there, so the first has had none.
        await LinkAsync("known@example.org");
        (await OrdersAsync("nobody@example.org")).Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_asks_again_and_again_is_told_to_wait()
    {
        using var client = await portal.App.ClientAsync();
        for (var i = 0; i < Limit.ForgottenOfAddress.Times; i++)
        {
            (await client.SendAsync(Forgotten, "forgotten", ("Email", "often@example.org"))).Page.Should().Contain("a letter is on its way");
        }

        (await client.SendAsync(Forgotten, "forgotten", ("Email", "often@example.org"))).Page.Should().Contain("Wait half an hour");
    }

    [Fact]
    public async Task A_letter_tells_whose_password_was_changed_by_them_or_by_somebody_else()
    {
        using var person = await NewcomerAsync("told@example.org");

        await person.SendAsync("/en/account", "password", ("Password.Current", InvitedPeople.Password), ("Password.Next", Next));

        var order = (await OrdersAsync("told@example.org")).Single();
        (order.Kind, order.Arguments[0].Phrase).Should().Be(("account-changed", "accounts.told.account.password.changed"));
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("ar", ColorScheme.Dark, 390)]
    public async Task Nothing_bars_the_way_to_a_new_password_without_script(string language, ColorScheme scheme, int width)
    {
        var address = $"barriers-{language}@example.org";
        using var before = await NewcomerAsync(address);
        await using var visit = await Browser.OpenAsync(portal.App, settings: new BrowserSettings(language, scheme, Width: width));
        await visit.Page.GotoAsync($"/{language}/sign-in");
        await visit.Page.ClickAsync("main a[href$='/sign-in/forgotten']");
        var barriers = await Axe.BarriersAsync(visit.Page);
        await visit.Page.FillAsync("#email", address);
        await visit.Page.ClickAsync("main form button");
        await Assertions.Expect(visit.Page.Locator("main [role=status]")).ToContainTextAsync(address);
        barriers = [.. barriers, .. await Axe.BarriersAsync(visit.Page)];
        await visit.Page.GotoAsync((await LinkAsync(address)).Replace("/en/", $"/{language}/", StringComparison.Ordinal));
        barriers = [.. barriers, .. await Axe.BarriersAsync(visit.Page)];

        barriers.Should().BeEmpty();
        visit.Errors.Should().BeEmpty();
    }

    private static string Without(string page, string address) => System.Text.RegularExpressions.Regex.Replace(page.Replace(address, "", StringComparison.Ordinal), "CfDJ[A-Za-z0-9+/=_-]*", "");

    private async Task<HttpClient> NewcomerAsync(string address)
    {
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        await focal.InviteAsync("/en/delegation", address);
        return await portal.App.JoinAsync(address);
    }

    /// <summary>The link of the letter, which is ordered a moment after it was asked for.</summary>
    private async Task<string> LinkAsync(string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var looking = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await looking.WaitForNextTickAsync(patience.Token))
        {
            if ((await OrdersAsync(address)).Find(o => o.Kind == "password-forgotten") is { } order)
            {
                return $"/en/{order.Path}";
            }
        }

        throw new InvalidOperationException("No letter was ordered.");
    }

    private async Task<List<MailOrder>> OrdersAsync(string address)
    {
        await using var db = await portal.App.Services.GetRequiredService<IDbContextFactory<Persistence.PortalDbContext>>().CreateDbContextAsync();
        return await db.Set<MailOrder>().Where(o => o.Address == address && o.Kind != "invitation").OrderBy(o => o.OrderedAt).ToListAsync();
    }
}
