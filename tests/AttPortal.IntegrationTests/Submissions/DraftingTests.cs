using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttPortal.IntegrationTests.Submissions;

/// <summary>What a delegate does in a browser, and what happens to the text on a bad day.</summary>
public sealed class DraftingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Text_is_saved_as_one_types_and_says_that_it_is_a_draft()
    {
        await using var visit = await OpenAsync(Person.FocalPoint);

        await visit.Page.FillAsync("#f-issue", "Brokers work from abroad.");

        await SavedAsync(visit.Page);
        await Expect(visit.Page.Locator("#not-submitted")).ToContainTextAsync("NOT submitted");
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("#f-issue")).ToHaveValueAsync("Brokers work from abroad.");
        visit.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Text_typed_while_the_line_is_down_arrives_when_it_is_back()
    {
        await using var visit = await OpenAsync(Person.FocalPoint);
        await visit.Page.FillAsync("#f-title", "Brokering");
        await SavedAsync(visit.Page);

        await visit.SetOfflineAsync(true);
        await visit.Page.FillAsync("#f-issue", "Written without a line.");
        await Expect(visit.Page.Locator("#autosave")).ToContainTextAsync("your browser keeps the text");
        await visit.SetOfflineAsync(false);

        await SavedAsync(visit.Page);
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("#f-issue")).ToHaveValueAsync("Written without a line.");
    }

    [Fact]
    public async Task Text_that_never_reached_the_portal_is_there_when_the_page_is_opened_again()
    {
        await using var visit = await OpenAsync(Person.FocalPoint);
        await visit.Page.FillAsync("#f-title", "Brokering");
        await SavedAsync(visit.Page);
        await visit.SetOfflineAsync(true);
        await visit.Page.FillAsync("#f-issue", "Typed just before the window closed.");
        await Expect(visit.Page.Locator("#autosave")).ToContainTextAsync("your browser keeps the text");

        var address = visit.Page.Url;
        var context = visit.Page.Context;
        await visit.Page.CloseAsync();
        await visit.SetOfflineAsync(false);
        var again = await context.NewPageAsync();
        await again.GotoAsync(address);

        await Expect(again.Locator("#f-issue")).ToHaveValueAsync("Typed just before the window closed.");
        await SavedAsync(again);
    }

    [Fact]
    public async Task What_a_colleague_writes_in_the_same_draft_appears_where_nothing_was_typed()
    {
        await using var ana = await OpenAsync(Person.FocalPoint);
        await ana.Page.FillAsync("#f-title", "Brokering");
        await SavedAsync(ana.Page);
        await Expect(ana.Page).ToHaveURLAsync(new Regex("draft="));
        await using var ben = await Browser.OpenAsync(portal.App, Person.Delegate);
        await ben.Page.GotoAsync(ana.Page.Url);
        await ben.Page.FillAsync("#f-challenges", "Registers differ.");
        await SavedAsync(ben.Page);

        await ana.Page.FillAsync("#f-issue", "Brokers work from abroad.");

        await Expect(ana.Page.Locator("#f-challenges")).ToHaveValueAsync("Registers differ.");
        await Expect(ana.Page.Locator("#f-issue")).ToHaveValueAsync("Brokers work from abroad.");
        await ana.Page.FillAsync("#f-challenges", "Registers differ, and some are closed.");
        await Expect(ana.Page.Locator("#autosave")).ToContainTextAsync("Draft saved");
        await ana.Page.ReloadAsync();
        await Expect(ana.Page.Locator("#f-challenges")).ToHaveValueAsync("Registers differ, and some are closed.");
    }

    [Fact]
    public async Task Somebody_whose_sign_in_ends_signs_in_beside_and_submits_what_they_typed()
    {
        await using var visit = await OpenAsync(Person.FocalPoint, script: false);
        await FillTopicAsync(visit.Page);
        await visit.Page.Context.ClearCookiesAsync();
        await visit.Page.ClickAsync("button[value=submit]");
        await Expect(visit.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Your sign-in has ended");

        var beside = await visit.Page.Context.NewPageAsync();
        await beside.GotoAsync("/en/sign-in");
        await beside.FillAsync("#email", PortalApp.Email(Person.FocalPoint));
        await beside.FillAsync("#password", PortalApp.Password);
        await beside.ClickAsync("main button");
        await visit.Page.ClickAsync("button[value=submit]");
        await Expect(visit.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("press the button again");
        await visit.Page.ClickAsync("button[value=submit]");

        await Expect(visit.Page.Locator("main")).ToContainTextAsync("Received in time");
    }

    [Theory]
    [InlineData("en", "Received in time", "Replaced", "Withdrawn")]
    [InlineData("ar", "استُلم في الموعد", "مستبدَل", "مسحوب")]
    public async Task Without_script_one_drafts_submits_replaces_and_withdraws(string language, string received, string replaced, string withdrawn)
    {
        await using var visit = await OpenAsync(Person.FocalPoint, language, script: false);
        var page = visit.Page;
        await FillTopicAsync(page);
        await page.ClickAsync("button[value=save]");
        await Expect(page).ToHaveURLAsync(new Regex("saved=true"));
        await Expect(page.Locator("#f-issue")).ToHaveValueAsync("Brokers work from abroad.");
        await page.ClickAsync("button[value=submit]");
        await Expect(page.Locator("main")).ToContainTextAsync(received);

        await page.ClickAsync("main .actions a[href$='/submit']");
        await Expect(page.Locator("main")).ToContainTextAsync(received == "Received in time" ? "Submitted in time" : "مقدَّم في الموعد");
        await page.Locator("main a[href*='/submissions/']").First.ClickAsync();
        await page.Locator("form").Filter(new() { Has = page.Locator("input[value=replace]") }).Locator("button").ClickAsync();
        await page.FillAsync("#f-issue", "Brokers work from everywhere.");
        await page.ClickAsync("button[value=submit]");
        await Expect(page.Locator("main")).ToContainTextAsync(received);

        await page.ClickAsync("main .actions a[href$='/submit']");
        await Expect(page.Locator("main")).ToContainTextAsync(replaced);
        await page.Locator("main a[href*='/submissions/']").First.ClickAsync();
        await page.ClickAsync("button.grave");
        await Expect(page.Locator("main")).ToContainTextAsync(withdrawn);
    }

    [Fact]
    public async Task A_form_is_filled_and_submitted_with_the_keyboard_alone()
    {
        await using var visit = await OpenAsync(Person.FocalPoint);
        var page = visit.Page;
        await page.FocusAsync("#f-title");
        foreach (var text in new[] { "Brokering", "Brokers work from abroad.", "Registers differ.", "Who keeps a register?" })
        {
            await page.Keyboard.TypeAsync(text);
            await page.Keyboard.PressAsync("Tab");
        }

        while (!await page.EvaluateAsync<bool>("document.activeElement.value === 'submit'"))
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main")).ToContainTextAsync("Received in time");
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("en", ColorScheme.Dark, 390)]
    [InlineData("ar", ColorScheme.Light, 390)]
    public async Task Nothing_bars_the_way_to_submitting(string language, ColorScheme scheme, int width)
    {
        var call = await SampleCall.AnnounceAsync(portal.App, TimeSpan.FromDays(2));
        await using var visit = await Browser.OpenAsync(portal.App, Person.FocalPoint, new BrowserSettings(language, scheme, Width: width));
        var page = visit.Page;
        List<string> barriers = [];
        foreach (var path in new[] { "", "/answers", "/agenda-comments", "/proposed-text", "/additional-item", "/presentation", "/ad-hoc-topic" })
        {
            await page.GotoAsync($"/{language}/calls/{call}/submit{path}");
            barriers.AddRange(await Axe.BarriersAsync(page));
        }

        await page.ClickAsync("button[value=submit]");
        barriers.AddRange(await Axe.BarriersAsync(page));
        await FillTopicAsync(page);
        await page.ClickAsync("button[value=submit]");
        barriers.AddRange(await Axe.BarriersAsync(page));
        await page.GotoAsync($"/{language}/calls/{call}/submit");
        await page.Locator("main a[href*='/submissions/']").First.ClickAsync();
        barriers.AddRange(await Axe.BarriersAsync(page));

        barriers.Should().BeEmpty();
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).Should().BeTrue();
    }

    private static async Task FillTopicAsync(IPage page)
    {
        await page.FillAsync("#f-title", "Brokering");
        await page.FillAsync("#f-issue", "Brokers work from abroad.");
        await page.FillAsync("#f-challenges", "Registers differ.");
        await page.FillAsync("#f-questions", "Who keeps a register?");
    }

    private static Task SavedAsync(IPage page) => Expect(page.Locator("#autosave")).ToContainTextAsync("Draft saved");

    private async Task<BrowserVisit> OpenAsync(Person person, string language = "en", bool script = true)
    {
        var call = await SampleCall.AnnounceAsync(portal.App, TimeSpan.FromDays(2));
        var visit = await Browser.OpenAsync(portal.App, person, new BrowserSettings(language, Script: script));
        await visit.Page.GotoAsync($"/{language}/calls/{call}/submit/ad-hoc-topic");
        return visit;
    }
}
