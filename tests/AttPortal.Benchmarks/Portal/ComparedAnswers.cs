using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace AttPortal.Benchmarks.Portal;

/// <summary>
/// Answers of the same bytes as a page, from the same Kestrel but before anything of the portal: a file, by the static file
/// middleware, and a constant held in memory. Nothing can be answered with less work than the second.
/// </summary>
/// <param name="folder">Where the files lie.</param>
internal sealed class ComparedAnswers(string folder) : IStartupFilter
{
    /// <summary>What browsers send.</summary>
    public const string AcceptEncoding = "gzip, deflate, br";

    private const string ContentType = "text/html; charset=utf-8";
    private const string Encoding = "br";
    private readonly Dictionary<string, byte[]> constants = [];

    /// <summary>Takes over the bytes of a page.</summary>
    /// <returns>The addresses of the file and of the constant.</returns>
    public (string File, string Constant) Hold(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(folder, name + ".html"), bytes);
        constants[$"/compared-constant/{name}"] = bytes;
        return ($"/compared-file/{name}.html", $"/compared-constant/{name}");
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            RequestPath = "/compared-file",
            OnPrepareResponse = file =>
            {
                file.Context.Response.ContentType = ContentType;
                file.Context.Response.Headers.ContentEncoding = Encoding;
            },
        });
        app.Use((context, portal) => constants.TryGetValue(context.Request.Path.Value!, out var bytes) ? Answer(context.Response, bytes) : portal(context));
        next(app);
    };

    private static Task Answer(HttpResponse response, byte[] bytes)
    {
        response.ContentType = ContentType;
        response.Headers.ContentEncoding = Encoding;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, 0, bytes.Length);
    }
}
