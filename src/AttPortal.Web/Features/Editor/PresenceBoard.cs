using System.Collections.Concurrent;
using System.Text.Json;
using AttPortal.Web.Caching;
using Npgsql;

namespace AttPortal.Web.Features.Editor;

/// <summary>Somebody who has an editor open.</summary>
/// <param name="Slug">Whose papers.</param>
/// <param name="Window">Which window: one person may have several.</param>
/// <param name="UserId">Who.</param>
/// <param name="Name">The name that others see.</param>
/// <param name="Place">The item or paragraph they are on; null where on none.</param>
/// <param name="TextKey">The text in which the cursor stands; null where in none.</param>
/// <param name="Language">In which language, as a code.</param>
/// <param name="Wrote">When they last wrote there; null where they only read.</param>
/// <param name="Seen">When the window was last heard of; null to say that it was closed.</param>
internal sealed record Present(
    string Slug, Guid Window, Guid UserId, string Name, string? Place, string? TextKey, string? Language, DateTimeOffset? Wrote, DateTimeOffset? Seen)
{
    private static readonly TimeSpan WritingLasts = TimeSpan.FromSeconds(8);

    /// <summary>The first letters of the name's first and last word.</summary>
    public string Initials => Name.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] => "?",
        [var only] => only[..1].ToUpperInvariant(),
        [var first, .., var last] => (first[..1] + last[..1]).ToUpperInvariant(),
    };

    /// <summary>Whether they are typing just now.</summary>
    public bool IsWriting(DateTimeOffset now) => Wrote is { } at && now - at < WritingLasts;

    /// <summary>Whether the cursor stands in a text.</summary>
    public bool IsIn(TextId id) => TextKey == id.Key && Language == Domain.Shared.Languages.Code(id.Language);
}

/// <summary>
/// Who has which papers open, on this instance and the others. A sign for people, never a lock: nobody is kept from writing.
/// </summary>
internal sealed partial class PresenceBoard
{
    /// <summary>How often a window says that it is still there.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(40);
    private readonly ConcurrentDictionary<Guid, Present> windows = [];
    private readonly ChangeFeed feed;
    private readonly TimeProvider clock;
    private readonly ILogger<PresenceBoard> logger;

    public PresenceBoard(ChangeFeed feed, TimeProvider clock, ILogger<PresenceBoard> logger)
    {
        this.feed = feed;
        this.clock = clock;
        this.logger = logger;
        feed.Heard += change =>
        {
            if (change is SomebodyPresent present && JsonSerializer.Deserialize<Present>(present.Json) is { } window)
            {
                Set(window);
            }
        };
    }

    /// <summary>Raised with the slug of the papers whose windows changed.</summary>
    public event Action<string>? Changed;

    /// <summary>The windows open on these papers, by the name of the person.</summary>
    public IReadOnlyList<Present> On(string slug)
    {
        var now = clock.GetUtcNow();
        return [.. windows.Values.Where(w => w.Slug == slug && w.Seen is { } seen && now - seen < Lasts).OrderBy(w => w.Name, StringComparer.Ordinal).ThenBy(w => w.Window)];
    }

    /// <summary>Says where a window of this instance is.</summary>
    public async Task SayAsync(Present window)
    {
        Set(window);
        try
        {
            await feed.AnnouncePresenceAsync(JsonSerializer.Serialize(window), CancellationToken.None);
        }
        catch (NpgsqlException error)
        {
            // Who is here can wait until the database is back; what is typed does not depend on it.
            LogNotSaid(logger, error.Message);
        }
    }

    private void Set(Present window)
    {
        if (window.Seen is null)
        {
            windows.TryRemove(window.Window, out _);
        }
        else
        {
            windows[window.Window] = window;
        }

        foreach (var (key, old) in windows)
        {
            if (clock.GetUtcNow() - old.Seen > Lasts)
            {
                windows.TryRemove(key, out _);
            }
        }

        Changed?.Invoke(window.Slug);
    }

    [LoggerMessage(LogLevel.Warning, "Other instances were not told who is here: {Why}")]
    private static partial void LogNotSaid(ILogger logger, string why);
}
