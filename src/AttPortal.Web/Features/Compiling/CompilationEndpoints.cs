using System.Collections.Concurrent;
using AttPortal.Documents.Composition;
using AttPortal.Documents.Pdf;
using AttPortal.Domain.Shared;
using AttPortal.Web.Caching;
using AttPortal.Web.Features.Reading;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using AttPortal.Web.Startup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AttPortal.Web.Features.Compiling;

/// <summary>Compilations as PDF.</summary>
internal static class CompilationEndpoints
{
    public static void MapCompiling(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{lang:lang}/meetings/{slug}/compilation.pdf", AnswerAsync)
            .WithMetadata(KeptNowhere.Mark)
            .ExcludeFromDescription()
            .RequireAuthorization(Policies.Public);
        app.MapInputFiles();
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, CurrentActor actors, CompilationQueries compilations, CompilationPrints prints, PortalAddress address, RequestLanguage request, string slug, string? by, string? of, string? part, CancellationToken cancellation)
    {
        var asked = CompilationAsked.Of(slug, by, of) with { Part = string.IsNullOrEmpty(part) ? null : part };
        var actor = asked.All ? await actors.FindAsync(context.User, cancellation) : null;
        if (await prints.FindAsync(asked, request.Language, () => compilations.FindAsync(actor, asked, address.Root, request.Words, cancellation), cancellation) is not { } printed)
        {
            return TypedResults.NotFound();
        }

        if (printed.IsRefused)
        {
            context.Response.Headers.CacheControl = "no-store";
            var whole = await compilations.FindAsync(actor, asked with { Part = null }, "", request.Words, cancellation);
            return new RazorComponentResult<UnprintedCompilation>(new
            {
                Sentence = request.Words.Sentence(printed.Error),
                Page = $"/{request.Language.Code()}/{(asked with { Part = null }).Address()}",
                Parts = whole?.Model.Sections.Where(s => s.Key != asked.Part).Select(s => (s.Title, $"/{request.Language.Code()}/{(asked with { Part = s.Key }).Address(".pdf")}")).ToList() ?? [],
            })
            {
                StatusCode = printed.Error.Code == "print.too-wrong" ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status503ServiceUnavailable,
            };
        }

        context.Response.Headers.CacheControl = asked.All ? "no-store" : "no-cache";
        context.Response.Headers.ContentDisposition = PaperFiles.Inline($"{slug}-compilation-{request.Language.Code()}.pdf");
        return TypedResults.Bytes(printed.Value, "application/pdf");
    }
}

/// <summary>Prints compilations. What is for everybody is printed once in each generation of what is published.</summary>
/// <param name="printer">Prints.</param>
/// <param name="published">The generation.</param>
internal sealed class CompilationPrints(PdfPrinter printer, PublishedGeneration published)
{
    private readonly ConcurrentDictionary<(string Slug, bool ByQuestion, Language Language), (string Generation, ReadOnlyMemory<byte> Pdf)> kept = new();

    /// <summary>The print; null where there is nothing to print.</summary>
    public async Task<Result<ReadOnlyMemory<byte>>?> FindAsync(CompilationAsked asked, Language language, Func<Task<Compilation?>> find, CancellationToken cancellation)
    {
        var generation = published.Current;
        var key = (asked.Slug, asked.ByQuestion, language);
        var isKept = !asked.All && asked.Part is null;
        if (isKept && kept.TryGetValue(key, out var earlier) && earlier.Generation == generation)
        {
            return earlier.Pdf;
        }

        if (await find() is not { } compilation)
        {
            return null;
        }

        var printed = await printer.PrintAsync(Composer.Compilation(compilation.Model, compilation.Setting).Document, cancellation);
        if (printed.IsRefused)
        {
            return printed.Error;
        }

        if (isKept)
        {
            kept[key] = (generation, printed.Value.Bytes);
        }

        return printed.Value.Bytes;
    }
}
