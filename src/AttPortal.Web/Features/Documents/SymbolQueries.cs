using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Documents;

/// <summary>Looks up the names behind the codes of symbols.</summary>
/// <param name="db">The database.</param>
internal sealed class SymbolQueries(PortalDbContext db)
{
    /// <summary>The names in one language.</summary>
    public async Task<SymbolNames> NamesAsync(Language language, CancellationToken cancellation)
    {
        var groups = await db.WorkingGroups.AsNoTracking().Select(g => new { g.Code, g.Name }).ToListAsync(cancellation);
        var states = await db.States.AsNoTracking().Select(s => new { s.Id, s.Names }).ToListAsync(cancellation);
        return new SymbolNames(groups.ToDictionary(g => g.Code, g => g.Name.InOrOriginal(language)), states.ToDictionary(s => s.Id.Iso3, s => s.Names.InOrOriginal(language)));
    }
}
