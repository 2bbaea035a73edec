using AttPortal.Domain.Registers;
using AttPortal.Persistence;
using AttPortal.Persistence.Auditing;
using AttPortal.Persistence.Registers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Audit;

/// <summary>A record of the audit log.</summary>
public sealed record AuditRow(long Id, DateTimeOffset At, string Who, string Action, string Subject, string Detail, string? Reason);

/// <summary>A page of the log, newest first.</summary>
/// <param name="Rows">Its records.</param>
/// <param name="HasOlder">Whether more follow the last.</param>
internal sealed record AuditSheet(IReadOnlyList<AuditRow> Rows, bool HasOlder);

/// <summary>How far the log is sealed.</summary>
/// <param name="At">When it was sealed last; null before the first time.</param>
/// <param name="Sealed">How many records are sealed.</param>
/// <param name="Waiting">How many newer ones wait for it.</param>
public sealed record AuditSealState(DateTimeOffset? At, long Sealed, int Waiting);

/// <summary>Somebody who did something: an account, under the name it last acted by.</summary>
internal sealed record AuditPerson(Guid Id, string Name);

/// <summary>
/// Reads the audit log. It may hold millions of records: a page is found by where the one before ended, and each list of
/// choices by steps through an index, so that no answer waits for a walk through the whole.
/// </summary>
/// <param name="db">The database.</param>
internal sealed class AuditQueries(PortalDbContext db)
{
    public const int RowsPerPage = 50;

    /// <summary>The records that pass, from the newest or from behind one that was seen.</summary>
    /// <param name="filter">Which records.</param>
    /// <param name="before">The last record of the page before; null for the first page.</param>
    /// <param name="cancellation">Ends the query.</param>
    public async Task<AuditSheet> PageAsync(AuditFilter filter, long? before, CancellationToken cancellation)
    {
        var entries = filter.Apply(db.AuditEntries);
        if (before is { } id)
        {
            var at = await db.AuditEntries.Where(e => e.Id == id).Select(e => (DateTimeOffset?)e.At).SingleOrDefaultAsync(cancellation);
            if (at is null)
            {
                return new AuditSheet([], HasOlder: false);
            }

            entries = entries.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.At, e.Id), ValueTuple.Create(at.Value, id)));
        }

        var rows = await Rows(entries).Take(RowsPerPage + 1).ToListAsync(cancellation);
        return new AuditSheet(rows[..Math.Min(rows.Count, RowsPerPage)], rows.Count > RowsPerPage);
    }

    /// <summary>How far the log is sealed.</summary>
    public async Task<AuditSealState> SealingAsync(CancellationToken cancellation)
    {
        var head = await RegisterReader.HeadAsync(db, RegisterLog.Audit, cancellation);
        return new AuditSealState(head?.Head.At, head?.Head.Size ?? 0, await db.UnsealedAuditEntries.CountAsync(cancellation));
    }

    /// <summary>All records that pass, newest first, as they come from the database.</summary>
    public IAsyncEnumerable<AuditRow> All(AuditFilter filter) => Rows(filter.Apply(db.AuditEntries)).AsAsyncEnumerable();

    /// <summary>Every action that was ever recorded.</summary>
    public Task<List<string>> ActionsAsync(CancellationToken cancellation) => db.Database.SqlQuery<string>($"""
        with recursive step as (
          (select action from audit_entries order by action limit 1)
          union all
          select (select action from audit_entries where action > step.action order by action limit 1) from step where step.action is not null)
        select action as "Value" from step where action is not null
        """).ToListAsync(cancellation);

    /// <summary>Every account that ever did something.</summary>
    public Task<List<AuditPerson>> PeopleAsync(CancellationToken cancellation) => db.Database.SqlQuery<AuditPerson>($"""
        with recursive step as (
          (select user_id from audit_entries where user_id is not null order by user_id limit 1)
          union all
          select (select user_id from audit_entries where user_id > step.user_id order by user_id limit 1) from step where step.user_id is not null)
        select step.user_id as "Id", last.who as "Name" from step
        cross join lateral (select who from audit_entries e where e.user_id = step.user_id order by at desc, id desc limit 1) last
        order by last.who
        """).ToListAsync(cancellation);

    private static IQueryable<AuditRow> Rows(IQueryable<AuditEntry> entries) => entries
        .OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
        .Select(e => new AuditRow(e.Id, e.At, e.Who, e.Action, e.Subject, e.Detail, e.Reason));
}
