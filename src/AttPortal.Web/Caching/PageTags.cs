using System.Security.Cryptography;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AttPortal.Web.Caching;

/// <summary>
/// Gives each page that is for everybody a tag made of its content, so that a reader who comes back is sent it again only
/// when it says something else. A count of publications would not do: dates that count down move on between two of them.
/// </summary>
internal static class PageTags
{
    public static Task DrawAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IOutputCacheFeature>()?.Context is { EnableOutputCaching: true, AllowCacheStorage: true })
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

        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
        {
            await KeepNowhere(response);
        }
        else if (IsWithReader(context, LeaveOutState(response, page)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.Remove(HeaderNames.ContentType);
            response.ContentLength = null;
            return;
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

    private static bool IsWithReader(HttpContext context, MemoryStream page)
    {
        var headers = context.Response.Headers;
        var content = page.GetBuffer().AsSpan(0, (int)page.Length);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"", isWeak: true);
        headers.ETag = tag.ToString();
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding, Cookie";
        return EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var known) && known.Any(k => k.Compare(tag, useStrongComparison: false));
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
