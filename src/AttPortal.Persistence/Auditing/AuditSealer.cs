using AttPortal.Domain.Registers;
using AttPortal.Persistence.Registers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.Auditing;

/// <summary>
/// Seals records of the audit log after they were committed, many under one head: a change waits for no other change.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="writer">Appends to the register.</param>
public sealed class AuditSealer(IDbContextFactory<PortalDbContext> contexts, RegisterWriter writer)
{
    private const int Batch = 1000;

    /// <summary>Seals what waits, a thousand records at a time.</summary>
    /// <returns>How many were sealed; call again until there are none.</returns>
    public async Task<int> SealAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.UnsealedAuditEntries.AnyAsync(cancellation))
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Another instance may be at it: each takes what the other has not taken. A record that somebody took out can't be sealed,
        // and must not keep the others from it; the check of the register names it.
        var entries = await db.AuditEntries.FromSql($"""
            with taken as materialized (
              select u.audit_entry_id from unsealed_audit_entries u
              where exists (select from audit_entries e where e.id = u.audit_entry_id)
              order by u.audit_entry_id limit {Batch} for update of u skip locked)
            select e.* from audit_entries e join taken t on t.audit_entry_id = e.id order by e.id
            """).AsNoTracking().ToListAsync(cancellation);
        if (entries.Count == 0)
        {
            return 0;
        }

        var ids = entries.ConvertAll(e => e.Id);
        await db.UnsealedAuditEntries.Where(u => ids.Contains(u.AuditEntryId)).ExecuteDeleteAsync(cancellation);
        await writer.AppendAsync(db, RegisterLog.Audit, entries.ConvertAll(AuditSeal.Leaf), cancellation);
        await transaction.CommitAsync(cancellation);
        return entries.Count;
    }
}
