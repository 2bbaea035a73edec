using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Submissions;

/// <summary>
/// What somebody who prepares a meeting remarks on an input, for the others who do. It belongs to all versions of the input,
/// goes out with nothing, and stays as it was written.
/// </summary>
public sealed class SubmissionNote
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 4_000;

    private SubmissionNote()
    {
    }

    private SubmissionNote(Guid id, SubmissionId series, DateTimeOffset at, Guid? userId, string by, string text)
    {
        Id = id;
        SeriesId = series;
        At = at;
        UserId = userId;
        By = by;
        Text = text;
    }

    /// <summary>Its identity. The form carries it, so that what is sent twice is said once.</summary>
    public Guid Id { get; private set; }

    /// <summary>On which input: its first version.</summary>
    public SubmissionId SeriesId { get; private set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>By whose account.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>The person's name as it was then.</summary>
    public string By { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public string Text { get; private set; } = null!;

    /// <summary>Writes a note.</summary>
    /// <param name="id">Its identity, made by whoever sends it.</param>
    /// <param name="submission">A version of the input.</param>
    /// <param name="at">Now.</param>
    /// <param name="userId">By whose account.</param>
    /// <param name="by">The person's name.</param>
    /// <param name="text">What it is to say.</param>
    /// <returns>The note, or a refusal: it says nothing, or is too long.</returns>
    public static Result<SubmissionNote> Write(Guid id, Submission submission, DateTimeOffset at, Guid? userId, string by, string text)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(text);
        var kept = text.ReplaceLineEndings("\n").Trim();
        return kept.Length switch
        {
            0 => new DomainError("submissions.note-empty"),
            > LongestText => new DomainError("submissions.note-too-long", kept.Length, LongestText),
            _ => new SubmissionNote(id, submission.SeriesId, at, userId, by, kept),
        };
    }
}
