using System.Security.Cryptography;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Submissions;

/// <summary>Identifies a <see cref="Submission"/>.</summary>
public readonly record struct SubmissionId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static SubmissionId New() => new(Guid.CreateVersion7());
}

/// <summary>A text as it was submitted.</summary>
/// <param name="Key">Which field.</param>
/// <param name="Text">What it says.</param>
public sealed record SubmittedText(string Key, string Text);

/// <summary>When and by whom something was submitted.</summary>
/// <param name="Began">When it began to arrive, by the clock of the database: this instant is judged.</param>
/// <param name="Received">When all of it was there, by the same clock.</param>
/// <param name="UserId">Whose account.</param>
/// <param name="Name">The person's name as it was then.</param>
public sealed record Arrival(DateTimeOffset Began, DateTimeOffset Received, Guid? UserId, string Name);

/// <summary>
/// What a delegation submitted: one version, which never changes. A replacement is a further version of the same series;
/// a withdrawal, a decision on late input and a publication are <see cref="SubmissionAct"/>s that are added to it.
/// </summary>
public sealed class Submission
{
    private Submission()
    {
    }

    private Submission(SubmissionId id, SubmissionId series, int version, ReceiptNumber number, Draft draft, Call call, Arrival arrival)
    {
        Id = id;
        SeriesId = series;
        Version = version;
        Number = number;
        DraftId = draft.Id;
        CallId = draft.CallId;
        DelegationId = draft.DelegationId;
        Kind = draft.Kind;
        Language = draft.Language;
        Release = draft.Release;
        Texts = [.. draft.Fields.Where(f => !string.IsNullOrWhiteSpace(f.Text)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new SubmittedText(f.Key, f.Text))];
        Files = draft.Files;
        Deadline = call.DeadlineFor(draft.DelegationId);
        BeganAt = arrival.Began;
        ReceivedAt = arrival.Received;
        SubmittedByUserId = arrival.UserId;
        SubmittedBy = arrival.Name;
    }

    /// <summary>Its identity.</summary>
    public SubmissionId Id { get; private set; }

    /// <summary>The first version of the same input.</summary>
    public SubmissionId SeriesId { get; private set; }

    /// <summary>1 for the first version.</summary>
    public int Version { get; private set; }

    /// <summary>The number on its receipt.</summary>
    public ReceiptNumber Number { get; private set; }

    /// <summary>From which draft it came; the same draft becomes one submission, however often it is sent.</summary>
    public DraftId DraftId { get; private set; }

    /// <summary>For which call.</summary>
    public CallId CallId { get; private set; }

    /// <summary>Of which delegation.</summary>
    public DelegationId DelegationId { get; private set; }

    /// <summary>What it is.</summary>
    public SubmissionKind Kind { get; private set; }

    /// <summary>In which language.</summary>
    public Language Language { get; private set; }

    /// <summary>What its author said about who may read it.</summary>
    public ReleaseTerms Release { get; private set; } = null!;

    /// <summary>What it says: the fields that are not empty, in the order of their keys.</summary>
    public IReadOnlyList<SubmittedText> Texts { get; private set; } = null!;

    /// <summary>Its files.</summary>
    public IReadOnlyList<AttachedFile> Files { get; private set; } = null!;

    /// <summary>The deadline that held for the delegation.</summary>
    public VenueTime Deadline { get; private set; }

    /// <summary>When it began to arrive; this instant is judged.</summary>
    public DateTimeOffset BeganAt { get; private set; }

    /// <summary>When all of it was there.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Whose account; null where a delegation's program sent it.</summary>
    public Guid? SubmittedByUserId { get; private set; }

    /// <summary>The person's name as it was then.</summary>
    public string SubmittedBy { get; private set; } = null!;

    /// <summary>How late it was; null when in time.</summary>
    public TimeSpan? LateBy => BeganAt < Call.End(Deadline) ? null : BeganAt - Call.End(Deadline);

    /// <summary>What the digest of the text is taken from: canonical bytes of language, kind and fields.</summary>
    public byte[] TextBytes() => ReceiptFacts.TextBytes(this);

    /// <summary>SHA-256 of <see cref="TextBytes"/>, in small hexadecimal letters.</summary>
    public string TextSha256() => Convert.ToHexStringLower(SHA256.HashData(TextBytes()));

    /// <summary>Submits a draft.</summary>
    /// <param name="draft">What is submitted; it ends with it.</param>
    /// <param name="call">The call that it answers.</param>
    /// <param name="category">The delegation's place in the rules of procedure.</param>
    /// <param name="replaced">The latest version of what it replaces; null for something new.</param>
    /// <param name="number">The number of its receipt.</param>
    /// <param name="arrival">When and by whom.</param>
    /// <returns>The submission, or a refusal; input after the deadline is not refused.</returns>
    public static Result<Submission> Of(Draft draft, Call call, ParticipationCategory category, Submission? replaced, ReceiptNumber number, Arrival arrival)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(arrival);
        if (draft.CallId != call.Id)
        {
            throw new ArgumentException("The draft answers another call.", nameof(call));
        }

        if (!draft.IsOpen)
        {
            return new DomainError("submissions.draft-ended");
        }

        var taken = call.Takes(draft.Kind, category, draft.Language, draft.Files.Count, arrival.Began);
        var complete = taken.IsRefused ? taken : draft.Completeness();
        if (complete.IsRefused)
        {
            return complete.Error;
        }

        var id = SubmissionId.New();
        var submission = new Submission(id, replaced?.SeriesId ?? id, (replaced?.Version ?? 0) + 1, number, draft, call, arrival);
        draft.End(id, arrival.Received);
        return submission;
    }
}

/// <summary>A receipt: the number that its holder shows, for which submission, and where it stands in the register.</summary>
public sealed class Receipt
{
    private Receipt()
    {
    }

    /// <summary>Writes a receipt.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="submissionId">For which submission.</param>
    /// <param name="registerIndex">The place of its entry in the register, from 0.</param>
    public Receipt(ReceiptNumber number, SubmissionId submissionId, long registerIndex)
    {
        Number = number;
        SubmissionId = submissionId;
        RegisterIndex = registerIndex;
    }

    /// <summary>Its number.</summary>
    public ReceiptNumber Number { get; private set; }

    /// <summary>For which submission.</summary>
    public SubmissionId SubmissionId { get; private set; }

    /// <summary>The place of its entry in the register, from 0.</summary>
    public long RegisterIndex { get; private set; }
}
