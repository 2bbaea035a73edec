using AttPortal.Domain.Delegations;
using AttPortal.Persistence;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Delegations;

/// <summary>The API tokens of a delegation, as its focal point and the Secretariat see them.</summary>
/// <param name="Delegation">The delegation.</param>
/// <param name="Tokens">The newest first; what they were is not kept.</param>
public sealed record TokensOfDelegation(Delegation Delegation, IReadOnlyList<ApiToken> Tokens);

/// <summary>Reads API tokens.</summary>
/// <param name="db">The database.</param>
internal sealed class ApiTokenQueries(PortalDbContext db)
{
    /// <summary>The tokens of a delegation; null for whoever neither is its focal point nor of the Secretariat.</summary>
    public async Task<TokensOfDelegation?> FindAsync(Actor actor, string slug, CancellationToken cancellation)
    {
        var delegation = await db.Delegations.AsNoTracking().SingleOrDefaultAsync(d => d.Slug == slug, cancellation);
        return delegation is not null && (actor.IsSecretariat || actor.IsFocalPointOf(delegation.Id))
            ? new TokensOfDelegation(
                delegation, await db.ApiTokens.AsNoTracking().Where(t => t.DelegationId == delegation.Id).OrderByDescending(t => t.MadeAt).ToListAsync(cancellation))
            : null;
    }
}
