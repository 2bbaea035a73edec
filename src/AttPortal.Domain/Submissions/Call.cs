using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Submissions;

/// <summary>Identifies a <see cref="Call"/>.</summary>
public readonly record struct CallId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static CallId New() => new(Guid.CreateVersion7());
}

/// <summary>What a delegation submits.</summary>
public enum SubmissionKind
{
    /// <summary>Answers to the guiding questions of the agenda.</summary>
    Answers,

    /// <summary>Comments on the draft agenda, item by item.</summary>
    AgendaComments,

    /// <summary>Text for a numbered paragraph or question of a paper.</summary>
    ProposedText,

    /// <summary>An additional item under "Other matters".</summary>
    AdditionalItem,

    /// <summary>An offer to present on a topic.</summary>
    Presentation,

    /// <summary>A topic for ad hoc discussion: issue, challenges, guiding questions, at most three speakers.</summary>
    AdHocTopic,
}

/// <summary>What happens to input that comes after the deadline. It is received either way, and marked with how late.</summary>
public enum LateRule
{
    /// <summary>The officers of the group decide, with their reason, whether it is considered.</summary>
    LeftToOfficers,

    /// <summary>The call said that late input is not considered; the officers may still decide otherwise, with their reason.</summary>
    NotConsidered,
}

/// <summary>What a call asks, of whom, and how.</summary>
/// <param name="Kinds">What may be submitted; at least one.</param>
/// <param name="Invited">Of which delegations; at least one category.</param>
/// <param name="Languages">In which languages; at least one.</param>
/// <param name="MaximumFiles">How many files may come with one submission; 0 for none, at most <see cref="Call.MostFiles"/>.</param>
/// <param name="Late">What happens to late input.</param>
public sealed record CallTerms(
    IReadOnlyList<SubmissionKind> Kinds,
    IReadOnlyList<ParticipationCategory> Invited,
    IReadOnlyList<Language> Languages,
    int MaximumFiles,
    LateRule Late);

/// <summary>A deadline moved to a later time, for everybody or for one delegation.</summary>
/// <param name="For">Which delegation; null for all.</param>
/// <param name="Until">The new deadline.</param>
/// <param name="Reason">Why, as everybody concerned is told.</param>
/// <param name="At">When it was decided.</param>
public sealed record DeadlineExtension(DelegationId? For, VenueTime Until, string Reason, DateTimeOffset At);

/// <summary>How far a call has come. It follows from what was done and from the clock; nothing keeps it.</summary>
public enum CallStage
{
    /// <summary>The Secretariat prepares it; nobody else sees it.</summary>
    Draft,

    /// <summary>Announced; input is not taken yet.</summary>
    Announced,

    /// <summary>Input is taken, and is in time.</summary>
    Open,

    /// <summary>The deadline is over; input is received as late.</summary>
    Closed,
}

/// <summary>
/// An invitation to submit: what is asked, of whom, from when, until which instant. The minute that the deadline shows
/// still counts: what began to arrive at 23:59:59 of a deadline of 23:59 is in time.
/// </summary>
public sealed class Call
{
    /// <summary>The most files that a call may admit with one submission.</summary>
    public const int MostFiles = 10;

    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 300;

    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 1_000;

    private readonly List<DeadlineExtension> extensions = [];

    private Call()
    {
    }

    /// <summary>Begins a call.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="meetingId">For which meeting.</param>
    /// <param name="number">The next number of all calls, from 1.</param>
    /// <param name="original">The language in which it is written first.</param>
    /// <param name="opens">From when input is taken.</param>
    /// <param name="closes">Until when, the minute shown included.</param>
    /// <param name="terms">What is asked, of whom, and how.</param>
    public Call(CallId id, MeetingId meetingId, int number, Language original, VenueTime opens, VenueTime closes, CallTerms terms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentNullException.ThrowIfNull(terms);
        Id = id;
        MeetingId = meetingId;
        Number = number;
        Title = LocalizedText.Empty(original);
        Text = LocalizedText.Empty(original);
        Opens = opens;
        Closes = closes;
        Terms = terms;
    }

    /// <summary>Its identity.</summary>
    public CallId Id { get; private set; }

