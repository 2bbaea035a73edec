using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace AttPortal.Web.Caching;

/// <summary>What is kept, and how it is compressed.</summary>
internal static class CachingSetup
{
    public static void AddPortalCaching(this IServiceCollection services)
    {
        services.AddSingleton<PublishedGeneration>();
        services.AddSingleton<ChangeFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFeed>());
        services.AddSingleton<KeptPages>();
        services.AddSingleton<PublicPages>();
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/atom+xml", "text/calendar", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
    }

    /// <summary>Answers with kept pages. It comes first: their headers are kept with them, and nothing in them can fail.</summary>
    public static void UseKeptPages(this WebApplication app) => app.Use(app.Services.GetRequiredService<PublicPages>().AnswerAsync);

    /// <summary>
    /// Keeps answers compressed. What a signed-in person gets isn't compressed: a page that holds both a secret and words
    /// from the address would give the secret away by its length.
    /// </summary>
    public static void UsePortalCaching(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<PublicPages>().DrawAsync);
        app.UseWhen(context => !PublicPages.IsFromSomebody(context.Request), anonymous => anonymous.UseResponseCompression());
        app.Use(PageTags.DrawAsync);
    }
}
