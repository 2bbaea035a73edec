using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Web.Components;

namespace AttPortal.Web.Features.Submissions;

/// <summary>What the page of a form says before the form.</summary>
public enum DraftNotice
{
    None,

    /// <summary>Everything typed was saved.</summary>
    Saved,

    /// <summary>The sign-in ended; the text is on the page, and nowhere else yet.</summary>
    SignedOut,

    /// <summary>The page was older than the sign-in; pressed again, it works.</summary>
    PressAgain,

    /// <summary>The portal could not keep it: the text is on the page, and nowhere else.</summary>
    NotSaved,
}

/// <summary>A field as the page shows it.</summary>
/// <param name="Text">What the person typed, or what stands.</param>
/// <param name="Version">On which version that is based.</param>
/// <param name="Read">The mark of the text that was read; a field whose text still has it was not changed.</param>
/// <param name="Theirs">What somebody else wrote meanwhile; null where nobody did.</param>
/// <param name="TheirName">Who.</param>
public sealed record ShownField(string Text, int Version, string Read, string? Theirs, string TheirName);

/// <summary>Everything that the page of a form shows.</summary>
public sealed record DraftPageModel(
    CallOfMeeting For,
    SubmissionKind Kind,
    DraftId DraftId,
    IReadOnlyList<Delegation> Delegations,
    DelegationId? DelegationId,
    Language Written,
    ReleaseTerms Release,
    IReadOnlyList<FormGroup> Groups,
    IReadOnlyDictionary<string, ShownField> Fields,
    IReadOnlyList<AttachedFile> Files,
    DraftNotice Notice,
    IReadOnlyList<FormProblem> Problems,
    DateTimeOffset? SavedAt,
    bool IsReplacement)
{
    /// <summary>A field by its key.</summary>
    public ShownField this[string key] => Fields.GetValueOrDefault(key) ?? new ShownField("", 0, SentForm.Mark(""), null, "");

    /// <summary>Where the form is sent.</summary>
    public string Path => $"calls/{For.Call.Number}/submit/{Kind.Slug()}";
}

/// <summary>A form that is given back although nothing could be looked up: only what came with it.</summary>
public sealed record SentBack(int Call, SubmissionKind Kind, Guid DraftId, Guid DelegationId, Language Written, ReleaseTerms Release, IReadOnlyList<SentBackField> Fields);

/// <summary>A field of it.</summary>
public sealed record SentBackField(FormField Plan, ShownField Shown);
