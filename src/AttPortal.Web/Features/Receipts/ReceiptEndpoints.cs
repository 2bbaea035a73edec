using AttPortal.Domain.Shared;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using AttPortal.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AttPortal.Web.Features.Receipts;

/// <summary>A receipt as a file, and the form that compares a file with it.</summary>
internal static class ReceiptEndpoints
{
    public static void AddReceipts(this IServiceCollection services) => services.AddScoped<ReceiptPrinting>();

    public static void MapReceipts(this IEndpointRouteBuilder app)
    {
        var receipts = app.MapGroup("/{lang:lang}/receipts").RequireAuthorization(Policies.Holder).ExcludeFromDescription();
        receipts.MapGet("{number}.pdf", PrintAsync);
        // Whoever changes the language of the answer, or opens its address again, is led back to the receipt.
        receipts.MapGet("{number}/check", (string lang, string number) => TypedResults.Redirect($"/{lang}/receipts/{Uri.EscapeDataString(number)}"));
        receipts.MapPost("{number}/check", CheckAsync).WithMetadata(new RequestSizeLimitAttribute(SentFile.LargestForm));
    }

    private static async Task<IResult> PrintAsync(string number, ReceiptQueries receipts, ReceiptPrinting printing, Words words, HttpContext context)
    {
        if (await receipts.FindAsync(number, context.RequestAborted) is not { } receipt)
        {
            return None(words, context);
        }

        ReceiptAnswer.Keep(context.Response);
        var printed = await printing.PrintAsync(receipt, words, context.RequestAborted);
        if (printed.IsRefused)
        {
            return new RazorComponentResult<UnprintedReceipt>(new { Number = receipt.Submission.Number.Value, Sentence = words.Sentence(printed.Error) })
            {
                StatusCode = StatusCodes.Status503ServiceUnavailable,
            };
        }

        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = $"receipt-{receipt.Submission.Number}-{words.Language.Code()}.pdf" }.ToString();
        return TypedResults.Bytes(printed.Value.Bytes, "application/pdf");
    }

    private static async Task<IResult> CheckAsync(string number, ReceiptQueries receipts, IAntiforgery antiforgery, IOptions<AntiforgeryOptions> names, Words words, HttpContext context)
    {
        // Before anything of the file is read: who has no receipt has nothing to compare.
        if (await receipts.FindAsync(number, context.RequestAborted) is not { } receipt)
        {
            return None(words, context);
        }

        ReceiptAnswer.Keep(context.Response);
        var check = FileCheck.Of(await SentFile.ReadAsync(context, antiforgery, names.Value), receipt.Submission);
        return new RazorComponentResult<ReceiptAnswer>(new { Receipt = receipt, Check = check }) { StatusCode = check.Status, PreventStreamingRendering = true };
    }

    /// <summary>The answer to a number that nobody got.</summary>
    private static NotFound None(Words words, HttpContext context)
    {
        context.Items[ErrorSentences.Known] = words["receipts.none"];
        return TypedResults.NotFound();
    }
}
