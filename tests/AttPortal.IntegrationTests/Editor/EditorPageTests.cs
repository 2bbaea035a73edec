using System.Net;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Sample;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttPortal.IntegrationTests.Editor;

public sealed class EditorPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Address = $"/en/meetings/{PortalSample.MeetingSlug}/edit";

    [Theory]
    [InlineData(Person.Secretariat, Address, HttpStatusCode.OK)]
    [InlineData(Person.CoChair, Address, HttpStatusCode.OK)]
    [InlineData(Person.Reader, Address, HttpStatusCode.NotFound)]
    [InlineData(Person.Anonymous, Address, HttpStatusCode.Redirect)]
    [InlineData(Person.CoChair, "/en/meetings/csp12-wgeti-2026-03-16/edit", HttpStatusCode.NotFound)]
    [InlineData(Person.Secretariat, "/en/meetings/none/edit", HttpStatusCode.NotFound)]
    public async Task Only_who_prepares_a_meeting_is_answered(Person person, string address, HttpStatusCode status)
    {
        using var client = await portal.App.ClientAsync(person);

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));

        answer.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task A_request_that_does_not_come_from_the_page_saves_nothing()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        using var answer = await client.PutAsync(new Uri($"{Address}/text", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { paper = "agenda", key = "i1/title", language = "en", text = "Forged", basedOn = 1 }));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_item_moves_by_button_by_arrow_key_and_by_drag_and_keeps_the_keyboard()
    {
        // High enough for the whole list: the test's mouse can't scroll while it drags.
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i7", settings: new BrowserSettings(Height: 2000));

        await ana.Page.Locator("#up-i7").ClickAsync();
        await OrderAsync(ana, "i1 i2 i3 i4 i5 i7 i6 i8");
        await Expect(ana.Page.Locator("#up-i7")).ToBeFocusedAsync();
        await Expect(ana.Page.Locator(".pane.items > [role=status]")).ToContainTextAsync("It is now number");

        await ana.Page.Locator("#handle-i7").PressAsync("ArrowDown");
        await OrderAsync(ana, "i1 i2 i3 i4 i5 i6 i7 i8");
        await Expect(ana.Page.Locator("#handle-i7")).ToBeFocusedAsync();

        await ana.Page.DragAndDropAsync("[data-drag=i7] .handle", "[data-drag=i2]", new() { TargetPosition = new() { X = 40, Y = 3 } });
        await OrderAsync(ana, "i1 i7 i2 i3 i4 i5 i6 i8");
        ana.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task An_item_is_added_removed_and_put_back_without_a_dialog()
    {
        await using var ben = await EditorVisit.OpenAsync(portal.App, Person.CoChair, "i1");

        await ben.Page.Locator("#editor-add-item").ClickAsync();
        await Expect(ben.Field("i9/title")).ToBeFocusedAsync();
        await ben.Page.Keyboard.TypeAsync("Dates of the next meeting");
        await Expect(ben.Page.Locator("[data-drag=i9] .title")).ToHaveTextAsync("Dates of the next meeting");
        await ben.Page.Locator("[data-drag=i9]").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(ben.Page.Locator("[data-drag=i9]")).ToHaveCountAsync(0);
        await ben.Page.Locator("#editor-restore").ClickAsync();

        await Expect(ben.Page.Locator("[data-drag=i9] .title")).ToHaveTextAsync("Dates of the next meeting");
    }

    [Fact]
    public async Task The_printed_page_follows_what_is_typed_before_it_is_saved()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i1");
        var before = await Pictures(ana);
        await ana.Page.RouteAsync("**/edit/text", route => route.AbortAsync());

        await ana.TypeAsync("i1/annotation", " Not saved, but drawn.");

        await Expect(ana.SaveLine).ToContainTextAsync("NOT SAVED");
        await ana.Page.WaitForFunctionAsync("before => [...document.querySelectorAll('.pages-preview img')].map(i => i.dataset.hash).join() !== before", before);
    }

    [Fact]
    public async Task A_translation_whose_original_moved_on_shows_what_changed_until_it_is_confirmed()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i4/annotation:fr");
        await ana.TypeAsync("i4/annotation", " A sentence more.");

        await Expect(ana.Page.Locator(".since ins")).ToContainTextAsync(["A sentence more."]);
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "This translation follows the original" }).ClickAsync();

        await Expect(ana.Page.Locator(".since")).ToHaveCountAsync(0);
        await Expect(ana.Field("i4/annotation", "fr")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task An_annex_made_of_a_question_list_leads_to_the_list()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "B");

        await ana.Page.Locator("#pane-text a[href*='/questions/']").ClickAsync();

        await Expect(ana.Page.Locator("h1")).ToContainTextAsync("practical questions");
    }

    [Fact]
    public async Task A_broken_reference_is_told_at_its_text_and_in_the_list()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i5");

        await ana.TypeAsync("i5/annotation", " See [[item:i77]].");

        await Expect(ana.Page.Locator("#text-agenda-i5-annotation-en-problems")).ToContainTextAsync("item:i77");
        await Expect(ana.Page.Locator(".openlist")).ToContainTextAsync("Broken reference");
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, 1400)]
    [InlineData("en", ColorScheme.Dark, 1400)]
    [InlineData("ar", ColorScheme.Light, 1400)]
    [InlineData("zh", ColorScheme.Light, 390)]
    public async Task The_editor_has_no_barriers(string language, ColorScheme scheme, int width)
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, $"i6:{language}", language, new BrowserSettings(language, scheme, Width: width));

        (await Axe.BarriersAsync(ana.Page)).Should().BeEmpty();
        (await ana.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().BeLessThanOrEqualTo(0);
    }

    [Fact]
    public async Task Arabic_is_written_from_right_to_left_beside_its_original()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i6/annotation:ar", "ar");

        await Expect(ana.Field("i6/annotation", "ar")).ToHaveCSSAsync("direction", "rtl");
        await Expect(ana.Field("i6/annotation", "en")).ToHaveCSSAsync("direction", "ltr");
        var original = await ana.Field("i6/annotation", "en").BoundingBoxAsync();
        var translation = await ana.Field("i6/annotation", "ar").BoundingBoxAsync();
        original!.X.Should().BeGreaterThan(translation!.X, "the page itself reads from right to left");
    }

    /// <summary>Waits for an order of the items that the sample has.</summary>
    private static Task<IJSHandle> OrderAsync(EditorVisit visit, string keys) => visit.Page.WaitForFunctionAsync(
        "keys => [...document.querySelectorAll('[data-drag]')].map(e => e.dataset.drag).filter(k => k !== 'i9').join(' ') === keys", keys);

    private static Task<string> Pictures(EditorVisit visit) =>
        visit.Page.EvaluateAsync<string>("[...document.querySelectorAll('.pages-preview img')].map(i => i.dataset.hash).join()");
}
