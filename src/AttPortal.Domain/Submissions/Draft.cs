using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Submissions;

/// <summary>Identifies a <see cref="Draft"/>. The form carries it, so that what is sent twice is one draft and one submission.</summary>
public readonly record struct DraftId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static DraftId New() => new(Guid.CreateVersion7());
}

/// <summary>With whom input is shared before it is published, if it ever is. The officers of the group and the Secretariat always read it.</summary>
public enum SharedWith
{
    /// <summary>Nobody else.</summary>
    OfficersOnly,

    /// <summary>The delegations that the call asks.</summary>
    InvitedDelegations,
}

/// <summary>What its author says about who may read an input.</summary>
/// <param name="MayBePublished">Whether the officers may publish it.</param>
/// <param name="Until">With whom it is shared until then.</param>
public sealed record ReleaseTerms(bool MayBePublished, SharedWith Until)
{
    /// <summary>What holds while nothing was said: nobody else reads it.</summary>
    public static ReleaseTerms Closed { get; } = new(false, SharedWith.OfficersOnly);
}

/// <summary>A text of a draft.</summary>
/// <param name="Key">Which field of the form; see <see cref="SubmissionFields"/>.</param>
/// <param name="Text">What it says.</param>
/// <param name="Version">How often it was changed; a write based on another version that says something else is a conflict.</param>
/// <param name="By">Who wrote it last, by name.</param>
public sealed record DraftField(string Key, string Text, int Version, string By);

/// <summary>A file that comes with a draft or submission.</summary>
/// <param name="FileId">The stored file.</param>
/// <param name="Name">Its harmless name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, in small hexadecimal letters.</param>
public sealed record AttachedFile(Guid FileId, string Name, long Length, string Sha256);

/// <summary>What a delegation is writing for a call. All its people write on it; nobody else sees it, not even the Secretariat.</summary>
public sealed class Draft
{
    private readonly List<DraftField> fields = [];
    private readonly List<AttachedFile> files = [];

    private Draft()
    {
    }

    /// <summary>Begins a draft.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="callId">For which call.</param>
    /// <param name="delegationId">Of which delegation.</param>
    /// <param name="kind">What it is to become.</param>
    /// <param name="language">In which language it is written.</param>
    /// <param name="at">Now.</param>
    public Draft(DraftId id, CallId callId, DelegationId delegationId, SubmissionKind kind, Language language, DateTimeOffset at)
    {
        Id = id;
        CallId = callId;
        DelegationId = delegationId;
        Kind = kind;
        Language = language;
        StartedAt = at;
        ChangedAt = at;
    }

    /// <summary>Its identity.</summary>
    public DraftId Id { get; private set; }

    /// <summary>For which call.</summary>
    public CallId CallId { get; private set; }

    /// <summary>Of which delegation.</summary>
    public DelegationId DelegationId { get; private set; }

    /// <summary>What it is to become.</summary>
    public SubmissionKind Kind { get; private set; }

    /// <summary>In which language it is written.</summary>
    public Language Language { get; private set; }

    /// <summary>What its authors say about who may read it.</summary>
    public ReleaseTerms Release { get; private set; } = ReleaseTerms.Closed;

    /// <summary>The submission whose new version it is to become; null for a new one.</summary>
    public SubmissionId? Replaces { get; private set; }

