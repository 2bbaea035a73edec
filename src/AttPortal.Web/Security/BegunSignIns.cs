using System.Security.Claims;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Security;

/// <summary>Writes down with which browser and from where a sign-in begins, so that its person can tell it from others.</summary>
/// <param name="contexts">The database.</param>
/// <param name="clock">The time.</param>
internal sealed class BegunSignIns(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    /// <summary>A sign-in that nobody has used for so long is over: its cookie has run out.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>How long it stands in the database after that.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>What is told apart by one of its words; the first that is found counts, because browsers name each other.</summary>
    private static readonly (string Word, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Word, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Writes a sign-in down, and forgets what is long over.</summary>
    public async Task BeginAsync(HttpContext context, ClaimsPrincipal? principal, Guid id)
    {
        if (!Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
        {
            return;
        }

        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(context.RequestAborted);
        db.Add(new BegunSignIn(id, userId, BrowserOf(context.Request.Headers.UserAgent.ToString()), NetworkOf(context), now));
        await db.SaveChangesAsync(context.RequestAborted);
        await db.BegunSignIns.Where(s => s.UserId == userId && s.SeenAt < now - Kept).ExecuteDeleteAsync(context.RequestAborted);
        await db.Attempts.Where(a => a.Until < now - Kept).ExecuteDeleteAsync(context.RequestAborted);
    }

    /// <summary>Browser and system by their names.</summary>
    public static string BrowserOf(string agent) => string.Join(", ", new[] { NameIn(Browsers, agent), NameIn(Systems, agent) }.OfType<string>());

    /// <summary>The network of an address: enough to recognise home and office, too little to follow a person.</summary>
    public static string NetworkOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        Array.Clear(bytes, bytes.Length == 4 ? 3 : 6, bytes.Length == 4 ? 1 : 10);
        return $"{new System.Net.IPAddress(bytes)}/{(bytes.Length == 4 ? 24 : 48)}";
    }

    private static string? NameIn((string Word, string Name)[] names, string agent) =>
        Array.Find(names, n => agent.Contains(n.Word, StringComparison.Ordinal)).Name;
}
