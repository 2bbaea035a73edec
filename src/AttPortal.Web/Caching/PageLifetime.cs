namespace AttPortal.Web.Caching;

/// <summary>Ends the life of a kept page at an instant that it tells about.</summary>
internal static class PageLifetime
{
    private static readonly object Key = new();

    /// <summary>Keeps the answer no longer than until an instant from which on it would say something else, though nobody changed anything.</summary>
    /// <param name="context">The request that is being answered.</param>
    /// <param name="instant">For example a deadline; one that has passed changes nothing.</param>
    /// <param name="now">The clock by which the page was drawn.</param>
    public static void ChangesAt(this HttpContext? context, DateTimeOffset instant, DateTimeOffset now)
    {
        if (context is not null && instant > now && instant - now < Of(context))
        {
            context.Items[Key] = instant - now;
        }
    }

    /// <summary>How long the answer may be kept.</summary>
    public static TimeSpan Of(HttpContext context) => context.Items.TryGetValue(Key, out var kept) && kept is TimeSpan lifetime ? lifetime : PublicPages.Lifetime;
}
