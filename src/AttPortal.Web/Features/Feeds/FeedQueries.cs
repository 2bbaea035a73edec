using AttPortal.Documents.Feeds;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Feeds;

/// <summary>Puts feeds together: of everything, and of a group.</summary>
/// <param name="db">The database.</param>
/// <param name="sources">Of what feeds tell.</param>
internal sealed class FeedQueries(PortalDbContext db, IEnumerable<IFeedSource> sources)
{
    /// <summary>The feed of everything.</summary>
    public const string Documents = "documents";

    /// <summary>A feed holds so many entries, the newest.</summary>
    public const int Most = 100;

    /// <summary>The feed of a name: of a group, or of everything; null where there is none.</summary>
    /// <param name="name">As in its address.</param>
    /// <param name="words">The phrases of its language.</param>
    /// <param name="root">The address of the portal.</param>
    /// <param name="cancellation">Ends the queries.</param>
    public async Task<Feed?> FindAsync(string name, Words words, Uri root, CancellationToken cancellation)
    {
        var code = name.ToUpperInvariant();
        var group = name == Documents ? null : await db.WorkingGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Code == code, cancellation);
        if (name != Documents && group?.Slug != name)
        {
            return null;
        }

        var scope = new FeedScope(group, words, root);
        var entries = new List<FeedEntry>();
        foreach (var source in sources)
        {
            entries.AddRange(await source.NewestAsync(scope, Most, cancellation));
        }

        var language = words.Language.Code();
        return new Feed(
            FeedIds.Of($"feeds/{language}/{name}"),
            group is null ? words["feeds.documents"] : words["feeds.of-group", group.Code],
            words["feeds.about"],
            words.Language,
            root,
            new Uri(root, $"feeds/{language}/{name}.atom"),
            group is null ? scope.Page("") : scope.Page($"groups/{group.Slug}"),
            [.. entries.OrderByDescending(e => e.PublishedAt).ThenBy(e => e.Id, StringComparer.Ordinal).Take(Most)]);
    }
}
