using System.Globalization;
using AttPortal.Domain.Shared;
using AttPortal.Web.Startup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AttPortal.Web.Localization;

/// <summary>What is wrong with one part of what a program sent.</summary>
/// <param name="Pointer">Where it stands: /fields/title, /files/0; empty for the whole.</param>
/// <param name="Code">What it is, for programs; it stays the same.</param>
/// <param name="Detail">What it is and what to do, for people.</param>
internal sealed record ApiFault(string Pointer, string Code, string Detail);

/// <summary>Refusals for programs: problem details (RFC 9457) with a code that stays the same and a sentence in the language that was asked for.</summary>
internal static class ApiProblem
{
    /// <summary>The refusal of a request.</summary>
    public static ProblemHttpResult Of(Words words, int status, DomainError error, IReadOnlyList<ApiFault>? faults = null)
    {
        Dictionary<string, object?> more = new() { ["code"] = error.Code };
        if (faults is { Count: > 0 })
        {
            more["errors"] = faults;
        }

        return TypedResults.Problem(title: words[Title(status)], detail: words.Sentence(error), statusCode: status, extensions: more);
    }

    /// <summary>The refusal of a request that came too soon after many others.</summary>
    public static ProblemHttpResult Wait(HttpContext context, Words words, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Of(words, StatusCodes.Status429TooManyRequests, new DomainError("api.too-many", seconds));
    }

    private static string Title(int status) => status is 400 or 401 or 415 or 422 ? $"api.title.{status}" : ErrorSentences.Title(status);
}
