using AttPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Primitives;

namespace AttPortal.Web.Caching;

/// <summary>Says of an endpoint for everybody that its answers are not kept with the pages, whatever they are.</summary>
internal sealed class KeptNowhere
{
    public static readonly KeptNowhere Mark = new();
}

/// <summary>
/// Answers with kept pages, and keeps what looks the same to everybody. Whoever is signed in gets pages drawn anew.
/// </summary>
/// <param name="kept">The kept pages.</param>
/// <param name="clock">When a page is drawn.</param>
internal sealed class PublicPages(KeptPages kept, TimeProvider clock)
{
    /// <summary>How long a page may be kept although nothing was published: dates that count down move on.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private static readonly object ForEverybody = new();

    /// <summary>Whether somebody says who they are. A word that looks alike costs only the drawing of a page.</summary>
    public static bool IsFromSomebody(HttpRequest request)
    {
        if (request.Headers.Authorization.Count > 0)
        {
            return true;
        }

        foreach (var cookies in request.Headers.Cookie)
        {
            if (cookies?.Contains(SecuritySetup.CookieName, StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the answer now being drawn is to be kept, if nothing in it speaks against that.</summary>
    public static bool IsForEverybody(HttpContext context) => context.Items.ContainsKey(ForEverybody);

    /// <summary>
    /// Whether nothing in an answer is meant for one reader alone: a cookie, where Blazor's script is to go, or what must not
    /// be stored, as the framework says of every page with a form's token.
    /// </summary>
    public static bool MayBeKept(HttpResponse response)
    {
        var headers = response.Headers;
        return response.StatusCode == StatusCodes.Status200OK
            && StringValues.IsNullOrEmpty(headers.SetCookie)
            && !headers.ContainsKey("blazor-enhanced-nav-redirect-location")
            && headers.CacheControl.ToString() is var control
            && !control.Contains("no-store", StringComparison.OrdinalIgnoreCase)
            && !control.Contains("private", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The very first step of a request: if its page is kept, it is answered, and nothing else runs.</summary>
    public Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !IsFromSomebody(request)
            && kept.Shelf is var shelf && shelf.Find(PageKey.Of(request)) is { } page)
        {
            return page.AnswerAsync(context, shelf.Age(page));
        }

        return next(context);
    }

    /// <summary>Draws a page that is not kept, and keeps it.</summary>
    public Task DrawAsync(HttpContext context, RequestDelegate next) =>
        HttpMethods.IsGet(context.Request.Method)
        && !IsFromSomebody(context.Request)
        && context.GetEndpoint()?.Metadata is { } metadata
        && metadata.GetMetadata<KeptNowhere>() is null
        && metadata.GetOrderedMetadata<IAuthorizeData>() is [{ Policy: Policies.Public }, ..]
            ? DrawOnceAsync(context, next)
            : next(context);

    private async Task DrawOnceAsync(HttpContext context, RequestDelegate next)
    {
        var key = PageKey.Of(context.Request);
        var shelf = kept.Shelf;
        var drawing = new TaskCompletionSource<KeptPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (shelf.Begin(key, drawing.Task) is { } begun)
        {
            if (await begun.WaitAsync(context.RequestAborted) is { } drawn)
            {
                await drawn.AnswerAsync(context, shelf.Age(drawn));
            }
            else
            {
                // It was not for everybody, or it failed: then each reader is answered alone.
                await DrawAsync(context, next, shelf, key, drawing);
            }

            return;
        }

        try
        {
            await DrawAsync(context, next, shelf, key, drawing);
        }
        finally
        {
            shelf.End(key);
            drawing.TrySetResult(null);
        }
    }

    private async Task DrawAsync(HttpContext context, RequestDelegate next, Shelf shelf, PageKey key, TaskCompletionSource<KeptPage?> drawing)
    {
        var response = context.Response;
        var line = response.Body;
        var drawn = clock.GetTimestamp();
        using var content = new MemoryStream();
        response.Body = content;
        context.Items[ForEverybody] = true;
        // What is kept under an encoding travels in it, whatever the weights were by which it was chosen.
        context.Request.Headers.AcceptEncoding = key.Encoding;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = line;
            context.Items.Remove(ForEverybody);
        }

        if (MayBeKept(response))
        {
            var page = KeptPage.Of(key, response, content.ToArray(), drawn);
            shelf.Put(page);
            drawing.SetResult(page);
            await page.AnswerAsync(context, age: null);
        }
        else if (content.Length > 0)
        {
            content.Position = 0;
            await content.CopyToAsync(line, context.RequestAborted);
        }
    }
}
