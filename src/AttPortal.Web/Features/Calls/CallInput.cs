using AttPortal.Domain.Submissions;
using AttPortal.Persistence;

namespace AttPortal.Web.Features.Calls;

/// <summary>What delegations have for calls, as far as it tells whether they still have something to do; never what it says.</summary>
internal static class CallInput
{
    /// <summary>Drafts that are still written.</summary>
    public static IQueryable<Draft> OpenDrafts(this PortalDbContext db) => db.Drafts.Where(d => d.SubmittedAs == null && d.DiscardedAt == null);

    /// <summary>The submissions that hold: the latest version of each, unless withdrawn.</summary>
    public static IQueryable<Submission> SubmissionsInForce(this PortalDbContext db) => db.Submissions.Where(s =>
        !db.Submissions.Any(later => later.SeriesId == s.SeriesId && later.Version > s.Version)
        && !db.SubmissionActs.Any(a => a.SubmissionId == s.Id && a.Kind == SubmissionActKind.Withdrawn));
}
