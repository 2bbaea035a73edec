using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Web.Features.Meetings;
using AttPortal.Web.Features.Receipts;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using AttPortal.Web.Startup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AttPortal.Web.Features.Submissions.Api;

/// <summary>
/// The way for programs: a delegation's program submits by the rules of the form, and gets the receipt as JSON. No page leads
/// here, and no cookie lets anybody in.
/// </summary>
internal static class SubmissionApi
{
    private const string Address = "/api/v1/submissions";

    public static void AddSubmissionApi(this IServiceCollection services)
    {
        services.AddApiTokens();
        services.AddScoped<KeyedSubmissionOperations>();
    }

    public static void MapSubmissionApi(this IEndpointRouteBuilder app)
    {
        app.MapPost(Address, SubmitAsync)
            .WithName("Submit")
            .RequireAuthorization(Policies.Programs)
            .WithMetadata(new RequestSizeLimitAttribute(SentBody.Largest))
            .Produces<SubmissionReceipt>(StatusCodes.Status201Created)
            .Produces<SubmissionReceipt>()
            .AddOpenApiOperationTransformer(ApiDescription.SubmitAsync);
        app.MapGet(Address + "/{number}", FindAsync)
            .WithName("GetReceipt")
            .RequireAuthorization(Policies.Programs)
            .Produces<SubmissionReceipt>()
            .AddOpenApiOperationTransformer(ApiDescription.ReceiptAsync);
        app.MapGet("/api/v1/calls/{number:int}/fields", FieldsAsync)
            .WithName("GetFields")
            .WithSummary("The fields of a kind of input in a call: their keys, what each asks, and from what is chosen. In English, or in another language with ?lang=.")
            .RequireAuthorization(Policies.Public)
            .Produces<FieldsAnswer>();
    }

    private static async Task<IResult> SubmitAsync(
        HttpContext context, [FromHeader(Name = "Idempotency-Key")] string? key, string? lang, [AsParameters] Desk desk, KeyedSubmissionOperations operations, SubmissionOperations submissions)
    {
        // Asked before anything of the body is read: what began to arrive in time is in time, however slow the line.
        var cancellation = context.RequestAborted;
        var began = await submissions.NowAsync(cancellation);
        var program = CallingProgram.Of(context.User)!;
        if (await desk.Limits.WaitAsync(Limit.SubmittingPrograms, program.Delegation.Value.ToString(), cancellation) is { } wait)
        {
            return ApiProblem.Wait(context, desk.Words, wait);
        }

        if (MeetingEndpoints.Read(lang) is not { } languages)
        {
            return MeetingEndpoints.UnknownLanguage(desk.Phrases, lang!);
        }

        if (!KeyedContent.IsKey(key))
        {
            return ApiProblem.Of(desk.Words, StatusCodes.Status400BadRequest, new DomainError("api.key-missing", KeyedContent.LongestKey));
        }

        var body = await SentBody.ReadAsync(context.Request, cancellation);
        if (body.Error is { } unreadable)
        {
            return ApiProblem.Of(desk.Words, body.Status, unreadable);
        }

        var (content, refused) = KeyedContent.Of(KeyedContent.DraftOf(program.Delegation, key!), body.Submission!, body.Files);
        if (content is null)
        {
            return Refusal(desk.Words, refused);
        }

        try
        {
            var outcome = await operations.SubmitAsync(program.Actor, program.Token, program.Delegation, content, body.Files, began, cancellation);
            return outcome.Number is { } number
                ? await ReceiptAsync(context, desk, number.Value, languages, outcome.IsRepeated ? StatusCodes.Status200OK : StatusCodes.Status201Created)
                : Refusal(context, desk.Words, outcome);
        }
        catch (Exception failure) when (DatabaseAway.Failed(failure))
        {
            // A full disk, a database that restarts: the program keeps its key, and finds out whether it was received.
            desk.Loggers.CreateLogger(typeof(SubmissionApi)).LogError(failure, "A submission of a program could not be saved; it was told to send it again.");
            context.Response.Headers.RetryAfter = "30";
            return ApiProblem.Of(desk.Words, StatusCodes.Status503ServiceUnavailable, new DomainError("api.not-saved"));
        }
    }

    private static async Task<IResult> FindAsync(HttpContext context, string number, string? lang, [AsParameters] Desk desk)
    {
        var program = CallingProgram.Of(context.User)!;
        if (await desk.Limits.WaitAsync(Limit.ReadingPrograms, program.Delegation.Value.ToString(), context.RequestAborted) is { } wait)
        {
            return ApiProblem.Wait(context, desk.Words, wait);
        }

        return MeetingEndpoints.Read(lang) is { } languages
            ? await ReceiptAsync(context, desk, number, languages, StatusCodes.Status200OK)
            : MeetingEndpoints.UnknownLanguage(desk.Phrases, lang!);
    }

