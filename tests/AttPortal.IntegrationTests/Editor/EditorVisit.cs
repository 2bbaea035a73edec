using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Sample;
using Microsoft.Playwright;

namespace AttPortal.IntegrationTests.Editor;

/// <summary>What a person does and sees in the editor.</summary>
internal sealed class EditorVisit : IAsyncDisposable
{
    private readonly BrowserVisit visit;

    private EditorVisit(BrowserVisit visit)
    {
        this.visit = visit;
        Page = visit.Page;
    }

    public IPage Page { get; private set; }

    public IReadOnlyList<string> Errors => visit.Errors;

    /// <summary>The line that says whether what was typed is safe.</summary>
    public ILocator SaveLine => Page.Locator("[data-saved]");

    /// <summary>The panel in which one chooses between two versions.</summary>
    public ILocator Conflict => Page.Locator(".conflict");

    public static async Task<EditorVisit> OpenAsync(PortalApp app, Person person, string place = "i6", string language = "en", BrowserSettings? settings = null)
    {
        var visit = new EditorVisit(await Browser.OpenAsync(app, person, settings));
        await visit.GoAsync(place, language);
        return visit;
    }

    /// <summary>The window is gone at once, without a farewell: a crash, a battery. The browser keeps what it keeps.</summary>
    public async Task CrashAsync()
    {
        var context = Page.Context;
        var next = await context.NewPageAsync();
        await Page.CloseAsync();
        Page = next;
    }

    /// <summary>Opens the editor at a place.</summary>
    public async Task GoAsync(string place, string language = "en")
    {
        await Page.GotoAsync($"/{language}/meetings/{PortalSample.MeetingSlug}/edit#{place}");
        await Assertions.Expect(Page.Locator("[data-saved]")).Not.ToBeEmptyAsync();
        await Assertions.Expect(Page.Locator(".pages-preview img").First).ToBeVisibleAsync();
    }

    /// <summary>The field of a text.</summary>
    public ILocator Field(string key, string language = "en") => Page.Locator($"textarea[data-key='{key}'][data-language='{language}']");

    /// <summary>Types at the end of a text, as fast as one can.</summary>
    public async Task TypeAsync(string key, string text, string language = "en")
    {
        await Field(key, language).FocusAsync();
        await Page.Keyboard.PressAsync("Control+End");
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Waits until everything typed is on the server.</summary>
    public Task SavedAsync() => Assertions.Expect(SaveLine).ToContainTextAsync("by you");

    public Task SetOfflineAsync(bool offline) => visit.SetOfflineAsync(offline);

    public ValueTask DisposeAsync() => visit.DisposeAsync();
}
