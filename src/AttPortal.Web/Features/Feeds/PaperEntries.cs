using AttPortal.Documents.Feeds;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Features.Reading;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Feeds;

/// <summary>The papers of meetings that went out, in the language of the feed: each part of each version.</summary>
/// <param name="db">The database.</param>
internal sealed class PaperEntries(PortalDbContext db) : IFeedSource
{
    public async Task<IReadOnlyList<FeedEntry>> NewestAsync(FeedScope scope, int count, CancellationToken cancellation)
    {
        var groups = await db.WorkingGroups.AsNoTracking().ToDictionaryAsync(g => g.Code, g => g.Name, cancellation);
        var parts = await (
            from part in db.Readable().Where(p => p.Language == scope.Language)
            join version in db.AgendaVersions on part.VersionId equals version.Id
            join meeting in db.Meetings on part.MeetingId equals meeting.Id
            where scope.Code == null || meeting.GroupCode == scope.Code
            orderby version.CirculatedAt descending, part.Part
            select new Row(
                version.Id.Value, version.Number, version.Stage, version.CirculatedAt, part.Part, part.Title, part.Pages, part.Pdf.Length,
                meeting.Slug, meeting.Title, meeting.GroupCode)).Take(count).ToListAsync(cancellation);
        return [.. parts.Select(p => Of(scope, p, groups))];
    }

    private static FeedEntry Of(FeedScope scope, Row row, Dictionary<string, LocalizedText> groups)
    {
        var words = scope.Words;
        var links = new PaperLinks(scope.Language, row.Slug, row.Number);
        var version = words.VersionName(row.Stage, row.Number);
        return new FeedEntry(
            FeedIds.Of($"papers/{row.Version}/{row.Part}/{scope.Language.Code()}"),
            words["meetings.name-and-day", row.Title, version],
            $"{row.Meeting.InOrOriginal(scope.Language)} · {words.PartName(row.Part)} · {words.Count("print.pages", row.Pages)}",
            row.Group is null ? words["frame.foot.contact"] : groups[row.Group].InOrOriginal(scope.Language),
            row.CirculatedAt,
            new Uri(scope.Root, row.Part == PaperParts.Package ? links.Meeting : links.Page(row.Part)),
            "paper",
            scope.Language,
            [new FeedFile(new Uri(scope.Root, links.Pdf(row.Part)), "application/pdf", row.Size, row.Title)]);
    }

    private sealed record Row(
        Guid Version, int Number, AgendaStage Stage, DateTimeOffset CirculatedAt, string Part, string Title, int Pages, int Size, string Slug, LocalizedText Meeting, string? Group);
}
