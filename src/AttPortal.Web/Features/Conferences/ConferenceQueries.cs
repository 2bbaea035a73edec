using AttPortal.Domain.Conferences;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Conferences;

/// <summary>What is known of the Conferences.</summary>
/// <param name="db">The database.</param>
internal sealed class ConferenceQueries(PortalDbContext db)
{
    /// <summary>All Conferences, the newest first.</summary>
    public async Task<IReadOnlyList<ConferenceFacts>> AllAsync(Language language, CancellationToken cancellation) =>
        await FactsAsync(db.Conferences.OrderByDescending(c => c.Number), language, cancellation);

    /// <summary>One Conference; null where there is none of that name.</summary>
    public async Task<ConferenceFacts?> FindAsync(string slug, Language language, CancellationToken cancellation) =>
        slug.StartsWith("csp", StringComparison.Ordinal) && int.TryParse(slug[3..], out var number) && slug == $"csp{number}"
            ? (await FactsAsync(db.Conferences.Where(c => c.Number == number), language, cancellation)).SingleOrDefault()
            : null;

    private async Task<List<ConferenceFacts>> FactsAsync(IQueryable<Conference> chosen, Language language, CancellationToken cancellation)
    {
        var conferences = await chosen.AsNoTracking().ToListAsync(cancellation);
        var ids = conferences.SelectMany(c => new[] { c.CountryIso3, c.PresidentIso3 }).Distinct().Select(StateId.Of).ToList();
        var names = await db.States.Where(s => ids.Contains(s.Id))
            .Select(s => new { s.Id, s.Names })
            .ToDictionaryAsync(s => s.Id.Iso3, s => s.Names.InOrOriginal(language), cancellation);
        return [.. conferences.Select(c => new ConferenceFacts(
            c,
            names.GetValueOrDefault(c.CountryIso3, c.CountryIso3),
            names.GetValueOrDefault(c.PresidentIso3, c.PresidentIso3)))];
    }
}

/// <summary>A Conference with the names of the States it mentions.</summary>
/// <param name="Conference">The facts.</param>
/// <param name="Country">The State in which it was held.</param>
/// <param name="PresidentState">The president's State.</param>
internal sealed record ConferenceFacts(Conference Conference, string Country, string PresidentState);
