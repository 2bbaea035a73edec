using System.Text.Json;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Persistence.Submissions;
using AttPortal.Web.Features.Submissions;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Compiling;

/// <summary>A delegation as lists of input show it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Category">Its place in the rules of procedure at the meeting.</param>
/// <param name="Region">For a State, the group in which the Treaty's tables count it; else null.</param>
public sealed record InputDelegation(DelegationId Id, LocalizedText Name, ParticipationCategory Category, RegionalGroup? Region);

/// <summary>An input in a list: its latest version, without its texts.</summary>
public sealed record InputRow(
    SubmissionId Id,
    CallId Call,
    InputDelegation Delegation,
    SubmissionKind Kind,
    Language Language,
    int Version,
    ReleaseTerms Release,
    DateTimeOffset BeganAt,
    TimeSpan? LateBy,
    IReadOnlyList<string> Topics,
    SubmissionStanding Standing);

/// <summary>An input whole, with what was done about it.</summary>
/// <param name="Submission">One version.</param>
/// <param name="Delegation">Whose.</param>
/// <param name="For">The call.</param>
/// <param name="Acts">What was done about this version, in order.</param>
/// <param name="IsLatest">Whether no later version replaced it.</param>
public sealed record InputWhole(Submission Submission, InputDelegation Delegation, CallOfMeeting For, IReadOnlyList<SubmissionAct> Acts, bool IsLatest)
{
    /// <summary>What holds.</summary>
    public SubmissionStanding Standing { get; } = SubmissionStanding.Of(Acts);
}

/// <summary>A version in the list of an input's versions.</summary>
public sealed record InputVersion(SubmissionId Id, int Version, DateTimeOffset BeganAt);

/// <summary>All input of a meeting, for those who prepare it.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Calls">Its announced calls, in the order of their numbers.</param>
/// <param name="Delegations">All delegations.</param>
/// <param name="Rows">The inputs, by the name of the delegation.</param>
public sealed record InputOfMeeting(Meeting Meeting, IReadOnlyList<Call> Calls, IReadOnlyDictionary<DelegationId, InputDelegation> Delegations, IReadOnlyList<InputRow> Rows);

/// <summary>Reads what was submitted, as far as a person may see it (<see cref="SubmissionVisibility"/>).</summary>
/// <param name="db">The database.</param>
internal sealed class InputQueries(PortalDbContext db)
{
    /// <summary>All input of a meeting; null where there is no such meeting, or the person does not prepare it.</summary>
    public async Task<InputOfMeeting?> AllAsync(Actor? actor, string slug, Words words, CancellationToken cancellation)
    {
        if (await MeetingAsync(slug, cancellation) is not { } meeting || !SubmissionVisibility.MaySeeAll(actor, meeting))
        {
            return null;
        }

        var calls = await db.Calls.AsNoTracking().Where(c => c.MeetingId == meeting.Id && c.AnnouncedAt != null).OrderBy(c => c.Number).ToListAsync(cancellation);
        var delegations = await DelegationsAsync(meeting.StartDate, cancellation);
        return new InputOfMeeting(meeting, calls, delegations, await RowsAsync(db.LatestInput(meeting), delegations, words, cancellation));
    }

    /// <summary>What a person reads of a meeting's input without preparing it; null where there is no such meeting.</summary>
    public async Task<InputOfMeeting?> ReadableAsync(Actor? actor, string slug, Words words, CancellationToken cancellation)
    {
        if (await MeetingAsync(slug, cancellation) is not { } meeting)
        {
            return null;
        }

        var delegations = await DelegationsAsync(meeting.StartDate, cancellation);
        return new InputOfMeeting(meeting, [], delegations, await RowsAsync(await db.ReadableAsync(actor, meeting, cancellation), delegations, words, cancellation));
    }

    /// <summary>Whether a person reads anything of a meeting's input.</summary>
    public async Task<bool> AnythingReadableAsync(Actor? actor, Meeting meeting, CancellationToken cancellation) =>
        await (await db.ReadableAsync(actor, meeting, cancellation)).AnyAsync(cancellation);

    /// <summary>An input, any version, for those who prepare the meeting; null for all others.</summary>
    public async Task<InputWhole?> FindAsync(Actor? actor, string slug, Guid id, CancellationToken cancellation) =>
        await MeetingAsync(slug, cancellation) is { } meeting && SubmissionVisibility.MaySeeAll(actor, meeting)
            ? await WholeAsync(db.AllInput(meeting), meeting, new SubmissionId(id), cancellation)
            : null;

    /// <summary>An input that a person reads without preparing the meeting; null for all others.</summary>
    public async Task<InputWhole?> FindReadableAsync(Actor? actor, string slug, Guid id, CancellationToken cancellation) =>
        await MeetingAsync(slug, cancellation) is { } meeting
            ? await WholeAsync(await db.ReadableAsync(actor, meeting, cancellation), meeting, new SubmissionId(id), cancellation)
            : null;

    /// <summary>A file of an input, any version, for those who prepare the meeting; null for all others.</summary>
    public async Task<AttachedFile?> FileAsync(Actor? actor, string slug, Guid id, Guid file, CancellationToken cancellation) =>
        await MeetingAsync(slug, cancellation) is { } meeting && SubmissionVisibility.MaySeeAll(actor, meeting)
            ? await FileAsync(db.AllInput(meeting), id, file, cancellation)
            : null;

    /// <summary>A file of an input that a person reads without preparing the meeting; null for all others.</summary>
    public async Task<AttachedFile?> ReadableFileAsync(Actor? actor, string slug, Guid id, Guid file, CancellationToken cancellation) =>
        await MeetingAsync(slug, cancellation) is { } meeting
            ? await FileAsync(await db.ReadableAsync(actor, meeting, cancellation), id, file, cancellation)
            : null;

