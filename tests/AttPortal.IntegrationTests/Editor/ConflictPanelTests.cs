using AttPortal.IntegrationTests.Portal;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttPortal.IntegrationTests.Editor;

/// <summary>Two versions of one text: what differs, and how to keep both.</summary>
public sealed class ConflictPanelTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_differs_is_shown_word_by_word()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i1");
        await using var ben = await EditorVisit.OpenAsync(portal.App, Person.CoChair, "i1");
        await ConflictAsync(ana, ben, "i1", "The meeting opens at ten.", "The meeting opens at three.");

        await ben.Conflict.Locator("summary").First.ClickAsync();

        await Expect(ben.Conflict.Locator("del")).ToHaveTextAsync("ten");
        await Expect(ben.Conflict.Locator("ins")).ToHaveTextAsync("three");
        (await Axe.BarriersAsync(ben.Page)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_combination_of_both_is_saved_and_reaches_the_other()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i2");
        await using var ben = await EditorVisit.OpenAsync(portal.App, Person.CoChair, "i2");
        await ConflictAsync(ana, ben, "i2", "From Ana.", "From Ben.");

        await ben.Conflict.Locator("details[data-combine] summary").ClickAsync();
        await ben.Conflict.Locator("[data-combined]").FillAsync("From Ana and from Ben.");
        await ben.Conflict.GetByRole(AriaRole.Button, new() { Name = "Save the combination" }).ClickAsync();

        await Expect(ben.Conflict).ToHaveCountAsync(0);
        await Expect(ben.Field("i2/annotation")).ToHaveValueAsync("From Ana and from Ben.");
        await Expect(ana.Field("i2/annotation")).ToHaveValueAsync("From Ana and from Ben.");
        await ben.SavedAsync();
        ben.Errors.Where(e => !e.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal) && !e.Contains("409", StringComparison.Ordinal) && !e.Contains("WebSocket", StringComparison.OrdinalIgnoreCase))
            .Should().BeEmpty();
    }

    [Fact]
    public async Task A_combination_being_written_stays_while_the_other_goes_on_typing()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i3");
        await using var ben = await EditorVisit.OpenAsync(portal.App, Person.CoChair, "i3");
        await ConflictAsync(ana, ben, "i3", "From Ana.", "From Ben.");
        await ben.Conflict.Locator("details[data-combine] summary").ClickAsync();
        await ben.Conflict.Locator("[data-combined]").FillAsync("Half of a combination");

        await ana.TypeAsync("i3/annotation", " And more.");
        await Expect(ben.Field("i3/annotation")).ToHaveAttributeAsync("data-text", "From Ana. And more.");

        await Expect(ben.Conflict.Locator("[data-combined]")).ToHaveValueAsync("Half of a combination");
        await ben.Conflict.GetByRole(AriaRole.Button, new() { Name = "Save the combination" }).ClickAsync();
        // What Ana added since was not before Ben's eyes: it is shown, not written over.
        await Expect(ben.Conflict).ToContainTextAsync("And more.");
    }

    [Fact]
    public async Task Who_reads_by_keyboard_is_led_through_the_choice()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i4");
        await using var ben = await EditorVisit.OpenAsync(portal.App, Person.CoChair, "i4");
        await ConflictAsync(ana, ben, "i4", "From Ana.", "From Ben.");

        await ben.Conflict.GetByRole(AriaRole.Button, new() { Name = "Take theirs" }).FocusAsync();
        await ben.Page.Keyboard.PressAsync("Tab");
        await Expect(ben.Conflict.GetByRole(AriaRole.Button, new() { Name = "Keep mine" })).ToBeFocusedAsync();
        await ben.Page.Keyboard.PressAsync("Enter");

        await Expect(ana.Field("i4/annotation")).ToHaveValueAsync("From Ben.");
        await Expect(ben.Field("i4/annotation")).ToBeFocusedAsync();
    }

    /// <summary>Ben writes without a line what Ana writes otherwise, and then has two versions before him.</summary>
    private static async Task ConflictAsync(EditorVisit ana, EditorVisit ben, string item, string hers, string his)
    {
        await ben.SetOfflineAsync(true);
        await ben.Field($"{item}/annotation").FillAsync(his);
        await ana.Field($"{item}/annotation").FillAsync(hers);
        await ana.SavedAsync();
        await Expect(ana.Field($"{item}/annotation")).ToHaveAttributeAsync("data-text", hers);
        await ben.SetOfflineAsync(false);
        await Expect(ben.Conflict).ToContainTextAsync(his);
        await Expect(ben.Conflict).ToContainTextAsync(hers);
    }
}
