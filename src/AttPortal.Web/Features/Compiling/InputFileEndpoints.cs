using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Web.Caching;
using AttPortal.Web.Features.Submissions.Files;
using AttPortal.Web.Security;

namespace AttPortal.Web.Features.Compiling;

/// <summary>
/// The files of input: for those who prepare the meeting, and, as far as the input itself may be read, for all others. What may
/// not be seen is answered like what does not exist; nothing is kept on the way, so that what leaves the public is gone at once.
/// </summary>
internal static class InputFileEndpoints
{
    public static void MapInputFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/{lang:lang}/meetings/{slug}").WithMetadata(KeptNowhere.Mark).ExcludeFromDescription();
        files.MapGet("/input/{id:guid}/files/{file:guid}", ForOfficersAsync).RequireAuthorization(Policies.Editors);
        files.MapGet("/submissions/{id:guid}/files/{file:guid}", ForReadersAsync).RequireAuthorization(Policies.Public);
    }

    private static async Task<IResult> ForOfficersAsync(string slug, Guid id, Guid file, InputQueries input, CurrentActor actors, HttpContext context) =>
        await AnswerAsync(await input.FileAsync(await actors.FindAsync(context.User, context.RequestAborted), slug, id, file, context.RequestAborted), context);

    private static async Task<IResult> ForReadersAsync(string slug, Guid id, Guid file, InputQueries input, CurrentActor actors, HttpContext context) =>
        await AnswerAsync(await input.ReadableFileAsync(await actors.FindAsync(context.User, context.RequestAborted), slug, id, file, context.RequestAborted), context);

    private static async Task<IResult> AnswerAsync(AttachedFile? file, HttpContext context) =>
        file is null ? Results.NotFound() : await FileAnswer.SendAsync(context, file.FileId, file.Name);
}

/// <summary>What pages say of a file.</summary>
internal static class InputFileWords
{
    /// <summary>Its type and its size: PDF · 204,800 bytes.</summary>
    public static string About(this Words words, AttachedFile file) =>
        $"{Path.GetExtension(file.Name).TrimStart('.').ToUpperInvariant()} · {words["submissions.bytes", file.Length]}";
}
