using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Web.Components;
using AttPortal.Web.Features.Receipts;
using AttPortal.Web.Features.Submissions.Files;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using AttPortal.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AttPortal.Web.Features.Submissions;

/// <summary>
/// The form of a submission. It is an endpoint and no ordinary page, because whatever was typed must come back: to somebody
/// whose sign-in ended while they wrote, from a page that is older than the sign-in, beside what a colleague wrote meanwhile.
/// </summary>
internal static class SubmissionEndpoints
{
    private const long LargestForm = 220L * 1024 * 1024;

    // So much of a file waits in memory; what is larger, in a file of the system.
    private const int InMemory = 1024 * 1024;

    public static void AddSubmissions(this IServiceCollection services)
    {
        services.AddSingleton<DelegationDesk>();
        services.AddSingleton<DraftOperations>();
        services.AddSingleton<SubmissionGrounds>();
        services.AddSingleton<SubmissionOperations>();
        services.AddSingleton<WholeForms>();
        services.AddSingleton<ReceiptQueries>();
        services.AddScoped<FormPlan>();
        services.AddSingleton<KnownForms>();
        services.AddScoped<DraftPages>();
    }

    public static void MapSubmissions(this IEndpointRouteBuilder app)
    {
        var form = app.MapGroup("/{lang:lang}/calls/{call:int}/submit/{kind}").ExcludeFromDescription();
        form.MapGet("", ShowAsync).RequireAuthorization(Policies.SignedIn);
        // Open at the door: see above. Who may do what is asked inside, and a stranger gets back only what they sent.
        form.MapPost("", TakeAsync).RequireAuthorization(Policies.Holder)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestForm), new Microsoft.AspNetCore.Mvc.RequestFormLimitsAttribute { MultipartBodyLengthLimit = LargestForm, MemoryBufferThreshold = InMemory });
    }

    private static async Task<IResult> ShowAsync(int call, string kind, Guid? draft, bool? saved, [AsParameters] Desk desk, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        var actor = await desk.Actors.FindAsync(context.User, cancellation);
        if (actor is null || actor.Seats.Count == 0 || !SubmissionWords.TryParse(kind, out var wanted) || await desk.Delegations.CallAsync(call, cancellation) is not { } found || !found.Call.Terms.Kinds.Contains(wanted))
        {
            return Results.NotFound();
        }

        if (draft is not { } id)
        {
            return Page(await desk.Pages.EmptyAsync(found, wanted, await desk.Delegations.DelegationsAsync(actor, cancellation), cancellation), StatusCodes.Status200OK);
        }

        if (await desk.Delegations.DraftAsync(actor, new DraftId(id), cancellation) is not { } view || view.Draft.Kind != wanted || view.For.Call.Number != call)
        {
            return Results.NotFound();
        }

        return view.Draft.SubmittedAs is { } submitted
            ? Results.Redirect($"/{desk.Words.Language.Code()}/calls/{call}/submissions/{submitted.Value}")
            : Page(await desk.Pages.SavedAsync(view, saved == true ? DraftNotice.Saved : DraftNotice.None, cancellation), StatusCodes.Status200OK);
    }

    private static async Task<IResult> TakeAsync(int call, string kind, [AsParameters] Desk desk, IAntiforgery antiforgery, HttpContext context)
    {
        try
        {
            return await TakeNowAsync(call, kind, desk, antiforgery, context);
        }
        catch (Exception failure) when (DatabaseAway.Explains(failure) && context.Request.HasFormContentType)
        {
            return SubmissionWords.TryParse(kind, out var wanted) && SentForm.Read(wanted, call, await context.Request.ReadFormAsync(context.RequestAborted)) is { } sent
                ? GiveBack(failure, call, sent, desk, context)
                : Results.BadRequest();
        }
    }

    /// <summary>The database is away: who sent this gets it back, drawn from what is remembered of the form.</summary>
    private static IResult GiveBack(Exception failure, int call, SentForm sent, Desk desk, HttpContext context)
    {
        Note(failure, context);
        context.Response.Headers.RetryAfter = Errors.RetryAfter;
        return IsScript(context) ? Results.Json(new { state = "unsaved" }, statusCode: StatusCodes.Status503ServiceUnavailable)
            : desk.Pages.TypedFromMemory(call, sent) is { } page ? Page(page, StatusCodes.Status503ServiceUnavailable)
            : new RazorComponentResult<GivenBackPage>(new { Sent = desk.Pages.FromFormAlone(sent) }) { StatusCode = StatusCodes.Status503ServiceUnavailable, PreventStreamingRendering = true };
    }

    private static bool IsScript(HttpContext context) => context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    private static void Note(Exception failure, HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SubmissionEndpoints)).LogError(failure, "A form could not be saved; it went back to its sender.");

    private static async Task<IResult> TakeNowAsync(int call, string kind, Desk desk, IAntiforgery antiforgery, HttpContext context)
    {
        // Asked before anything of the form is read: what began to arrive in time is in time, however slow the line.
        var cancellation = context.RequestAborted;
        var (began, called) = await desk.Submissions.BeginAsync(call, cancellation);
        if (!context.Request.HasFormContentType || !SubmissionWords.TryParse(kind, out var wanted) || called is not { } found)
        {
            return Results.NotFound();
        }

        var body = await context.Request.ReadFormAsync(cancellation);
        if (SentForm.Read(wanted, call, body) is not { } sent)
        {
            return Results.BadRequest();
        }

        var isScript = IsScript(context);
        var actor = await desk.Actors.FindAsync(context.User, cancellation);
        if (actor is null)
        {
            return isScript
                ? Results.Json(new { state = "signed-out" }, statusCode: StatusCodes.Status401Unauthorized)
                : Page(await desk.Pages.TypedAsync(found, sent, DraftNotice.SignedOut, cancellation), StatusCodes.Status401Unauthorized);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return isScript
                ? Results.Json(new { state = "old-page", token = antiforgery.GetAndStoreTokens(context).RequestToken }, statusCode: StatusCodes.Status400BadRequest)
                : Page(await desk.Pages.TypedAsync(found, sent, DraftNotice.PressAgain, cancellation), StatusCodes.Status400BadRequest);
        }

        if (!actor.Represents(sent.Form.DelegationId))
        {
            return Results.NotFound();
        }

        try
        {
            var receipt = sent.Action == "submit" && !isScript ? await desk.Whole.SubmitAsync(actor, found.Call.Id, sent, body, began, cancellation) : null;
            return receipt is not null ? Receipt(receipt, false, context) : await SaveAsync(desk, actor, sent, began, isScript, context);
        }
        catch (Exception failure) when (DatabaseAway.Failed(failure))
        {
            // A full disk, a database that restarts: what was typed must not go with it.
            Note(failure, context);
            return isScript
                ? Results.Json(new { state = "unsaved" }, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Page(await desk.Pages.TypedAsync(found, sent, DraftNotice.NotSaved, cancellation), StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> SaveAsync(Desk desk, Actor actor, SentForm sent, DateTimeOffset began, bool isScript, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        var saved = await desk.Drafts.SaveAsync(actor, sent.Form, cancellation);
        if (saved is { Error.Code: "submissions.draft-ended" } && await EndedAsync(desk, actor, sent, context) is { } ended)
        {
            return isScript ? Results.Json(new { state = "ended" }, statusCode: StatusCodes.Status409Conflict) : ended;
        }

        if (saved.IsRefused)
        {
            return Results.NotFound();
        }

        var files = await desk.Files.AttachAsync(actor, saved.Value.Draft, context.Request.Form, cancellation);
        if (isScript)
        {
            return Results.Json(new
            {
                state = saved.Value.Refused.Count == 0 ? "saved" : "refused",
                at = desk.Words.Moment(saved.Value.Draft.ChangedAt),
                versions = saved.Value.Draft.Fields.ToDictionary(f => f.Key, f => new { f.Version, Read = SentForm.Mark(f.Text) }),
                written = sent.Form.Fields.Where(f => f.IsChanged).Select(f => f.Key),
                theirs = sent.Form.Fields.Where(f => !f.IsChanged).Join(saved.Value.Draft.Fields, f => f.Key, f => f.Key, (f, kept) => (f.BasedOn, kept))
                    .Where(f => f.BasedOn != f.kept.Version).ToDictionary(f => f.kept.Key, f => f.kept.Text),
                refused = saved.Value.Refused.Select(r => r.Key),
            });
        }

        var view = (await desk.Delegations.DraftAsync(actor, sent.Form.DraftId, cancellation))!;
        if (saved.Value.Refused.Count > 0)
        {
            return Page(await desk.Pages.RefusedAsync(view, sent, saved.Value.Refused, Problems(desk, files), cancellation), StatusCodes.Status409Conflict);
        }

        if (files.Count > 0)
        {
            return Page(await desk.Pages.RefusedAsync(view, sent, [], Problems(desk, files), cancellation), StatusCodes.Status422UnprocessableEntity);
        }

        return sent.Action switch
        {
            "submit" => await SubmitAsync(desk, actor, view, sent, began, context),
            "discard" => await DiscardAsync(desk, actor, view, cancellation),
            ['r', 'e', 'm', 'o', 'v', 'e', ':', .. var file] when Guid.TryParse(file, out var id) => await DetachAsync(desk, actor, view, id, cancellation),
            _ => Results.Redirect(Address(desk, view, "&saved=true")),
        };
    }

    private static async Task<IResult> SubmitAsync(Desk desk, Actor actor, DraftView view, SentForm sent, DateTimeOffset began, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        var result = await desk.Submissions.SubmitAsync(actor, view.Draft.Id, began, cancellation);
        if (!result.IsRefused)
        {
            return await ReceiptAsync(desk, result.Value, false, context);
        }

        var model = await desk.Pages.SavedAsync(view, DraftNotice.None, cancellation);
        return Page(await desk.Pages.RefusedAsync(view, sent, [], [DraftPages.ProblemOf(result.Error, model, desk.Words)], cancellation), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> DiscardAsync(Desk desk, Actor actor, DraftView view, CancellationToken cancellation)
    {
        await desk.Drafts.DiscardAsync(actor, view.Draft.Id, cancellation);
        return Results.Redirect($"/{desk.Words.Language.Code()}/calls/{view.For.Call.Number}/submit");
    }

    private static async Task<IResult> DetachAsync(Desk desk, Actor actor, DraftView view, Guid file, CancellationToken cancellation)
    {
        await desk.Drafts.DetachAsync(actor, view.Draft.Id, file, cancellation);
        return Results.Redirect(Address(desk, view, "") + "#files");
    }

    /// <summary>The form of a draft that has become a submission: sent again it leads to the same receipt.</summary>
    private static async Task<IResult?> EndedAsync(Desk desk, Actor actor, SentForm sent, HttpContext context)
    {
        if (await desk.Delegations.DraftAsync(actor, sent.Form.DraftId, context.RequestAborted) is not { Draft.SubmittedAs: not null })
        {
            return null;
        }

        var receipt = await desk.Submissions.SubmitAsync(actor, sent.Form.DraftId, default, context.RequestAborted);
        return receipt.IsRefused ? null : await ReceiptAsync(desk, receipt.Value, true, context);
    }

    private static async Task<IResult> ReceiptAsync(Desk desk, ReceiptNumber number, bool isRepeated, HttpContext context) =>
        Receipt((await desk.Receipts.FindAsync(number.Value, context.RequestAborted, isNew: !isRepeated))!, isRepeated, context);

    private static RazorComponentResult<ReceiptAnswer> Receipt(VerifiedReceipt receipt, bool isRepeated, HttpContext context)
    {
        ReceiptAnswer.Keep(context.Response);
        return new RazorComponentResult<ReceiptAnswer>(new { Receipt = receipt, IsRepeated = isRepeated }) { PreventStreamingRendering = true };
    }

    private static IEnumerable<FormProblem> Problems(Desk desk, IReadOnlyList<DomainError> files) => files.Select(f => new FormProblem("files", desk.Words.Sentence(f)));

    private static string Address(Desk desk, DraftView view, string more) =>
        $"/{desk.Words.Language.Code()}/calls/{view.For.Call.Number}/submit/{view.Draft.Kind.Slug()}?draft={view.Draft.Id.Value}{more}";

    private static RazorComponentResult<SubmitFormPage> Page(DraftPageModel model, int status) => new(new { Model = model }) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>What the form needs.</summary>
    internal sealed record Desk(CurrentActor Actors, DelegationDesk Delegations, DraftOperations Drafts, SubmissionOperations Submissions, WholeForms Whole, DraftPages Pages, SentFiles Files, ReceiptQueries Receipts, Words Words);
}
