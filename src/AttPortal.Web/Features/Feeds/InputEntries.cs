using AttPortal.Documents.Feeds;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Web.Features.Calls;
using AttPortal.Web.Features.Compiling;
using AttPortal.Web.Features.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Feeds;

/// <summary>The input of delegations that the officers published, for as long as it is.</summary>
/// <param name="db">The database.</param>
internal sealed class InputEntries(PortalDbContext db) : IFeedSource
{
    public async Task<IReadOnlyList<FeedEntry>> NewestAsync(FeedScope scope, int count, CancellationToken cancellation)
    {
        var published = await (
            from submission in db.Published()
            join call in db.AnnouncedCalls() on submission.CallId equals call.Id
            join meeting in db.Meetings on call.MeetingId equals meeting.Id
            join delegation in db.Delegations on submission.DelegationId equals delegation.Id
            where scope.Code == null || meeting.GroupCode == scope.Code
            let at = db.SubmissionActs.Where(a => a.SubmissionId == submission.Id && a.Kind == SubmissionActKind.Published).Max(a => a.At)
            orderby at descending
            select new { submission.Id, submission.Kind, submission.Language, At = at, meeting.Slug, Meeting = meeting.Title, Delegation = delegation.Name }).Take(count).ToListAsync(cancellation);
        return
        [
            .. published.Select(p => new FeedEntry(
                FeedIds.Of($"submissions/{p.Id.Value}/{scope.Language.Code()}"),
                scope.Words["meetings.name-and-day", p.Delegation.InOrOriginal(scope.Language), scope.Words.Name(p.Kind)],
                $"{p.Meeting.InOrOriginal(scope.Language)} · {p.Language.NativeName()}",
                p.Delegation.InOrOriginal(scope.Language),
                p.At,
                scope.Page($"meetings/{p.Slug}/submissions/{p.Id.Value}"),
                "input",
                scope.Language,
                [])),
        ];
    }
}
