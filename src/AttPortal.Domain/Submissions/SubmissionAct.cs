using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Submissions;

/// <summary>What is done to a submission after it was received.</summary>
public enum SubmissionActKind
{
    /// <summary>Its delegation takes it back.</summary>
    Withdrawn,

    /// <summary>It came late; the officers consider it.</summary>
    Considered,

    /// <summary>It came late; the officers do not consider it.</summary>
    NotConsidered,

    /// <summary>The officers publish it.</summary>
    Published,

    /// <summary>The officers take it off the public page again.</summary>
    Unpublished,
}

/// <summary>A dated fact about a submission. What holds follows from the acts; none is ever altered.</summary>
public sealed class SubmissionAct
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 1_000;

    private SubmissionAct()
    {
    }

    private SubmissionAct(SubmissionId submission, int number, SubmissionActKind kind, DateTimeOffset at, Guid? userId, string by, string reason)
    {
        SubmissionId = submission;
        Number = number;
        Kind = kind;
        At = at;
        UserId = userId;
        By = by;
        Reason = reason;
    }

    /// <summary>To which submission.</summary>
    public SubmissionId SubmissionId { get; private set; }

    /// <summary>Which act of the submission, from 1; two acts at once cannot take the same number.</summary>
    public int Number { get; private set; }

    /// <summary>What was done.</summary>
    public SubmissionActKind Kind { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>By whose account; null where the portal itself acted.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>The person's name as it was then.</summary>
    public string By { get; private set; } = null!;

    /// <summary>Why; may be empty for a withdrawal and a publication.</summary>
    public string Reason { get; private set; } = null!;

    /// <summary>Of a withdrawal: the place of its entry in the register, from 0. Null for all other acts, and for withdrawals before places were noted.</summary>
    public long? RegisterIndex { get; private set; }

    /// <summary>Notes where a withdrawal stands in the register, before it is kept.</summary>
    /// <param name="index">The place of its entry, from 0.</param>
    public void EnterAt(long index) => RegisterIndex = Kind == SubmissionActKind.Withdrawn && RegisterIndex is null
        ? index
        : throw new InvalidOperationException("Only a withdrawal has an entry of its own, and one only.");

    /// <summary>Adds an act to a submission.</summary>
    /// <param name="submission">To which.</param>
    /// <param name="before">The acts so far, in order.</param>
    /// <param name="kind">What is done.</param>
    /// <param name="at">Now.</param>
    /// <param name="userId">By whose account.</param>
    /// <param name="by">The person's name.</param>
    /// <param name="reason">Why; asked for where the officers decide on late input, or take something off the public page.</param>
    public static Result<SubmissionAct> Add(Submission submission, IReadOnlyList<SubmissionAct> before, SubmissionActKind kind, DateTimeOffset at, Guid? userId, string by, string reason)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(reason);
        var standing = SubmissionStanding.Of(before);
        DomainError? refusal = kind switch
        {
            _ when standing.IsWithdrawn => new DomainError("submissions.withdrawn-already"),
            _ when reason.Trim().Length > LongestReason => new DomainError("calls.reason-too-long", reason.Trim().Length, LongestReason),
            SubmissionActKind.Considered or SubmissionActKind.NotConsidered when submission.LateBy is null => new DomainError("submissions.in-time"),
            SubmissionActKind.Considered or SubmissionActKind.NotConsidered or SubmissionActKind.Unpublished when reason.Trim().Length == 0 => new DomainError("calls.reason-missing"),
            SubmissionActKind.Published when !submission.Release.MayBePublished => new DomainError("submissions.not-released"),
            SubmissionActKind.Published when standing.IsPublished => new DomainError("submissions.published-already"),
            SubmissionActKind.Unpublished when !standing.IsPublished => new DomainError("submissions.not-published"),
            _ => null,
        };
        return refusal is not null ? refusal : new SubmissionAct(submission.Id, before.Count + 1, kind, at, userId, by, reason.Trim());
    }
}

/// <summary>What holds for a submission after all its acts.</summary>
/// <param name="IsWithdrawn">Its delegation took it back.</param>
/// <param name="IsPublished">Everybody reads it. A withdrawal ends that.</param>
/// <param name="IsConsidered">What the officers decided on late input; null while they have not.</param>
public sealed record SubmissionStanding(bool IsWithdrawn, bool IsPublished, bool? IsConsidered)
{
    /// <summary>Follows from the acts, in their order.</summary>
    public static SubmissionStanding Of(IEnumerable<SubmissionAct> acts) =>
        acts.OrderBy(a => a.Number).Aggregate(new SubmissionStanding(false, false, null), (standing, act) => act.Kind switch
        {
            SubmissionActKind.Withdrawn => standing with { IsWithdrawn = true, IsPublished = false },
            SubmissionActKind.Considered => standing with { IsConsidered = true },
            SubmissionActKind.NotConsidered => standing with { IsConsidered = false },
            SubmissionActKind.Published => standing with { IsPublished = true },
            _ => standing with { IsPublished = false },
        });
}
