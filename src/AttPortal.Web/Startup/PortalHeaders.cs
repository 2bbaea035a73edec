using Microsoft.Net.Http.Headers;

namespace AttPortal.Web.Startup;

/// <summary>Headers that every answer carries.</summary>
internal static class PortalHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Interactive pages would add a second policy about frames; ours says it for all pages.</summary>
    public static void LeaveToPortal(Microsoft.AspNetCore.Components.Server.ServerComponentsEndpointOptions options) => options.ContentSecurityFrameAncestorsPolicy = null;

    public static void UsePortalHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // Whoever asks for the head of a page is told what its reader would be; the server itself sends no content then.
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    });
}

/// <summary>How style sheets and scripts are served: for a year when the address carries their fingerprint.</summary>
internal static class PortalStaticFiles
{
    private static readonly StaticFileOptions Options = new()
    {
        OnPrepareResponse = context => context.Context.Response.Headers[HeaderNames.CacheControl] =
            context.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
    };

    /// <summary>A file holds no secret, so it is compressed for everybody; Blazor's script shrinks to a third.</summary>
    public static void UsePortalStaticFiles(this WebApplication app)
    {
        app.UseWhen(
            context => Path.GetExtension(context.Request.Path.Value) is ".css" or ".js" or ".svg",
            files => files.UseResponseCompression());
        app.UseStaticFiles(Options);
    }
}

/// <summary>Gives each file an address that changes with its content.</summary>
/// <param name="environment">Where the files are.</param>
internal sealed class AssetAddresses(IWebHostEnvironment environment)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> addresses = [];

    /// <summary>The address of a file below wwwroot.</summary>
    public string this[string path] => addresses.GetOrAdd(path, Fingerprinted);

    private string Fingerprinted(string path)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
        {
            return "/" + path;
        }

        using var stream = file.CreateReadStream();
        return $"/{path}?v={Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream))[..12]}";
    }
}
