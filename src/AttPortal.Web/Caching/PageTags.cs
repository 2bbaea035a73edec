using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace AttPortal.Web.Caching;

/// <summary>
/// Gives each page that is for everybody a tag made of its content, so that a reader who comes back is sent it again only
/// when it says something else. A count of publications would not do: dates that count down move on between two of them.
/// </summary>
internal static class PageTags
{
    public static Task DrawAsync(HttpContext context, RequestDelegate next)
    {
        if (PublicPages.IsForEverybody(context))
        {
            return DrawTaggedAsync(context, next);
        }

        context.Response.OnStarting(KeepNowhere, context.Response);
        return next(context);
    }

    private static async Task DrawTaggedAsync(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        var line = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = line;
        }

        if (PublicPages.MayBeKept(response))
        {
            Tag(response, LeaveOutState(response, page));
        }
        else
        {
            await KeepNowhere(response);
        }

        page.Position = 0;
        await page.CopyToAsync(line, context.RequestAborted);
    }

    /// <summary>
    /// The framework closes each page with a state for interactive parts, encrypted anew each time. A page for everybody
    /// has no such parts; without their state it is the same each time it is drawn, and half a kilobyte shorter.
    /// </summary>
    private static MemoryStream LeaveOutState(HttpResponse response, MemoryStream page)
    {
        var content = page.GetBuffer().AsSpan(0, (int)page.Length);
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true && content.LastIndexOf("<!--Blazor-Server-Component-State:"u8) is > 0 and var end)
        {
            page.SetLength(end);
        }

        return page;
    }

    private static void Tag(HttpResponse response, MemoryStream page)
    {
        var content = page.GetBuffer().AsSpan(0, (int)page.Length);
        response.Headers.ETag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"";
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding, Cookie";
    }

    private static Task KeepNowhere(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        if (StringValues.IsNullOrEmpty(headers.CacheControl))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