    /// <summary>For which meeting.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>Its number among the calls of all meetings, from 1: it stands in addresses.</summary>
    public int Number { get; private set; }

    /// <summary>What the call is named.</summary>
    public LocalizedText Title { get; private set; } = null!;

    /// <summary>What is asked, in the Markdown subset of all papers.</summary>
    public LocalizedText Text { get; private set; } = null!;

    /// <summary>From when input is taken.</summary>
    public VenueTime Opens { get; private set; }

    /// <summary>The deadline as first announced; see <see cref="DeadlineFor"/> for the one that holds.</summary>
    public VenueTime Closes { get; private set; }

    /// <summary>What is asked, of whom, and how.</summary>
    public CallTerms Terms { get; private set; } = null!;

    /// <summary>When it was announced; null while it is a draft.</summary>
    public DateTimeOffset? AnnouncedAt { get; private set; }

    /// <summary>The extensions in the order in which they were decided.</summary>
    public IReadOnlyList<DeadlineExtension> Extensions => [.. extensions];

    /// <summary>Grows with every change; a write based on another revision is refused.</summary>
    public int Revision { get; private set; }

    /// <summary>Writes the title in one language.</summary>
    /// <returns>Done, or a refusal: too long, or somebody else wrote meanwhile.</returns>
    public Result WriteTitle(Language language, string text, int basedOn)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestTitle)
        {
            return new DomainError("calls.title-too-long", text.Length, LongestTitle);
        }

        var edited = Title.Edit(language, text.Trim(), basedOn);
        if (edited.IsRefused)
        {
            return edited.Error;
        }

        Title = edited.Value.Text;
        Revision++;
        return Result.Done;
    }

    /// <summary>Writes what is asked in one language.</summary>
    /// <returns>Done, or a refusal: too long, or somebody else wrote meanwhile.</returns>
    public Result WriteText(Language language, string text, int basedOn)
    {
        var edited = Text.Edit(language, text, basedOn);
        if (edited.IsRefused)
        {
            return edited.Error;
        }

        Text = edited.Value.Text;
        Revision++;
        return Result.Done;
    }

    /// <summary>States that title and text in a language render the original as it stands now.</summary>
    public void ConfirmTranslation(Language language)
    {
        Title = Title.Confirm(language);
        Text = Text.Confirm(language);
        Revision++;
    }

    /// <summary>Sets the times and terms of a call that has not been announced.</summary>
    public Result Arrange(VenueTime opens, VenueTime closes, CallTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (AnnouncedAt is not null)
        {
            return new DomainError("calls.announced-already");
        }

        if (RefusalOf(opens, closes, terms) is { } refusal)
        {
            return refusal;
        }

        Opens = opens;
        Closes = closes;
        Terms = terms;
        Revision++;
        return Result.Done;
    }

    /// <summary>Announces the call: everybody sees it, and its deadline only moves by an extension.</summary>
    /// <param name="at">Now.</param>
    /// <returns>Done, or a refusal: it has no title or text, is announced already, its times are wrong, or its deadline is over.</returns>
    public Result Announce(DateTimeOffset at)
    {
        if (AnnouncedAt is not null)
        {
            return new DomainError("calls.announced-already");
        }

        if (Title.OriginalText.Length == 0 || Text.OriginalText.Length == 0)
        {
            return new DomainError("calls.nothing-asked");
        }

        if (RefusalOf(Opens, Closes, Terms) is { } refusal)
        {
            return refusal;
        }

        if (End(Closes) <= at)
        {
            return new DomainError("calls.deadline-over", Closes);
        }

        AnnouncedAt = at;
        Revision++;
        return Result.Done;
    }

    /// <summary>Moves the deadline to a later time, for all or for one delegation.</summary>
    /// <param name="until">The new deadline; later than the one that holds.</param>
    /// <param name="delegation">For which delegation; null for all.</param>
    /// <param name="reason">Why, as everybody concerned is told.</param>
    /// <param name="at">Now.</param>
    public Result<DeadlineExtension> Extend(VenueTime until, DelegationId? delegation, string reason, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var held = delegation is { } one ? DeadlineFor(one) : Deadline;
        DomainError? refusal = reason.Trim().Length switch
        {
            _ when AnnouncedAt is null => new DomainError("calls.not-announced"),
            0 => new DomainError("calls.reason-missing"),
            > LongestReason and var length => new DomainError("calls.reason-too-long", length, LongestReason),
            _ when !until.IsUnambiguous => Unclear(until),
            _ when until.Instant <= held.Instant => new DomainError("calls.not-later", until, held),
            _ when End(until) <= at => new DomainError("calls.deadline-over", until),
            _ => null,
        };
        if (refusal is not null)
        {
            return refusal;
        }

        var extension = new DeadlineExtension(delegation, until, reason.Trim(), at);
        extensions.Add(extension);
        Revision++;
        return extension;
    }

    /// <summary>The deadline that holds for all: the one first announced, or the latest extension for all.</summary>
    public VenueTime Deadline => extensions.LastOrDefault(e => e.For is null)?.Until ?? Closes;

    /// <summary>The deadline that holds for a delegation: its own extension, or that for all, whichever is later.</summary>
    public VenueTime DeadlineFor(DelegationId delegation)
    {
        var own = extensions.LastOrDefault(e => e.For == delegation)?.Until;
        return own is { } later && later.Instant > Deadline.Instant ? later : Deadline;
    }

    /// <summary>How late a delegation is at an instant; null when it is in time.</summary>
    /// <param name="delegation">Who submits.</param>
    /// <param name="began">When the input began to arrive, by the clock of the database.</param>
    public TimeSpan? LateBy(DelegationId delegation, DateTimeOffset began)
    {
        var end = End(DeadlineFor(delegation));
        return began < end ? null : began - end;
    }

    /// <summary>How far the call has come for everybody.</summary>
    public CallStage StageAt(DateTimeOffset now) => AnnouncedAt switch
    {
        null => CallStage.Draft,
        _ when now < Opens.Instant => CallStage.Announced,
        _ when now < End(Deadline) => CallStage.Open,
        _ => CallStage.Closed,
    };

    /// <summary>Whether a delegation of this category is asked, and may submit this, from now on.</summary>
    /// <returns>Done, or a refusal that says why nothing is taken.</returns>
    public Result Takes(SubmissionKind kind, ParticipationCategory category, Language language, int files, DateTimeOffset began) => StageAt(began) switch
    {
        CallStage.Draft => new DomainError("calls.not-announced"),
        CallStage.Announced => new DomainError("calls.not-open", Opens),
        _ when !Terms.Invited.Contains(category) => new DomainError("calls.not-invited"),
        _ when !Terms.Kinds.Contains(kind) => new DomainError("calls.kind-not-asked"),
        _ when !Terms.Languages.Contains(language) => new DomainError("calls.language-not-taken", language),
        _ when files > Terms.MaximumFiles => new DomainError("calls.too-many-files", files, Terms.MaximumFiles),
        _ => Result.Done,
    };

    /// <summary>The instant from which input is late: the end of the minute that the deadline shows.</summary>
    public static DateTimeOffset End(VenueTime deadline) => deadline.Instant.AddMinutes(1);

    /// <summary>Asks about an hour that the clock skips or repeats, and proposes the nearest that it shows once.</summary>
    private static DomainError Unclear(VenueTime time) =>
        new("calls.hour-unclear", time, time.NearestUnambiguous.Before, time.NearestUnambiguous.After);

    private static DomainError? RefusalOf(VenueTime opens, VenueTime closes, CallTerms terms) => terms switch
    {
        { Kinds.Count: 0 } => new DomainError("calls.no-kind"),
        { Invited.Count: 0 } => new DomainError("calls.nobody-invited"),
        { Languages.Count: 0 } => new DomainError("calls.no-language"),
        { MaximumFiles: < 0 or > MostFiles } => new DomainError("calls.files-out-of-range", terms.MaximumFiles, MostFiles),
        _ when !opens.IsUnambiguous => Unclear(opens),
        _ when !closes.IsUnambiguous => Unclear(closes),
        _ when closes.Instant <= opens.Instant => new DomainError("calls.closes-before-opening", opens, closes),
        _ => null,
    };
}
