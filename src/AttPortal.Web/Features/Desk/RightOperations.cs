using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using AttPortal.Web.Auditing;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AttPortal.Web.Features.Desk;

/// <summary>Gives and withdraws the rights of officers. Rights are looked up at each request, so either holds at once.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where it is written down.</param>
internal sealed class RightOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit)
{
    /// <summary>Makes a person an officer of a group in a cycle; a right already held stays as it is.</summary>
    public async Task<Result> GrantAsync(Actor actor, Guid userId, string groupCode, int cycle, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat)
        {
            return NotYours;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Users.AllAsync(u => u.Id != userId, cancellation))
        {
            return new DomainError("rights.no-such-person");
        }

        if (await db.WorkingGroups.AllAsync(g => g.Code != groupCode, cancellation) || await db.Conferences.AllAsync(c => c.Number != cycle, cancellation))
        {
            return new DomainError("rights.no-such-office");
        }

        db.Grants.Add(new Grant(Guid.CreateVersion7(), userId, GrantedRole.Officer, groupCode, cycle));
        audit.Record(db, actor, "rights.granted", $"people/{userId}", new { Role = nameof(GrantedRole.Officer), Group = groupCode, Cycle = cycle });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException conflict) when (conflict.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same form sent twice: the right is there, and was written down once.
        }

        return Result.Done;
    }

    /// <summary>Withdraws an officer's right; one that is gone already stays gone.</summary>
    public async Task<Result> WithdrawAsync(Actor actor, Guid grantId, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat)
        {
            return NotYours;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Grants.SingleOrDefaultAsync(g => g.Id == grantId && g.Role == GrantedRole.Officer, cancellation) is not { } grant)
        {
            return Result.Done;
        }

        db.Grants.Remove(grant);
        audit.Record(db, actor, "rights.withdrawn", $"people/{grant.UserId}", new { Role = grant.Role.ToString(), Group = grant.GroupCode, grant.Cycle });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else withdrew it in the same moment.
        }

        return Result.Done;
    }

    private static DomainError NotYours => new("rights.secretariat-only");
}
