using AttPortal.Domain.Shared;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Comments;

/// <summary>A comment that is to be said.</summary>
internal sealed record CommentToSay(string Place, Guid Id, string Text);

/// <summary>The way of a comment to the server from the editor; it does not pass over the line of the interactive page.</summary>
internal static class CommentEndpoints
{
    public static async Task<IResult> AddAsync(string slug, CommentToSay comment, CommentOperations operations, Words words, HttpContext context)
    {
        var said = await operations.AddAsync(context.User, slug, comment.Place ?? "", comment.Id, comment.Text ?? "", context.RequestAborted);
        return said switch
        {
            { IsRefused: false } => Results.Ok(new { Place = said.Value }),
            { Error.Code: "papers.not-yours" } => Results.NotFound(),
            _ => Results.Json(new { said.Error!.Code, Sentence = words.Sentence(said.Error) }, statusCode: StatusCodes.Status422UnprocessableEntity),
        };
    }
}
