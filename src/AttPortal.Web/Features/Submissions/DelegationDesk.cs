using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Submissions;

/// <summary>A call and the meeting that it belongs to.</summary>
/// <param name="Call">The call.</param>
/// <param name="Meeting">Its meeting.</param>
public sealed record CallOfMeeting(Call Call, Meeting Meeting)
{
    /// <summary>What names the call in the register and in the audit log.</summary>
    public string Name => $"{Meeting.Slug}/{Call.Number}";
}

/// <summary>A draft with everything that its page shows.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="For">The call.</param>
/// <param name="Delegation">Whose draft it is.</param>
public sealed record DraftView(Draft Draft, CallOfMeeting For, Delegation Delegation);

/// <summary>A submission of the person's delegation, with what was done about it.</summary>
/// <param name="Submission">One version.</param>
/// <param name="Standing">What holds.</param>
/// <param name="IsLatest">Whether no later version replaced it.</param>
public sealed record OwnSubmission(Submission Submission, SubmissionStanding Standing, bool IsLatest);

/// <summary>What a delegation has before it: the calls, its drafts, what it submitted. Another delegation's is not found.</summary>
/// <param name="contexts">The database.</param>
internal sealed class DelegationDesk(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>An announced call by its number; null where there is none.</summary>
    public async Task<CallOfMeeting?> CallAsync(int number, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await CallAsync(db, c => c.Number == number, cancellation);
    }

    /// <summary>The delegations for which a person may submit.</summary>
    public async Task<IReadOnlyList<Delegation>> DelegationsAsync(Actor actor, CancellationToken cancellation)
    {
        var seats = actor.Seats.Select(s => s.DelegationId).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Delegations.AsNoTracking().Where(d => seats.Contains(d.Id)).OrderBy(d => d.Slug).ToListAsync(cancellation);
    }

    /// <summary>A draft of one of the person's delegations, whether or not it was submitted; null for all others.</summary>
    public async Task<DraftView?> DraftAsync(Actor actor, DraftId id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation);
        return draft is not null && actor.Represents(draft.DelegationId) && draft.DiscardedAt is null
            ? new DraftView(
                draft,
                (await CallAsync(db, c => c.Id == draft.CallId, cancellation))!,
                await db.Delegations.AsNoTracking().SingleAsync(d => d.Id == draft.DelegationId, cancellation))
            : null;
    }

    /// <summary>What the person's delegations are writing for a call, the latest first.</summary>
    public async Task<IReadOnlyList<Draft>> OpenDraftsAsync(Actor actor, CallId call, CancellationToken cancellation)
    {
        var seats = actor.Seats.Select(s => s.DelegationId).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Drafts.AsNoTracking()
            .Where(d => d.CallId == call && seats.Contains(d.DelegationId) && d.SubmittedAs == null && d.DiscardedAt == null)
            .OrderByDescending(d => d.ChangedAt).ToListAsync(cancellation);
    }

    /// <summary>What the person's delegations submitted for a call, the latest first.</summary>
    public async Task<IReadOnlyList<OwnSubmission>> SubmissionsAsync(Actor actor, CallId call, CancellationToken cancellation)
    {
        var seats = actor.Seats.Select(s => s.DelegationId).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await OwnAsync(db, db.Submissions.Where(s => s.CallId == call && seats.Contains(s.DelegationId)), cancellation);
    }

    /// <summary>All versions of the input of which one is named, the latest first; none for somebody of another delegation.</summary>
    public async Task<IReadOnlyList<OwnSubmission>> SeriesOfAsync(Actor actor, SubmissionId version, CancellationToken cancellation)
    {
        var seats = actor.Seats.Select(s => s.DelegationId).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var series = db.Submissions.Where(s => s.Id == version).Select(s => s.SeriesId);
        return await OwnAsync(db, db.Submissions.Where(s => series.Contains(s.SeriesId) && seats.Contains(s.DelegationId)), cancellation);
    }

    private static async Task<IReadOnlyList<OwnSubmission>> OwnAsync(PortalDbContext db, IQueryable<Submission> chosen, CancellationToken cancellation)
    {
        var rows = await chosen.AsNoTracking().OrderByDescending(s => s.ReceivedAt).ToListAsync(cancellation);
        var ids = rows.Select(s => s.Id).ToList();
        var acts = (await db.SubmissionActs.AsNoTracking().Where(a => ids.Contains(a.SubmissionId)).ToListAsync(cancellation)).ToLookup(a => a.SubmissionId);
        var latest = rows.GroupBy(s => s.SeriesId).ToDictionary(g => g.Key, g => g.Max(s => s.Version));
        return [.. rows.Select(s => new OwnSubmission(s, SubmissionStanding.Of(acts[s.Id]), latest[s.SeriesId] == s.Version))];
    }

    private static async Task<CallOfMeeting?> CallAsync(PortalDbContext db, System.Linq.Expressions.Expression<Func<Call, bool>> which, CancellationToken cancellation)
    {
        var call = await db.Calls.AsNoTracking().Where(c => c.AnnouncedAt != null).SingleOrDefaultAsync(which, cancellation);
        return call is null ? null : new CallOfMeeting(call, await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == call.MeetingId, cancellation));
    }
}
