using AttPortal.IntegrationTests.Portal;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttPortal.IntegrationTests.Editor;

/// <summary>Comments beside the text, for those who prepare the meeting.</summary>
public sealed class CommentPanelTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_comment_reaches_the_other_editor_and_is_resolved_there()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i6");
        await using var ben = await EditorVisit.OpenAsync(portal.App, Person.CoChair, "i6");

        await Comment(ana).FillAsync("Is the speaker confirmed?");
        await Comment(ana).PressAsync("Control+Enter");

        await Expect(Comment(ana)).ToHaveValueAsync("");
        await Expect(Comment(ana)).ToBeFocusedAsync();
        await Expect(Panel(ben)).ToContainTextAsync("Is the speaker confirmed?");
        await Expect(ben.Page.Locator(".openlist")).ToContainTextAsync("Is the speaker confirmed?");
        await Expect(ben.Page.Locator("[data-drag=i6] .signs")).ToContainTextAsync("comment");
        await ben.Page.Locator("#comments-resolve").ClickAsync();
        await Expect(ben.Page.Locator("#comments-reopen")).ToBeFocusedAsync();
        await Expect(Panel(ana)).ToContainTextAsync("Resolved");
        await Expect(ana.Page.Locator(".openlist")).Not.ToContainTextAsync("Is the speaker confirmed?");
        ana.Errors.Should().BeEmpty();
        (await Axe.BarriersAsync(ana.Page)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_comment_that_is_not_sent_stays_with_its_item_and_survives_a_crash()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i2");
        await Comment(ana).FillAsync("Half a thought");

        await ana.Page.Locator("[data-drag=i3] .title").ClickAsync();
        await Expect(Comment(ana)).ToHaveValueAsync("");
        await ana.CrashAsync();
        await ana.GoAsync("i2");

        await Expect(Comment(ana)).ToHaveValueAsync("Half a thought");
    }

    [Fact]
    public async Task A_comment_sent_without_a_line_is_told_to_be_not_sent_and_arrives_once()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i3");
        await Comment(ana).FillAsync("From the tunnel");
        await ana.SetOfflineAsync(true);

        await ana.Page.Locator("[data-comment-send]").ClickAsync();
        await Expect(ana.Page.Locator("#comment-error")).ToContainTextAsync("NOT SENT");
        await ana.SetOfflineAsync(false);
        await ana.Page.Locator("[data-comment-send]").ClickAsync();

        await Expect(Panel(ana).GetByText("From the tunnel")).ToHaveCountAsync(1);
        await Expect(Comment(ana)).ToHaveValueAsync("");
    }

    private static ILocator Comment(EditorVisit visit) => visit.Page.Locator("textarea[data-comment]");

    private static ILocator Panel(EditorVisit visit) => visit.Page.Locator("section[aria-labelledby=comments-title]");
}
