using AttPortal.IntegrationTests.Portal;
using Microsoft.Playwright;

namespace AttPortal.IntegrationTests.Calls;

/// <summary>The Secretariat at work in a browser, and who looks over its shoulder with a screen reader.</summary>
public sealed class CallVisitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("en", ColorScheme.Dark, 390)]
    [InlineData("ar", ColorScheme.Light, 390)]
    [InlineData("zh", ColorScheme.Dark, 1280)]
    public async Task No_barrier_stands_in_the_way_of_whoever_prepares_a_call(string language, ColorScheme scheme, int width)
    {
        var draft = await ACall.DraftedAsync(portal.App);
        await using var visit = await Browser.OpenAsync(portal.App, Person.Secretariat, new BrowserSettings(language, scheme, Width: width));
        foreach (var path in new[] { "calls", $"calls/{draft}", $"calls/{draft}/edit", $"calls/{draft}/edit?tongue=ar", "calls/2/edit", "calls/2/extend", "calls/2" })
        {
            await visit.Page.GotoAsync($"/{language}/{ACall.Meeting}/{path}");

            (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty(path);
            (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0, $"nothing may stick out sideways on {path}");
        }

        visit.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_script_the_Secretariat_extends_a_call_and_a_delegate_reads_why()
    {
        var number = await ACall.AnnouncedAsync(portal.App, ACall.In(-TimeSpan.FromDays(1)), ACall.In(TimeSpan.FromDays(20)), title: "Views for the test");
        await using var secretariat = await Browser.OpenAsync(portal.App, Person.Secretariat, new BrowserSettings("en", Script: false));
        await secretariat.Page.GotoAsync("/en/desk");
        await secretariat.Page.GetByRole(AriaRole.Link, new() { Name = "Views for the test" }).ClickAsync();
        await secretariat.Page.GetByRole(AriaRole.Link, new() { Name = "Extend the deadline" }).ClickAsync();
        await secretariat.Page.GetByLabel("Day").FillAsync("2027-03-28");
        await secretariat.Page.GetByLabel("Hour").FillAsync("02:30");
        await secretariat.Page.GetByLabel("Reason").FillAsync("The clocks change.");
        await secretariat.Page.GetByRole(AriaRole.Button, new() { Name = "Extend and tell everyone concerned" }).ClickAsync();

        (await secretariat.Page.Locator(".errors").InnerTextAsync()).Should().Contain("Sunday 28 March 2027, 03:00");
        await secretariat.Page.GetByLabel("Hour").FillAsync("03:00");
        await secretariat.Page.GetByRole(AriaRole.Button, new() { Name = "Extend and tell everyone concerned" }).ClickAsync();
        (await secretariat.Page.Locator("[role=status]").InnerTextAsync()).Should().Contain("Extended");

        await using var delegation = await Browser.OpenAsync(portal.App, Person.FocalPoint, new BrowserSettings("ar", Script: false));
        await delegation.Page.GotoAsync($"/ar/{ACall.Meeting}/calls/{number}");
        (await delegation.Page.Locator("main").InnerTextAsync()).Should().Contain("The clocks change.").And.Contain("28 آذار/مارس 2027");
    }

    [Fact]
    public async Task With_script_the_deadline_also_stands_by_the_clock_of_the_reader()
    {
        await using var visit = await Browser.OpenAsync(portal.App);
        await visit.Page.GotoAsync($"/en/{ACall.Meeting}/calls/1");

        (await visit.Page.Locator("[data-your-time]").InnerTextAsync()).Should().Contain("Your time").And.Contain("5 March 2026");
    }
}
