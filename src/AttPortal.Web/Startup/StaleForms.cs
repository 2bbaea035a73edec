using AttPortal.Web.Localization;
using Microsoft.AspNetCore.Components.Endpoints;

namespace AttPortal.Web.Startup;

/// <summary>
/// Answers a form that its page no longer has: sent twice, or from a page that is old. The framework would answer with nothing, or
/// with a line for programmers; a person is told what the page itself says, or else what to do.
/// </summary>
internal static class StaleForms
{
    public static void UseStaleForms(this WebApplication app) => app.Use((context, next) =>
        HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            ? AnswerAsync(context, next)
            : next(context));

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        var line = response.Body;
        using var content = new MemoryStream();
        response.Body = content;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = line;
        }

        if (response.StatusCode == StatusCodes.Status400BadRequest && response.ContentType?.StartsWith("text/plain", StringComparison.Ordinal) == true)
        {
            // The page that says so is written further out, as for any other status.
            response.ContentType = null;
            response.ContentLength = null;
            response.StatusCode = context.Items[ErrorSentences.Status] as int? ?? StatusCodes.Status400BadRequest;
            context.Items[ErrorSentences.Known] ??= context.RequestServices.GetRequiredService<RequestLanguage>().Words["frame.error.stale-form"];
            return;
        }

        content.Position = 0;
        await content.CopyToAsync(line, context.RequestAborted);
    }
}
