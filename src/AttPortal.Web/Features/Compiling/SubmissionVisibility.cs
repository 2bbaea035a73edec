using AttPortal.Domain.Meetings;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Persistence.Submissions;
using AttPortal.Web.Features.Delegations;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Compiling;

/// <summary>
/// Who may see which submissions of others: decided here and nowhere else. Pages, lists, counts, files and the API all ask
/// here; what is refused is answered like what does not exist. What a delegation itself wrote it finds on its own pages.
/// </summary>
internal static class SubmissionVisibility
{
    /// <summary>All input is for those who prepare the meeting; drafts are for nobody but the delegation.</summary>
    public static bool MaySeeAll(Actor? actor, Meeting meeting) => actor?.Prepares(meeting) == true;

    /// <summary>All input of a meeting, each version: for those who prepare it.</summary>
    public static IQueryable<Submission> AllInput(this PortalDbContext db, Meeting meeting) =>
        db.Submissions.Where(s => db.Calls.Any(c => c.Id == s.CallId && c.MeetingId == meeting.Id));

    /// <summary>The latest version of each input of a meeting, the withdrawn ones too: for those who prepare it.</summary>
    public static IQueryable<Submission> LatestInput(this PortalDbContext db, Meeting meeting) =>
        db.Latest().Where(s => db.Calls.Any(c => c.Id == s.CallId && c.MeetingId == meeting.Id));

    /// <summary>
    /// What everybody reads: the latest version of an input, if the officers published that version. A version that was
    /// replaced is no longer what the delegation says, and its successor has to be published anew.
    /// </summary>
    public static IQueryable<Submission> Published(this PortalDbContext db) => db.Latest().Where(s => db.SubmissionActs.Any(a =>
        a.SubmissionId == s.Id && a.Kind == SubmissionActKind.Published
        && !db.SubmissionActs.Any(b => b.SubmissionId == s.Id && b.Number > a.Number && (b.Kind == SubmissionActKind.Unpublished || b.Kind == SubmissionActKind.Withdrawn))));

    /// <summary>
    /// What a person reads of a meeting's input: what is published; for people of the delegations that a call asks, also what
    /// its author shares with them.
    /// </summary>
    public static async Task<IQueryable<Submission>> ReadableAsync(this PortalDbContext db, Actor? actor, Meeting meeting, CancellationToken cancellation)
    {
        var published = db.Published().Where(s => db.Calls.Any(c => c.Id == s.CallId && c.MeetingId == meeting.Id));
        var asked = await CallsAskingAsync(db, actor, meeting, cancellation);
        if (asked.Count == 0)
        {
            return published;
        }

        var ids = published.Select(s => s.Id);
        return db.Latest().Where(s => ids.Contains(s.Id) || (asked.Contains(s.CallId) && EF.Property<bool>(s, SubmissionColumns.IsShared)
            && !db.SubmissionActs.Any(a => a.SubmissionId == s.Id && a.Kind == SubmissionActKind.Withdrawn)));
    }

    /// <summary>The calls of a meeting whose shared input a person reads.</summary>
    private static async Task<List<CallId>> CallsAskingAsync(PortalDbContext db, Actor? actor, Meeting meeting, CancellationToken cancellation)
    {
        if (actor is null || (actor.Seats.Count == 0 && !actor.Prepares(meeting)))
        {
            return [];
        }

        var calls = await db.Calls.AsNoTracking().Where(c => c.MeetingId == meeting.Id && c.AnnouncedAt != null).ToListAsync(cancellation);
        if (actor.Prepares(meeting))
        {
            return [.. calls.Select(c => c.Id)];
        }

        var categories = await DelegationQueries.CategoriesAsync(db, meeting.StartDate, cancellation);
        var own = actor.Seats.Select(s => categories[s.DelegationId]).ToHashSet();
        return [.. calls.Where(c => c.Terms.Invited.Any(own.Contains)).Select(c => c.Id)];
    }

    private static IQueryable<Submission> Latest(this PortalDbContext db) =>
        db.Submissions.Where(s => !db.Submissions.Any(later => later.SeriesId == s.SeriesId && later.Version > s.Version));
}
