using System.Globalization;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>A file that a page wants to send.</summary>
internal sealed record AnnouncedFile(Guid Draft, Guid Delegation, string Name, long Length);

/// <summary>The way of files to the portal in pieces, and back to those who sent them. Without script the form itself carries them.</summary>
internal static class UploadEndpoints
{
    public static void MapSubmittedFiles(this IEndpointRouteBuilder app)
    {
        var uploads = app.MapGroup("/{lang:lang}/uploads").ExcludeFromDescription().RequireAuthorization(Policies.Delegates);
        uploads.MapGet("/{id:guid}", StateAsync);
        var own = uploads.MapGroup("").AddEndpointFilter(FromOwnPageAsync);
        own.MapPost("", BeginAsync).WithMetadata(new RequestSizeLimitAttribute(16 * 1024));
        own.MapPut("/{id:guid}", AppendAsync).WithMetadata(new RequestSizeLimitAttribute(UploadOperations.MaximumChunk));
        own.MapPost("/{id:guid}/finish", FinishAsync).WithMetadata(new RequestSizeLimitAttribute(1024));
        app.MapGet("/{lang:lang}/drafts/{draft:guid}/files/{file:guid}", FileAsync).ExcludeFromDescription().RequireAuthorization(Policies.Delegates);
    }

    private static async Task<IResult> StateAsync(Guid id, UploadOperations uploads, CurrentActor actors, HttpContext context) =>
        await actors.FindAsync(context.User, context.RequestAborted) is { } actor && await uploads.StateAsync(actor, id, context.RequestAborted) is { } state
            ? Results.Json(state)
            : Results.NotFound();

    private static async Task<IResult> BeginAsync(AnnouncedFile file, UploadOperations uploads, CurrentActor actors, Words words, HttpContext context) =>
        await actors.FindAsync(context.User, context.RequestAborted) is { } actor
            ? Answer(await uploads.BeginAsync(actor, new DelegationId(file.Delegation), file.Draft, file.Name ?? "", file.Length, context.RequestAborted), words, context)
            : Results.NotFound();

    private static async Task<IResult> AppendAsync(Guid id, long offset, UploadOperations uploads, CurrentActor actors, Words words, HttpContext context)
    {
        if (await actors.FindAsync(context.User, context.RequestAborted) is not { } actor)
        {
            return Results.NotFound();
        }

        using var bytes = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        }
        catch (BadHttpRequestException refused)
        {
            return Results.Json(new { }, statusCode: refused.StatusCode);
        }

        return Answer(await uploads.AppendAsync(actor, id, offset, bytes.ToArray(), context.RequestAborted), words, context);
    }

    private static async Task<IResult> FinishAsync(Guid id, UploadOperations uploads, CurrentActor actors, Words words, HttpContext context) =>
        await actors.FindAsync(context.User, context.RequestAborted) is { } actor
            ? Answer(await uploads.FinishAsync(actor, id, context.RequestAborted), words, context)
            : Results.NotFound();

    /// <summary>A file of a draft, or of what became of it, for the people of the delegation.</summary>
    private static async Task<IResult> FileAsync(Guid draft, Guid file, IDbContextFactory<PortalDbContext> contexts, CurrentActor actors, HttpContext context)
    {
        var actor = await actors.FindAsync(context.User, context.RequestAborted);
        await using var db = await contexts.CreateDbContextAsync(context.RequestAborted);
        var found = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == new DraftId(draft), context.RequestAborted);
        return actor is not null && found is not null && actor.Represents(found.DelegationId) && found.Files.FirstOrDefault(f => f.FileId == file) is { } attached
            ? await FileAnswer.SendAsync(context, attached.FileId, attached.Name)
            : Results.NotFound();
    }

    private static IResult Answer<T>(Result<T> result, Words words, HttpContext context)
    {
        if (!result.IsRefused)
        {
            return Results.Json(result.Value);
        }

        if (result.Error is { Code: "files.too-many", Arguments: [int minutes] })
        {
            context.Response.Headers.RetryAfter = (minutes * 60).ToString(CultureInfo.InvariantCulture);
        }

        return Results.Json(new { result.Error.Code, Sentence = words.Sentence(result.Error) }, statusCode: result.Error.Code switch
        {
            "files.not-yours" => StatusCodes.Status404NotFound,
            "files.upload-place" => StatusCodes.Status409Conflict,
            "files.too-many" => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status422UnprocessableEntity,
        });
    }

    /// <summary>Only a page of the portal changes anything; one that is older than the sign-in is given its token anew.</summary>
    private static async ValueTask<object?> FromOwnPageAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context)
            ? await next(invocation)
            : Results.Json(new { Token = antiforgery.GetAndStoreTokens(context).RequestToken }, statusCode: StatusCodes.Status400BadRequest);
    }
}
