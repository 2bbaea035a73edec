using System.IO.Compression;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AttPortal.Web.Caching;

/// <summary>
/// Which answers are kept: pages and API answers that look the same to everybody. Whoever is signed in gets pages drawn anew.
/// </summary>
/// <param name="generation">What was published last.</param>
internal sealed class PublicPages(PublishedGeneration generation) : IOutputCachePolicy
{
    /// <summary>How long an answer may be kept although nothing was published: dates that count down move on.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var isForEverybody = HttpMethods.IsGet(request.Method)
            && !request.Cookies.ContainsKey(SecuritySetup.CookieName)
            && context.HttpContext.GetEndpoint()?.Metadata is { } metadata
            && metadata.GetOrderedMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>() is [{ Policy: Policies.Public }, ..];
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = isForEverybody;
        context.AllowCacheStorage = isForEverybody;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Lifetime;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["generation"] = generation.Current;
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(request.Headers.AcceptEncoding);
        if (request.Path == "/")
        {
            context.CacheVaryByRules.HeaderNames = HeaderNames.AcceptLanguage;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }

    private static string Encoding(StringValues accepted) =>
        accepted.ToString() is var text && text.Contains("br", StringComparison.Ordinal) ? "br" : text.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "";
}

internal static class CachingSetup
{
    public static void AddPortalCaching(this IServiceCollection services)
    {
        services.AddSingleton<PublishedGeneration>();
        services.AddSingleton<ChangeFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFeed>());
        services.AddSingleton<PublicPages>();
        services.AddOutputCache();
        services.AddOptions<OutputCacheOptions>().Configure<PublicPages>((options, pages) =>
        {
            options.AddBasePolicy(pages);
            options.SizeLimit = 200 * 1024 * 1024;
            // Addresses differ by case: what is kept for one must not answer the other.
            options.UseCaseSensitivePaths = true;
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
    }

    /// <summary>
    /// Keeps answers compressed. What a signed-in person gets isn't compressed: a page that holds both a secret and words
    /// from the address would give the secret away by its length.
    /// </summary>
    public static void UsePortalCaching(this WebApplication app)
    {
        app.UseOutputCache();
        app.UseWhen(context => !context.Request.Cookies.ContainsKey(SecuritySetup.CookieName), anonymous => anonymous.UseResponseCompression());
        app.Use(PageTags.DrawAsync);
    }
}
