using AttPortal.Web.Localization;

namespace AttPortal.Web.Startup;

/// <summary>What a person sees when something is missing, refused or broken: a page in their language; in the API, problem details.</summary>
internal static class Errors
{
    /// <summary>After how many seconds it is worth trying again.</summary>
    public const string RetryAfter = "60";

    public static void UsePortalErrors(this WebApplication app)
    {
        app.UseRequestLogging();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => context.ShowErrorAsync(context.Response.StatusCode),
            StatusCodeSelector = error => error switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                _ when DatabaseAway.Explains(error) => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.UseStatusCodePages(context => context.HttpContext.ShowErrorAsync(context.HttpContext.Response.StatusCode));
    }

    private static async Task ShowErrorAsync(this HttpContext context, int status)
    {
        var language = context.RequestServices.GetRequiredService<RequestLanguage>();
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfter;
        }

        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/healthz"))
        {
            await Results.Problem(statusCode: status, title: language.Words[ErrorSentences.Title(status)], detail: language.Words[ErrorSentences.Text(status)]).ExecuteAsync(context);
            return;
        }

        // The page that came to nothing has used the services of this request, and left a header; the page that says so gets its own.
        var used = context.RequestServices;
        await using var scope = used.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestLanguage>().Set(language.Language);
        context.Response.Headers.Remove("blazor-enhanced-nav");
        context.RequestServices = scope.ServiceProvider;
        try
        {
            var sentence = context.Items[ErrorSentences.Known] as string;
            await new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<Components.ErrorPage>(new { Status = status, Sentence = sentence }) { StatusCode = status }.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = used;
        }
    }
}

/// <summary>Which sentences belong to a status code.</summary>
internal static class ErrorSentences
{
    /// <summary>Under this key a request keeps the sentence that says what exactly is missing.</summary>
    public static readonly object Known = new();

    /// <summary>Under this key a request keeps the status that its page answers with.</summary>
    public static readonly object Status = new();

    public static string Title(int status) => $"frame.error.{Group(status)}.title";

    public static string Text(int status) => $"frame.error.{Group(status)}.text";

    private static int Group(int status) => status switch
    {
        400 or 403 or 404 => status,
        405 or 410 => 404,
        401 => 403,
        413 => 413,
        429 => 429,
        503 => 503,
        < 500 => 400,
        _ => 500,
    };
}
