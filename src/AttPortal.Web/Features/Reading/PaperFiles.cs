using AttPortal.Documents.Pdf;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Caching;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace AttPortal.Web.Features.Reading;

/// <summary>The printed papers: the bytes that went out, and fresh prints of drafts for those who prepare a meeting.</summary>
internal static class PaperFiles
{
    public static void MapPaperFiles(this IEndpointRouteBuilder app)
    {
        const string meeting = "/{lang:lang}/meetings/{slug}";
        foreach (var address in new[] { meeting + "/{part:paper}.pdf", meeting + "/versions/{number:int}/{part:paper}.pdf" })
        {
            // Not kept with the pages: a file has its own mark, and may be asked for in pieces.
            app.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], AnswerAsync)
                .WithMetadata(KeptNowhere.Mark)
                .ExcludeFromDescription()
                .RequireAuthorization(Policies.Public);
        }
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        RequestLanguage request,
        IssuedPapers issued,
        DraftPrinting drafts,
        string slug,
        string part,
        int? number,
        CancellationToken cancellation)
    {
        if (context.Request.Query.ContainsKey("draft"))
        {
            return number is null ? await drafts.AnswerAsync(context, request.Words, slug, part, cancellation) : TypedResults.NotFound();
        }

        if (await issued.FileAsync(slug, part, request.Language, number, cancellation) is not { } file)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ContentDisposition = Inline($"{slug}{(number is null ? "" : $"-v{number}")}-{part}-{request.Language.Code()}.pdf");
        return TypedResults.File(
            file.Pdf,
            "application/pdf",
            fileDownloadName: null,
            enableRangeProcessing: true,
            lastModified: file.CirculatedAt,
            entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }

    internal static string Inline(string name) => new ContentDispositionHeaderValue("inline") { FileName = name }.ToString();
}

/// <summary>Prints working copies freshly.</summary>
/// <param name="db">The database.</param>
/// <param name="composer">Makes the trees.</param>
/// <param name="printer">Prints them.</param>
/// <param name="actors">Who asks.</param>
internal sealed class DraftPrinting(PortalDbContext db, PaperComposer composer, PdfPrinter printer, CurrentActor actors)
{
    /// <summary>The print; a page that names the place where the paper is too wrong to print; for others what they are told of nothing.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context, Words words, string slug, string part, CancellationToken cancellation)
    {
        var papers = await MeetingPapers.FindAsync(db, slug, cancellation);
        var actor = await actors.FindAsync(context.User, cancellation);
        if (papers is null || !PaperVisibility.MaySeeDraft(actor, papers.Meeting))
        {
            return TypedResults.NotFound();
        }

        var composed = composer.Compose(papers, words.Language, null);
        if (!composed.TryGetValue(part, out var paper))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        var counted = await printer.CountPagesAsync(composed[PaperParts.Package].Document, cancellation);
        var printed = counted.IsRefused ? counted.Error : await printer.PrintAsync(paper.Document.WithPageCounts(counted.Value), cancellation);
        if (printed.IsRefused)
        {
            var places = paper.Problems.Select(p => words["reading.problem-at", p.Place, words.Sentence(p.Error)]).Distinct().ToList();
            return new RazorComponentResult<UnprintablePage>(new { Slug = slug, Part = part, Sentence = words.Sentence(printed.Error), Places = places })
            {
                StatusCode = printed.Error.Code == "print.too-wrong" ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status503ServiceUnavailable,
            };
        }

        context.Response.Headers.ContentDisposition = PaperFiles.Inline($"{slug}-{part}-{words.Language.Code()}-draft.pdf");
        return TypedResults.Bytes(printed.Value.Bytes, "application/pdf");
    }
}