    /// <summary>A receipt of the program's delegation; another's is answered like one that does not exist.</summary>
    private static async Task<IResult> ReceiptAsync(HttpContext context, Desk desk, string number, AnswerLanguages languages, int status)
    {
        ReceiptAnswer.Keep(context.Response);
        if (await desk.Receipts.FindAsync(number, context.RequestAborted) is not { } receipt || receipt.Delegation.Id != CallingProgram.Of(context.User)!.Delegation)
        {
            return ApiProblem.Of(desk.Words, StatusCodes.Status404NotFound, new DomainError("api.no-such-receipt"));
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Location = $"{context.Request.PathBase}{Address}/{receipt.Submission.Number}";
        }

        return Results.Json(SubmissionReceipt.Of(receipt, languages, desk.Words), statusCode: status);
    }

    private static async Task<IResult> FieldsAsync(int number, string? kind, string? lang, DelegationDesk calls, FormPlan plan, Phrases phrases, CancellationToken cancellation)
    {
        if (MeetingEndpoints.Read(lang) is not { } languages)
        {
            return MeetingEndpoints.UnknownLanguage(phrases, lang!);
        }

        var words = phrases.In(languages.Only ?? Language.English);
        if (await calls.CallAsync(number, cancellation) is not { } call)
        {
            return ApiProblem.Of(words, StatusCodes.Status404NotFound, new DomainError("api.no-such-call"));
        }

        return Names.TryParse<SubmissionKind>(kind ?? "", out var wanted) && call.Call.Terms.Kinds.Contains(wanted)
            ? Results.Json(FieldsAnswer.Of(wanted, await plan.GroupsAsync(call, wanted, words, cancellation)))
            : ApiProblem.Of(words, StatusCodes.Status404NotFound, new DomainError("api.no-such-kind"));
    }

    private static ProblemHttpResult Refusal(HttpContext context, Words words, KeyedOutcome outcome)
    {
        if (outcome.Error is { Code: "files.too-many", Arguments: [int minutes] })
        {
            return ApiProblem.Wait(context, words, TimeSpan.FromMinutes(minutes));
        }

        if (outcome.Error is { Code: "api.token-refused" })
        {
            context.Response.Headers.WWWAuthenticate = ApiTokenHandler.Refused;
        }

        return Refusal(words, outcome.Refused);
    }

    private static ProblemHttpResult Refusal(Words words, IReadOnlyList<RefusedPart> refused) => refused switch
    {
        [{ Error.Code: "api.token-refused" } one] => ApiProblem.Of(words, StatusCodes.Status401Unauthorized, one.Error),
        [{ Error.Code: "api.no-such-call" } one] => ApiProblem.Of(words, StatusCodes.Status404NotFound, one.Error),
        [{ Pointer: "" } one] => ApiProblem.Of(words, StatusCodes.Status422UnprocessableEntity, one.Error),
        _ when refused.Any(r => r.Error.Code == "files.too-large") =>
            ApiProblem.Of(words, StatusCodes.Status413PayloadTooLarge, SentBody.TooLarge, Faults(words, refused)),
        _ => ApiProblem.Of(words, StatusCodes.Status422UnprocessableEntity, new DomainError("api.refused"), Faults(words, refused)),
    };

    private static List<ApiFault> Faults(Words words, IReadOnlyList<RefusedPart> refused) => [.. refused.Select(r => new ApiFault(r.Pointer, r.Error.Code, Sentence(words, r.Error)))];

    /// <summary>As the form says it, except where the form has kept something and this way has not.</summary>
    private static string Sentence(Words words, DomainError error) => error.Code is
        "submissions.missing" or "submissions.no-such-field" or "calls.not-open" or "calls.kind-not-asked" or "calls.language-not-taken" or "calls.too-many-files"
            ? words.Sentence(new DomainError($"api.instead.{error.Code}", error.Arguments))
            : words.Sentence(error).Replace(words["api.kept"], words["api.not-kept"], StringComparison.Ordinal);

    /// <summary>What both addresses need.</summary>
    internal sealed record Desk(Limits Limits, ReceiptQueries Receipts, Words Words, Phrases Phrases, ILoggerFactory Loggers);
}

/// <summary>The fields of a kind of input.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Fields">The fields in the order of the form.</param>
internal sealed record FieldsAnswer(string Kind, IReadOnlyList<FieldAnswer> Fields)
{
    public static FieldsAnswer Of(SubmissionKind kind, IReadOnlyList<FormGroup> groups) => new(
        kind.ToString(),
        [.. groups.SelectMany(g => g.Fields.Select(f => new FieldAnswer(f.Key, g.Heading, f.Label, f.Hint, f.Required, [.. f.Choices.Select(c => new ChoiceAnswer(c.Value, c.Label))])))]);
}

/// <summary>A field.</summary>
/// <param name="Key">Its key in "fields".</param>
/// <param name="Heading">To what it belongs: an item of the agenda; may be empty.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Hint">What helps to answer; may be empty.</param>
/// <param name="Required">Whether nothing is submitted without it.</param>
/// <param name="Choices">From what is chosen; empty where it is written freely.</param>
internal sealed record FieldAnswer(string Key, string Heading, string Label, string Hint, bool Required, IReadOnlyList<ChoiceAnswer> Choices);

/// <summary>Something to choose.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What it means.</param>
internal sealed record ChoiceAnswer(string Value, string Label);
