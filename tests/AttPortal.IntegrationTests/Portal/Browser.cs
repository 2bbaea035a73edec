using Microsoft.Playwright;

namespace AttPortal.IntegrationTests.Portal;

/// <summary>How a person has set their browser.</summary>
/// <param name="Language">What it asks pages for, such as <c>ar</c>.</param>
/// <param name="Scheme">Light or dark.</param>
/// <param name="Script">Whether it runs scripts.</param>
/// <param name="Width">Of the window, in pixels; 390 is a phone.</param>
/// <param name="Height">Of the window, in pixels.</param>
public sealed record BrowserSettings(
    string Language = "en", ColorScheme Scheme = ColorScheme.Light, bool Script = true, int Width = 1280, int Height = 900);

/// <summary>Debian's Chromium, started once for all tests of a run; each visit has cookies and storage of its own.</summary>
internal static class Browser
{
    private const string Program = "/usr/bin/chromium";

    private static readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> Shared = new(LaunchAsync);

    /// <summary>Opens a window on the portal for this person.</summary>
    public static async Task<BrowserVisit> OpenAsync(PortalApp app, Person person = Person.Anonymous, BrowserSettings? settings = null)
    {
        settings ??= new BrowserSettings();
        var (_, browser) = await Shared.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = app.Address.ToString(),
            Locale = settings.Language,
            ColorScheme = settings.Scheme,
            JavaScriptEnabled = settings.Script,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = settings.Width, Height = settings.Height },
        });
        var cookies = (await app.CookiesAsync(person)).GetAllCookies();
        if (cookies.Count > 0)
        {
            await context.AddCookiesAsync(cookies.Select(cookie =>
                new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Url = app.Address.ToString() }));
        }

        return new BrowserVisit(context, await context.NewPageAsync());
    }

    public static async Task EndAsync()
    {
        if (Shared.IsValueCreated)
        {
            var (playwright, browser) = await Shared.Value;
            await browser.CloseAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        // Longer than the five seconds of its own: on a machine that runs other tests too, a save may wait for its turn.
        Assertions.SetDefaultExpectTimeout(20_000);
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            ],
        });
        return (playwright, browser);
    }
}

/// <summary>One person's window.</summary>
public sealed class BrowserVisit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    internal BrowserVisit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser complained of so far: errors of scripts, refused files, broken content rules.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Takes the line away, or gives it back.</summary>
    public Task SetOfflineAsync(bool offline) => _context.SetOfflineAsync(offline);

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
