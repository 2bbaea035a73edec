using AttPortal.IntegrationTests.Portal;
using static Microsoft.Playwright.Assertions;

namespace AttPortal.IntegrationTests.Editor;

/// <summary>Marks are put into a text by buttons and by shortcuts.</summary>
public sealed class ToolbarTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("i1", "strong", "**words**")]
    [InlineData("i2", "emphasis", "*words*")]
    [InlineData("i3", "bullets", "- words")]
    [InlineData("i4", "letters", "a. words")]
    [InlineData("i5", "romans", "i. words")]
    [InlineData("i6", "link", "[words](https://)")]
    [InlineData("i7", "placeholder", "{{words}}")]
    public async Task A_button_marks_what_is_selected_and_the_text_is_saved(string item, string tool, string marked)
    {
        await using var ana = await SelectedAsync(item);

        await ana.Page.Locator($"[data-tool={tool}]").ClickAsync();

        await Expect(ana.Field($"{item}/annotation")).ToHaveValueAsync(marked);
        await Expect(ana.Field($"{item}/annotation")).ToBeFocusedAsync();
        await ana.SavedAsync();
        await Expect(ana.Field($"{item}/annotation")).ToHaveAttributeAsync("data-text", marked);
        ana.Errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Control+b", "**words**")]
    [InlineData("Control+i", "*words*")]
    [InlineData("Control+k", "[words](https://)")]
    [InlineData("Control+Shift+Digit7", "i. words")]
    [InlineData("Control+Shift+Digit8", "a. words")]
    [InlineData("Control+Shift+Digit9", "- words")]
    [InlineData("Control+Shift+x", "{{words}}")]
    public async Task A_shortcut_does_what_its_button_does(string keys, string marked)
    {
        await using var ana = await SelectedAsync("i8");

        await ana.Page.Keyboard.PressAsync(keys);

        await Expect(ana.Field("i8/annotation")).ToHaveValueAsync(marked);
    }

    [Fact]
    public async Task Bold_is_taken_away_by_the_same_button_and_by_undoing()
    {
        await using var ana = await SelectedAsync("i8");
        var text = ana.Field("i8/annotation");

        await ana.Page.Keyboard.PressAsync("Control+b");
        await ana.Page.Keyboard.PressAsync("Control+z");
        await Expect(text).ToHaveValueAsync("words");
        await text.FillAsync("**words**");
        await text.SelectTextAsync();
        await ana.Page.Keyboard.PressAsync("Control+b");

        await Expect(text).ToHaveValueAsync("words");
    }

    [Fact]
    public async Task Every_selected_line_gets_its_letter_and_another_kind_of_list_replaces_it()
    {
        await using var ana = await SelectedAsync("i8", "one\ntwo\nthree");
        var text = ana.Field("i8/annotation");

        await ana.Page.Locator("[data-tool=letters]").ClickAsync();
        await Expect(text).ToHaveValueAsync("a. one\nb. two\nc. three");
        await text.SelectTextAsync();
        await ana.Page.Locator("[data-tool=romans]").ClickAsync();

        await Expect(text).ToHaveValueAsync("i. one\nii. two\niii. three");
    }

    [Fact]
    public async Task The_address_of_a_link_is_typed_at_once()
    {
        await using var ana = await SelectedAsync("i8");

        await ana.Page.Keyboard.PressAsync("Control+k");
        await ana.Page.Keyboard.TypeAsync("https://example.org/a");

        await Expect(ana.Field("i8/annotation")).ToHaveValueAsync("[words](https://example.org/a)");
    }

    [Fact]
    public async Task Footnotes_are_numbered_on_and_their_words_are_typed_at_once()
    {
        await using var ana = await SelectedAsync("i8", "A claim.");
        var text = ana.Field("i8/annotation");

        await ana.Page.Locator("[data-tool=note]").ClickAsync();
        await ana.Page.Keyboard.TypeAsync("First source");
        await text.PressAsync("Control+Home");
        await text.PressAsync("Control+Shift+f");
        await ana.Page.Keyboard.TypeAsync("Second source");

        await Expect(text).ToHaveValueAsync("[^2]A claim.[^1]\n\n[^1]: First source\n[^2]: Second source");
        await ana.SavedAsync();
        await Expect(ana.Page.Locator(".openlist")).Not.ToContainTextAsync("Broken footnote");
    }

    [Fact]
    public async Task A_reference_is_chosen_from_the_list_and_inserted_where_the_cursor_stands()
    {
        await using var ana = await SelectedAsync("i8", "See ");
        await ana.Field("i8/annotation").PressAsync("End");

        await ana.Page.Locator("[data-reference]").SelectOptionAsync("[[item:i3]]");
        await ana.Page.Locator("[data-tool=reference]").ClickAsync();

        await Expect(ana.Field("i8/annotation")).ToHaveValueAsync("See [[item:i3]]");
    }

    [Fact]
    public async Task A_title_takes_a_placeholder_and_no_list()
    {
        await using var ana = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, "i8");
        var title = ana.Field("i8/title");
        await title.FillAsync("words");
        await title.SelectTextAsync();

        await ana.Page.Locator("[data-tool=letters]").ClickAsync();
        await ana.Page.Locator("[data-tool=note]").ClickAsync();
        await ana.Page.Locator("[data-tool=placeholder]").ClickAsync();

        await Expect(title).ToHaveValueAsync("{{words}}");
        await Expect(ana.Page.Locator(".openlist")).ToContainTextAsync("words");
    }

    private async Task<EditorVisit> SelectedAsync(string item, string text = "words")
    {
        var visit = await EditorVisit.OpenAsync(portal.App, Person.Secretariat, item);
        await visit.Field($"{item}/annotation").FillAsync(text);
        await visit.Field($"{item}/annotation").SelectTextAsync();
        return visit;
    }
}
