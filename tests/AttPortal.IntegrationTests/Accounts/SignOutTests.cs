using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Editor;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Sample;
using AttPortal.Web.Features.Editor;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static Microsoft.Playwright.Assertions;

namespace AttPortal.IntegrationTests.Accounts;

/// <summary>Signing out and losing a right hold at once, also where a page is open.</summary>
public sealed class SignOutTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Editor = $"/en/meetings/{PortalSample.MeetingSlug}/edit";

    [Fact]
    public async Task A_cookie_that_somebody_kept_is_good_for_nothing_after_signing_out()
    {
        var cookies = await portal.App.CookiesAsync(Person.SecondCoChair);
        using var person = Client(cookies);
        using var thief = Client(Copy(cookies));
        (await thief.StatusAsync(Editor)).Should().Be(HttpStatusCode.OK);

        await SignOutAsync(person);

        (await thief.StatusAsync(Editor)).Should().NotBe(HttpStatusCode.OK);
        (await thief.PageAsync("/en/")).Should().Contain("Sign in").And.NotContain("Second sample co-chair");
    }

    [Fact]
    public async Task Signing_out_leaves_the_same_person_signed_in_elsewhere()
    {
        using var here = await portal.App.ClientAsync(Person.SecondCoChair);
        using var elsewhere = await portal.App.ClientAsync(Person.SecondCoChair);

        await SignOutAsync(here);

        (await elsewhere.StatusAsync(Editor)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_signs_in_as_somebody_else_has_ended_the_sign_in_before()
    {
        var cookies = await portal.App.CookiesAsync(Person.CoChair);
        using var person = Client(cookies);
        using var window = Client(Copy(cookies));

        await person.SendAsync("/en/sign-in", "sign-in", ("Form.Email", PortalApp.Email(Person.Reader)), ("Form.Password", PortalApp.Password));

        (await window.StatusAsync(Editor)).Should().NotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_open_editor_is_gone_the_moment_its_person_signs_out_in_another_window()
    {
        await using var ben = await EditorVisit.OpenAsync(portal.App, Person.CoChair, "i6");
        var other = await ben.Page.Context.NewPageAsync();
        await other.GotoAsync("/en/");

        await other.Locator(".person-menu button").ClickAsync();

        await Expect(ben.Page.Locator("#editor .notice")).ToContainTextAsync("you were signed out");
        await Expect(ben.Page.Locator("#editor textarea")).ToHaveCountAsync(0);
        ben.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task An_open_editor_is_gone_the_moment_its_persons_right_is_withdrawn()
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        var id = Regex.Match(await secretariat.PageAsync("/en/people"), "<option value=\"([0-9a-f-]+)\"[^>]*>Sample reader<").Groups[1].Value;
        await secretariat.SendAsync("/en/people", "grant", ("Grant.Person", id), ("Grant.Group", "WGTU"), ("Grant.Cycle", "12"));
        await using var reader = await EditorVisit.OpenAsync(portal.App, Person.Reader, "i6");
        var right = Regex.Match(await secretariat.PageAsync("/en/people"), "value=\"([0-9a-f-]+)\">Withdraw<span[^<]*>: Officer of WGTU, CSP12, Sample reader<").Groups[1].Value;

        await secretariat.SendAsync("/en/people", "withdraw", ("Right", right));

        await Expect(reader.Page.Locator("#editor .notice")).ToContainTextAsync("your right to do so was withdrawn");
        await Expect(reader.Page.Locator("#editor textarea")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_a_window_does_after_its_sign_in_ended_is_refused()
    {
        var person = await portal.App.PrincipalAsync(Person.CoChair);
        var operations = portal.App.Services.GetRequiredService<EditorOperations>();
        (await operations.AllotTimeAsync(person, PortalSample.MeetingSlug, "i1", 10, default)).IsRefused.Should().BeFalse();
        await using var db = await portal.App.DatabaseAsync();
        db.EndedSignIns.Add(new(person.Id()!.Value, DateTimeOffset.UtcNow));
        await db.SaveChangesAsync();

        var refused = await operations.AllotTimeAsync(person, PortalSample.MeetingSlug, "i1", 20, default);

        refused.Error!.Code.Should().Be("papers.not-yours");
    }

    [Fact]
    public async Task A_cookie_that_is_made_anew_keeps_the_name_of_its_sign_in()
    {
        var before = await portal.App.PrincipalAsync(Person.CoChair);
        var refreshed = new SecurityStampRefreshingPrincipalContext { CurrentPrincipal = before, NewPrincipal = new ClaimsPrincipal(new ClaimsIdentity("test")) };

        await portal.App.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.OnRefreshingPrincipal!(refreshed);

        refreshed.NewPrincipal.Id().Should().Be(before.Id()).And.NotBeNull();
    }

    private static async Task SignOutAsync(HttpClient client)
    {
        using var form = new FormUrlEncodedContent(PortalApp.HiddenFields(await client.PageAsync("/en/")));
        using var answer = await client.PostAsync(new Uri("/en/sign-out", UriKind.Relative), form);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    private HttpClient Client(CookieContainer cookies) =>
        new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = portal.App.Address };

    private static CookieContainer Copy(CookieContainer cookies)
    {
        var copy = new CookieContainer();
        copy.Add(cookies.GetAllCookies());
        return copy;
    }
}
