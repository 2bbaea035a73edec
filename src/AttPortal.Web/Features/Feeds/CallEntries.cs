using System.Globalization;
using AttPortal.Documents.Feeds;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Web.Features.Calls;
using AttPortal.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Feeds;

/// <summary>The calls that were announced, and the extensions for all. An extension for one delegation is its own affair.</summary>
/// <param name="db">The database.</param>
internal sealed class CallEntries(PortalDbContext db) : IFeedSource
{
    public async Task<IReadOnlyList<FeedEntry>> NewestAsync(FeedScope scope, int count, CancellationToken cancellation)
    {
        var calls = await db.AnnouncedCalls().AsNoTracking()
            .Where(c => scope.Code == null || db.Meetings.Any(m => m.Id == c.MeetingId && m.GroupCode == scope.Code))
            .OrderByDescending(c => c.AnnouncedAt).Take(count).ToListAsync(cancellation);
        var ids = calls.Select(c => c.MeetingId).Distinct().ToList();
        var meetings = await db.Meetings.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellation);
        return [.. calls.SelectMany(c => Of(scope, meetings[c.MeetingId], c))];
    }

    private static IEnumerable<FeedEntry> Of(FeedScope scope, Meeting meeting, Call call)
    {
        var words = scope.Words;
        var title = call.Title.InOrOriginal(scope.Language);
        var about = meeting.Title.InOrOriginal(scope.Language);
        var page = scope.Page($"meetings/{meeting.Slug}/calls/{call.Number}");
        FeedEntry Entry(string id, string name, string summary, DateTimeOffset at, string category) => new(
            FeedIds.Of($"calls/{call.Id.Value}/{id}/{scope.Language.Code()}"), name, summary, words["frame.foot.contact"], at, page, category, scope.Language, []);

        yield return Entry("announced", words["feeds.call", title], $"{words["calls.until", words.Moment(call.Closes)]} · {about}", call.AnnouncedAt!.Value, "call");
        foreach (var (index, extension) in call.Extensions.Where(e => e.For is null).Index())
        {
            yield return Entry(
                string.Create(CultureInfo.InvariantCulture, $"extension-{index + 1}"), words["feeds.extension", title],
                $"{words["calls.until", words.Moment(extension.Until)]} · {about}\n{extension.Reason}", extension.At, "extension");
        }
    }
}
