using System.Net;
using System.Text.RegularExpressions;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Delegations;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttPortal.IntegrationTests.Accounts;

public sealed partial class AccountPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Account = "/en/account";
    private const string Codes = "/en/account/codes";

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_ends_a_sign_in_at_once()
    {
        await NewcomerAsync("elsewhere@example.org");
        using var here = await SignedInAsync("elsewhere@example.org");
        using var elsewhere = await SignedInAsync("elsewhere@example.org");
        var page = await here.PageAsync(Account);
        page.Should().Contain("This one").And.Contain("127.0.0.0/24");
        var ended = EndButton().Matches(page).Select(m => m.Groups[1].Value).ToList();

        (await here.SendAsync(Account, "end", ("End", "others"))).Location.Should().EndWith("?done=ended");

        ended.Should().NotBeEmpty();
        (await elsewhere.StatusAsync(Account)).Should().NotBe(HttpStatusCode.OK);
        (await here.PageAsync(Account)).Should().Contain("1 sign-in<");
    }

    [Fact]
    public async Task Nobody_ends_the_sign_in_of_somebody_else()
    {
        await NewcomerAsync("victim@example.org");
        using var victim = await SignedInAsync("victim@example.org");
        await using var db = portal.App.Database();
        var id = await db.BegunSignIns.Where(s => db.Users.Any(u => u.Id == s.UserId && u.Email == "victim@example.org")).OrderByDescending(s => s.BegunAt).Select(s => s.Id).FirstAsync();
        using var other = await portal.App.ClientAsync(Person.Delegate);

        await other.SendAsync(Account, Forms.Fields(await other.PageAsync(Account), "end"), ("End", id.ToString()));

        (await victim.StatusAsync(Account)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_password_holds_at_once_and_ends_all_other_sign_ins()
    {
        await NewcomerAsync("password@example.org");
        using var here = await SignedInAsync("password@example.org");
        using var elsewhere = await SignedInAsync("password@example.org");
        (await here.SendAsync(Account, "password", ("Password.Current", "not the password"), ("Password.Next", "quite other words")))
            .Page.Should().Contain("The current password is not right");

        var changed = await here.SendAsync(Account, "password", ("Password.Current", InvitedPeople.Password), ("Password.Next", "quite other words"));

        changed.Location.Should().EndWith("?done=password");
        (await here.StatusAsync(Account)).Should().Be(HttpStatusCode.OK);
        (await elsewhere.StatusAsync(Account)).Should().NotBe(HttpStatusCode.OK);
        (await SignInAsync("password@example.org", InvitedPeople.Password)).Answer.Page.Should().Contain("do not belong together");
        using var anew = await SignedInAsync("password@example.org", "quite other words");
    }

    [Fact]
    public async Task With_codes_a_password_alone_lets_nobody_in()
    {
        await NewcomerAsync("codes@example.org");
        using var person = await SignedInAsync("codes@example.org");
        using var elsewhere = await SignedInAsync("codes@example.org");
        var (secret, recovery) = await TurnOnAsync(person);
        (await elsewhere.StatusAsync(Account)).Should().NotBe(HttpStatusCode.OK);

        var (client, answer) = await SignInAsync("codes@example.org", InvitedPeople.Password);

        answer.Location.Should().Contain("/sign-in/code?returnUrl=");
        (await client.StatusAsync(Account)).Should().NotBe(HttpStatusCode.OK);
        (await client.SendAsync("/en/sign-in/code", "code", ("Code", "000000"))).Page.Should().Contain("The code is not right");
        (await client.SendAsync("/en/sign-in/code?returnUrl=/en/account", "code", ("Code", OneTimeCode.Now(secret)))).Location.Should().EndWith("/en/account");
        (await client.PageAsync(Account)).Should().Contain("10 recovery codes are left");
        recovery.Should().HaveCount(10).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_code_that_somebody_looked_at_over_a_shoulder_is_used_up()
    {
        await NewcomerAsync("shoulder@example.org");
        using var person = await SignedInAsync("shoulder@example.org");
        var (secret, _) = await TurnOnAsync(person);
        var code = OneTimeCode.Now(secret);
        var (first, _) = await SignInAsync("shoulder@example.org", InvitedPeople.Password);
        var (second, _) = await SignInAsync("shoulder@example.org", InvitedPeople.Password);

        (await first.SendAsync("/en/sign-in/code", "code", ("Code", code))).Status.Should().Be(HttpStatusCode.Redirect);

        (await second.SendAsync("/en/sign-in/code", "code", ("Code", code))).Page.Should().Contain("The code is not right");
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        await NewcomerAsync("recovery@example.org");
        using var person = await SignedInAsync("recovery@example.org");
        var (_, recovery) = await TurnOnAsync(person);
        var (first, _) = await SignInAsync("recovery@example.org", InvitedPeople.Password);
        (await first.SendAsync("/en/sign-in/code", "code", ("Code", recovery[0].ToLowerInvariant()))).Status.Should().Be(HttpStatusCode.Redirect);
        (await first.PageAsync(Account)).Should().Contain("9 recovery codes are left");

        var (second, _) = await SignInAsync("recovery@example.org", InvitedPeople.Password);

        (await second.SendAsync("/en/sign-in/code", "code", ("Code", recovery[0]))).Page.Should().Contain("The code is not right");
    }

    [Fact]
    public async Task Codes_are_turned_off_by_the_password_alone_of_their_person()
    {
        await NewcomerAsync("off@example.org");
        using var person = await SignedInAsync("off@example.org");
        await TurnOnAsync(person);
        (await person.SendAsync(Codes, "change", ("Change.Password", "not the password"), ("Change.What", "off"))).Page.Should().Contain("The current password is not right");

        (await person.SendAsync(Codes, "change", ("Change.Password", InvitedPeople.Password), ("Change.What", "off"))).Location.Should().EndWith("?done=codes-off");

        using var again = await SignedInAsync("off@example.org");
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        (await secretariat.PageAsync("/en/audit")).Should().Contain("Codes turned on").And.Contain("Codes turned off");
    }

    [Fact]
    public async Task A_person_adds_a_passkey_and_signs_in_with_it()
    {
        await NewcomerAsync("passkey@example.org");
        await using var visit = await Browser.OpenAsync(portal.App);
        var page = visit.Page;
        var root = $"http://localhost:{portal.App.Address.Port}";
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync($"{root}/en/sign-in?returnUrl=/en/account");
        await page.FillAsync("#email", "passkey@example.org");
        await page.FillAsync("#password", InvitedPeople.Password);
        await page.ClickAsync("form:has(#password) button");

        await page.FillAsync("#passkey-name", "My laptop");
        await page.ClickAsync("form[data-passkey] button");
        await Expect(page.Locator(".band.done")).ToContainTextAsync("The passkey was added");
        await Expect(page.Locator("main")).ToContainTextAsync("My laptop");
        await page.ClickAsync(".person-menu button");
        await page.GotoAsync($"{root}/en/sign-in?returnUrl=/en/account");
        await page.ClickAsync("form[data-passkey] button");

        await Expect(page).ToHaveURLAsync(new Regex("/en/account$"));
        await Expect(page.Locator(".pagehead")).ToContainTextAsync("passkey@example.org");
        await page.ClickAsync("button[name=Passkey]");
        await Expect(page.Locator(".band.done")).ToContainTextAsync("The passkey was removed");
        visit.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Too_many_attempts_are_answered_alike_whether_or_not_there_is_an_account()
    {
        await NewcomerAsync("guessed@example.org");
        foreach (var address in new[] { "guessed@example.org", "nobody@example.org" })
        {
            for (var attempt = 1; attempt <= 8; attempt++)
            {
                (await SignInAsync(address, "guess")).Answer.Page.Should().Contain("do not belong together", address);
            }

            (await SignInAsync(address, InvitedPeople.Password)).Answer.Page.Should().Contain("too many attempts", address);
        }
    }

    [Fact]
    public async Task Outside_a_local_run_rights_wait_until_one_signs_in_with_more_than_a_password()
    {
        var database = await TestRun.CopyDatabaseAsync();
        await using (var app = PortalApp.Start(database, new Dictionary<string, string> { ["Portal:LocalRun"] = "false", ["Portal:PublicAddress"] = "https://portal.example.org" }))
        {
            await AddAsync(app, "staff@example.org", GrantedRole.Secretariat);
            using var client = await app.ClientAsync();
            (await client.SendAsync("/en/sign-in", "sign-in", ("Form.Email", "staff@example.org"), ("Form.Password", InvitedPeople.Password))).Status.Should().Be(HttpStatusCode.Redirect);
            (await client.StatusAsync("/en/people")).Should().Be(HttpStatusCode.NotFound);
            (await client.PageAsync("/en/desk")).Should().Contain("Your rights begin when you sign in with more than a password");

            await TurnOnAsync(client);

            (await client.StatusAsync("/en/people")).Should().Be(HttpStatusCode.OK);
        }

        await TestRun.DropDatabaseAsync(database);
    }

    [Theory]
    [InlineData("/en/account", 1280, ColorScheme.Light)]
    [InlineData("/ar/account", 390, ColorScheme.Dark)]
    [InlineData("/fr/account/codes", 390, ColorScheme.Light)]
    public async Task The_pages_have_no_barriers(string path, int width, ColorScheme scheme)
    {
        await using var visit = await Browser.OpenAsync(portal.App, Person.Signatory, new BrowserSettings(path[1..3], scheme, Width: width));

        await visit.Page.GotoAsync(path);

        (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty();
        visit.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Codes_are_set_up_without_script_by_picture_or_by_hand()
    {
        await NewcomerAsync("by-hand@example.org");
        await using var visit = await Browser.OpenAsync(portal.App, settings: new BrowserSettings("ru", Script: false, Width: 390));
        await visit.Page.GotoAsync("/ru/sign-in?returnUrl=/ru/account/codes");
        await visit.Page.FillAsync("#email", "by-hand@example.org");
        await visit.Page.FillAsync("#password", InvitedPeople.Password);
        await visit.Page.ClickAsync("form:has(#password) button");
        await visit.Page.ClickAsync("main form button");
        await Expect(visit.Page.Locator("main svg[role=img]")).ToBeVisibleAsync();

        await visit.Page.FillAsync("#code", OneTimeCode.Now(await visit.Page.Locator("#secret").InnerTextAsync()));
        await visit.Page.ClickAsync("main form button");

        await Expect(visit.Page.Locator("main ol li")).ToHaveCountAsync(10);
    }

    private static async Task<(string Secret, IReadOnlyList<string> Recovery)> TurnOnAsync(HttpClient client)
    {
        var begun = await client.SendAsync(Codes, "begin");
        var secret = Secret().Match(begun.Page).Groups[1].Value;
        var done = await client.SendAsync(Codes, Forms.Fields(begun.Page, "turn-on"), ("Code", OneTimeCode.Now(secret)));
        var recovery = RecoveryCode().Matches(done.Page).Select(m => m.Groups[1].Value).ToList();
        recovery.Should().HaveCount(10, done.Page);
        return (secret, recovery);
    }

    private Task NewcomerAsync(string email) => AddAsync(portal.App, email, GrantedRole.Reader);

    private static async Task AddAsync(PortalApp app, string email, GrantedRole role)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var user = new PortalUser { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true, DisplayName = email, Language = Language.English };
        (await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().CreateAsync(user, InvitedPeople.Password)).Succeeded.Should().BeTrue();
        await using var db = app.Database();
        db.Grants.Add(new Grant(Guid.CreateVersion7(), user.Id, role, null, null));
        await db.SaveChangesAsync();
    }

    private async Task<HttpClient> SignedInAsync(string email, string password = InvitedPeople.Password)
    {
        var (client, answer) = await SignInAsync(email, password);
        answer.Status.Should().Be(HttpStatusCode.Redirect, answer.Page);
        return client;
    }

    private async Task<(HttpClient Client, FormAnswer Answer)> SignInAsync(string email, string password)
    {
        var client = await portal.App.ClientAsync();
        return (client, await client.SendAsync("/en/sign-in", "sign-in", ("Form.Email", email), ("Form.Password", password)));
    }

    [GeneratedRegex("name=\"End\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex EndButton();

    [GeneratedRegex("id=\"secret\">([^<]+)<")]
    private static partial Regex Secret();

    [GeneratedRegex("<li><bdi class=\"symbol\" dir=\"ltr\">([^<]+)</bdi></li>")]
    private static partial Regex RecoveryCode();
}