    /// <summary>What it became; null while it is a draft.</summary>
    public SubmissionId? SubmittedAs { get; private set; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who changed it last, by name; empty before the first change.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>When it was thrown away; null while it is kept.</summary>
    public DateTimeOffset? DiscardedAt { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Revision { get; private set; }

    /// <summary>The texts, as far as written.</summary>
    public IReadOnlyList<DraftField> Fields => [.. fields];

    /// <summary>The files in the order in which they were attached.</summary>
    public IReadOnlyList<AttachedFile> Files => [.. files];

    /// <summary>Whether it can still be written.</summary>
    public bool IsOpen => SubmittedAs is null && DiscardedAt is null;

    /// <summary>A draft that starts from a submission, to become its next version.</summary>
    public static Draft Replacing(DraftId id, Submission submission, string by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var draft = new Draft(id, submission.CallId, submission.DelegationId, submission.Kind, submission.Language, at)
        {
            Replaces = submission.Id,
            Release = submission.Release,
        };
        draft.fields.AddRange(submission.Texts.Select(t => new DraftField(t.Key, t.Text, 1, by)));
        draft.files.AddRange(submission.Files);
        return draft;
    }

    /// <summary>A text by its key; an empty one that was never written has version 0.</summary>
    public DraftField Field(string key) => fields.Find(f => f.Key == key) ?? new DraftField(key, "", 0, "");

    /// <summary>Writes a text.</summary>
    /// <param name="key">Which field.</param>
    /// <param name="text">What it is to say.</param>
    /// <param name="basedOn">The version that the person read.</param>
    /// <param name="by">Who, by name.</param>
    /// <param name="at">Now.</param>
    /// <returns>The field as kept, or a refusal; on submissions.conflict both texts are to be shown, and nothing was lost.</returns>
    public Result<DraftField> Write(string key, string text, int basedOn, string by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsOpen)
        {
            return new DomainError("submissions.draft-ended");
        }

        if (!SubmissionFields.IsFieldOf(Kind, key))
        {
            return new DomainError("submissions.no-such-field");
        }

        var cleaned = RichText.Clean(text);
        if (cleaned.IsRefused)
        {
            return cleaned.Error;
        }

        var current = Field(key);
        if (current.Text == cleaned.Value.Text)
        {
            return current;
        }

        if (current.Version != basedOn)
        {
            return new DomainError("submissions.conflict", current.By);
        }

        var written = new DraftField(key, cleaned.Value.Text, current.Version + 1, by);
        fields.RemoveAll(f => f.Key == key);
        fields.Add(written);
        ChangedBy = by;
        Touch(at);
        return written;
    }

    /// <summary>Says in which language it is written, and who may read it.</summary>
    public Result Set(Language language, ReleaseTerms release, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(release);
        if (!IsOpen)
        {
            return new DomainError("submissions.draft-ended");
        }

        if (Language != language || Release != release)
        {
            Language = language;
            Release = release;
            Touch(at);
        }

        return Result.Done;
    }

    /// <summary>Attaches a file; the same bytes under the same name stay one file.</summary>
    public Result Attach(AttachedFile file, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!IsOpen)
        {
            return new DomainError("submissions.draft-ended");
        }

        if (files.Exists(f => f.Sha256 == file.Sha256 && f.Name == file.Name))
        {
            return Result.Done;
        }

        if (files.Count >= Call.MostFiles)
        {
            return new DomainError("calls.too-many-files", files.Count + 1, Call.MostFiles);
        }

        files.Add(file);
        Touch(at);
        return Result.Done;
    }

    /// <summary>Takes a file off; one that is not there is no error, for the same form may come twice.</summary>
    public Result Detach(Guid fileId, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return new DomainError("submissions.draft-ended");
        }

        if (files.RemoveAll(f => f.FileId == fileId) > 0)
        {
            Touch(at);
        }

        return Result.Done;
    }

    /// <summary>Throws the draft away. It is kept for the record, and nobody reads it.</summary>
    public Result Discard(DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return new DomainError("submissions.draft-ended");
        }

        DiscardedAt = at;
        Touch(at);
        return Result.Done;
    }

    /// <summary>Whether it says what its kind needs.</summary>
    /// <returns>Done, or the first thing that is missing.</returns>
    public Result Completeness() => SubmissionFields.Missing(Kind, fields, files.Count) is { } missing
        ? new DomainError("submissions.missing", missing)
        : Result.Done;

    internal void End(SubmissionId submission, DateTimeOffset at)
    {
        SubmittedAs = submission;
        Touch(at);
    }

    private void Touch(DateTimeOffset at)
    {
        ChangedAt = at;
        Revision++;
    }
}
