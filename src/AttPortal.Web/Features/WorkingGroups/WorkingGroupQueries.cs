using AttPortal.Domain.Shared;
using AttPortal.Domain.WorkingGroups;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.WorkingGroups;

/// <summary>What is known of the working groups.</summary>
/// <param name="db">The database.</param>
internal sealed class WorkingGroupQueries(PortalDbContext db)
{
    /// <summary>All groups, in the order of their codes.</summary>
    public Task<List<WorkingGroup>> AllAsync(CancellationToken cancellation) =>
        db.WorkingGroups.AsNoTracking().OrderBy(g => g.Code).ToListAsync(cancellation);

    /// <summary>One group; null where there is none of that name.</summary>
    public async Task<WorkingGroup?> FindAsync(string slug, CancellationToken cancellation)
    {
        var code = slug.ToUpperInvariant();
        var group = await db.WorkingGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Code == code, cancellation);
        return group?.Slug == slug ? group : null;
    }

    /// <summary>The latest cycle in which somebody held an office of the group; null where nobody is recorded.</summary>
    public Task<int?> LatestCycleAsync(string code, CancellationToken cancellation) =>
        db.Officers.Where(o => o.Body == code).MaxAsync(o => (int?)o.Cycle, cancellation);

    /// <summary>The question lists of a group as they were last issued; the working copies stay with the group.</summary>
    public async Task<IReadOnlyList<IssuedQuestions>> QuestionsAsync(string code, Language language, CancellationToken cancellation)
    {
        var lists = await db.QuestionLists.AsNoTracking().Where(l => l.GroupCode == code).OrderBy(l => l.Key).ToListAsync(cancellation);
        return [.. lists.Where(l => l.CurrentEdition > 0).Select(l => new IssuedQuestions(l.Key, l.Title.InOrOriginal(language), l.Title.Original, l.SourceSymbol, l.Editions[^1]))];
    }
}

/// <summary>A question list as it was last issued.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Title">What the questions are about.</param>
/// <param name="Original">The language in which it was first written.</param>
/// <param name="SourceSymbol">The paper that first held it; may be empty.</param>
/// <param name="Edition">What was issued.</param>
public sealed record IssuedQuestions(string Key, string Title, Language Original, string SourceSymbol, QuestionListEdition Edition);
