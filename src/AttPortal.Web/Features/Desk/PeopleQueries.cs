using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Desk;

/// <summary>An account and what it may do.</summary>
public sealed record Person(Guid Id, string Name, string Email, IReadOnlyList<PersonRight> Rights);

/// <summary>A right of an account.</summary>
public sealed record PersonRight(Guid Id, GrantedRole Role, string? GroupCode, int? Cycle);

/// <summary>What can be chosen when a right is given.</summary>
internal sealed record Offices(IReadOnlyList<string> Groups, IReadOnlyList<int> Cycles);

/// <summary>Reads accounts and rights.</summary>
/// <param name="db">The database.</param>
internal sealed class PeopleQueries(PortalDbContext db)
{
    /// <summary>All accounts by name.</summary>
    public async Task<IReadOnlyList<Person>> AllAsync(CancellationToken cancellation)
    {
        var users = await db.Users.OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new { u.Id, u.DisplayName, u.Email }).ToListAsync(cancellation);
        var grants = (await db.Grants.AsNoTracking().ToListAsync(cancellation)).ToLookup(g => g.UserId);
        return [.. users.Select(u => new Person(u.Id, u.DisplayName, u.Email ?? "", [.. grants[u.Id]
            .OrderBy(g => g.Role).ThenBy(g => g.GroupCode, StringComparer.Ordinal).ThenByDescending(g => g.Cycle)
            .Select(g => new PersonRight(g.Id, g.Role, g.GroupCode, g.Cycle))]))];
    }

    /// <summary>The groups and cycles in which somebody may hold an office; the latest cycle first.</summary>
    public async Task<Offices> OfficesAsync(CancellationToken cancellation) => new(
        await db.WorkingGroups.OrderBy(g => g.Code).Select(g => g.Code).ToListAsync(cancellation),
        await db.Conferences.OrderByDescending(c => c.Number).Select(c => c.Number).ToListAsync(cancellation));
}