    /// <summary>The files of some inputs.</summary>
    public async Task<IReadOnlyDictionary<SubmissionId, IReadOnlyList<AttachedFile>>> FilesAsync(IEnumerable<InputRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.Id).ToList();
        return await db.Submissions.Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Files }).ToDictionaryAsync(s => s.Id, s => s.Files, cancellation);
    }

    /// <summary>The texts of some inputs.</summary>
    public async Task<IReadOnlyDictionary<SubmissionId, IReadOnlyList<SubmittedText>>> TextsAsync(IEnumerable<InputRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.Id).ToList();
        return await db.Submissions.Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Texts }).ToDictionaryAsync(s => s.Id, s => s.Texts, cancellation);
    }

    /// <summary>The versions of an input, the latest first.</summary>
    public async Task<IReadOnlyList<InputVersion>> VersionsAsync(SubmissionId series, CancellationToken cancellation) => await db.Submissions
        .Where(s => s.SeriesId == series).OrderByDescending(s => s.Version).Select(s => new InputVersion(s.Id, s.Version, s.BeganAt)).ToListAsync(cancellation);

    /// <summary>The notes on an input, in the order in which they were written.</summary>
    public async Task<IReadOnlyList<SubmissionNote>> NotesAsync(SubmissionId series, CancellationToken cancellation) =>
        await db.SubmissionNotes.AsNoTracking().Where(n => n.SeriesId == series).OrderBy(n => n.At).ToListAsync(cancellation);

    private Task<Meeting?> MeetingAsync(string slug, CancellationToken cancellation) => db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Slug == slug, cancellation);

    private static async Task<AttachedFile?> FileAsync(IQueryable<Submission> among, Guid id, Guid file, CancellationToken cancellation)
    {
        var wanted = new SubmissionId(id);
        var files = await among.Where(s => s.Id == wanted).Select(s => s.Files).SingleOrDefaultAsync(cancellation);
        return files?.FirstOrDefault(f => f.FileId == file);
    }

    private async Task<IReadOnlyDictionary<DelegationId, InputDelegation>> DelegationsAsync(DateOnly day, CancellationToken cancellation)
    {
        var states = await db.States.AsNoTracking().AsSingleQuery().ToDictionaryAsync(s => s.Id, cancellation);
        return (await db.Delegations.AsNoTracking().ToListAsync(cancellation)).ToDictionary(d => d.Id, d => Of(d, d.StateId is { } id ? states[id] : null, day));
    }

    private static InputDelegation Of(Delegation delegation, State? state, DateOnly day) =>
        new(delegation.Id, delegation.Name, delegation.Category(state?.StatusOn(day).Status), state?.Region);

    private async Task<IReadOnlyList<InputRow>> RowsAsync(
        IQueryable<Submission> chosen, IReadOnlyDictionary<DelegationId, InputDelegation> delegations, Words words, CancellationToken cancellation)
    {
        var rows = await chosen.Select(s => new
        {
            s.Id,
            s.CallId,
            s.DelegationId,
            s.Kind,
            s.Language,
            s.Version,
            s.Release,
            s.BeganAt,
            s.Deadline,
            Topics = EF.Property<string>(s, SubmissionColumns.Topics),
        }).ToListAsync(cancellation);
        var ids = chosen.Select(s => s.Id);
        var acts = (await db.SubmissionActs.AsNoTracking().Where(a => ids.Contains(a.SubmissionId)).ToListAsync(cancellation)).ToLookup(a => a.SubmissionId);
        var order = delegations.Values.OrderBy(d => d.Name.InOrOriginal(words.Language), StringComparer.Create(words.Culture, ignoreCase: true))
            .Select((d, i) => (d.Id, i)).ToDictionary(d => d.Id, d => d.i);
        return
        [
            .. rows.Select(s => new InputRow(
                s.Id, s.CallId, delegations[s.DelegationId], s.Kind, s.Language, s.Version, s.Release, s.BeganAt, Late(s.Deadline, s.BeganAt),
                JsonSerializer.Deserialize<List<string>>(s.Topics) ?? [], SubmissionStanding.Of(acts[s.Id])))
                .OrderBy(r => order[r.Delegation.Id]).ThenBy(r => r.Kind).ThenBy(r => r.BeganAt),
        ];
    }

    private static TimeSpan? Late(VenueTime deadline, DateTimeOffset began) => began < Call.End(deadline) ? null : began - Call.End(deadline);

    private async Task<InputWhole?> WholeAsync(IQueryable<Submission> among, Meeting meeting, SubmissionId id, CancellationToken cancellation)
    {
        if (await among.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } submission)
        {
            return null;
        }

        var delegation = await db.Delegations.AsNoTracking().SingleAsync(d => d.Id == submission.DelegationId, cancellation);
        var state = delegation.StateId is { } key ? await db.States.AsNoTracking().AsSingleQuery().SingleAsync(s => s.Id == key, cancellation) : null;
        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == submission.CallId, cancellation);
        var acts = await db.SubmissionActs.AsNoTracking().Where(a => a.SubmissionId == id).OrderBy(a => a.Number).ToListAsync(cancellation);
        var isLatest = !await db.Submissions.AnyAsync(s => s.SeriesId == submission.SeriesId && s.Version > submission.Version, cancellation);
        return new InputWhole(submission, Of(delegation, state, meeting.StartDate), new CallOfMeeting(call, meeting), acts, isLatest);
    }
}
