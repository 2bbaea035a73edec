using AttPortal.Domain.Submissions;

namespace AttPortal.Web.Features.Receipts;

/// <summary>What a receipt says to a file that somebody holds.</summary>
/// <param name="State">What became of the file that was sent.</param>
/// <param name="Sha256">Its digest; empty unless it was read.</param>
/// <param name="Matches">The files on the receipt that have the same bytes.</param>
public sealed record FileCheck(SentFileState State, string Sha256, IReadOnlyList<AttachedFile> Matches)
{
    /// <summary>The status of the answer.</summary>
    public int Status => State switch
    {
        SentFileState.Missing => StatusCodes.Status422UnprocessableEntity,
        SentFileState.TooLarge => StatusCodes.Status413PayloadTooLarge,
        SentFileState.OldPage => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    /// <summary>Compares.</summary>
    public static FileCheck Of(SentFile sent, Submission submission)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(submission);
        return new FileCheck(sent.State, sent.Sha256, [.. submission.Files.Where(f => f.Sha256 == sent.Sha256)]);
    }
}
