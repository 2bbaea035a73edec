using AttPortal.Domain.Comments;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Comments;

/// <summary>Reads what was said about the papers of a meeting; for those alone who may see the draft.</summary>
internal static class CommentThreads
{
    private const int DetailLength = 80;

    /// <summary>All threads of a meeting.</summary>
    public static Task<List<CommentThread>> ThreadsOfAsync(this PortalDbContext db, MeetingId meeting, CancellationToken cancellation) =>
        db.CommentThreads.AsNoTracking().Where(t => t.MeetingId == meeting).ToListAsync(cancellation);

    /// <summary>The open threads as points of the list before circulation: told, never in the way. What was taken out takes its thread along.</summary>
    public static IEnumerable<OpenPoint> OpenPoints(this IEnumerable<CommentThread> threads, MeetingPapers papers)
    {
        var places = Places(papers).ToList();
        return threads.Where(t => t.IsOpen && places.Contains(t.Place))
            .OrderBy(t => places.IndexOf(t.Place))
            .Select(t => new OpenPoint(OpenPointKind.OpenComment, t.Place, null, null, Beginning(t.Comments[^1])));
    }

    /// <summary>Every place that can be commented on, in the order of lists: items, then the letter from top to bottom.</summary>
    public static IEnumerable<string> Places(MeetingPapers papers) =>
        papers.Agenda.Items.Select(i => i.Key).Concat(papers.Letter.Texts().Select(t => t.Place).Distinct());

    private static string Beginning(Comment comment) => comment.Text.Length <= DetailLength ? comment.Text : string.Concat(comment.Text.AsSpan(0, DetailLength), "…");
}
