using AttPortal.Persistence.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.Registers;

/// <summary>Compares the audit log with what was sealed of it.</summary>
/// <param name="db">The database, in a transaction that sees one state.</param>
/// <param name="findings">Where what is found is written down.</param>
internal sealed class AuditLogCheck(PortalDbContext db, Findings findings)
{
    /// <summary>A record may say an instant that lies so far before the last seal that it is not under: clocks differ, and changes take a while.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    private readonly HashSet<long> seen = [];

    /// <summary>Compares some entries with the records that they seal.</summary>
    public async Task CompareAsync(IReadOnlyList<WalkedEntry> entries, CancellationToken cancellation)
    {
        List<(long Id, string Hash, WalkedEntry Entry)> seals = [];
        foreach (var entry in entries)
        {
            if (AuditSeal.Read(entry.Leaf) is not { } seal)
            {
                findings.Add($"Entry {entry.Index} is not the seal of an audit record.");
            }
            else if (!seen.Add(seal.Id))
            {
                findings.Add($"Audit record {seal.Id} is sealed a second time by entry {entry.Index}.");
            }
            else
            {
                seals.Add((seal.Id, seal.Hash, entry));
            }
        }

        var ids = seals.ConvertAll(s => s.Id);
        var records = await db.AuditEntries.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellation);
        foreach (var (id, hash, entry) in seals)
        {
            if (records.GetValueOrDefault(id) is not { } record)
            {
                findings.Add($"Audit record {id} (entry {entry.Index}) was deleted.");
            }
            else if (AuditSeal.Hash(record) != hash)
            {
                findings.Add($"Audit record {id} (entry {entry.Index}) was altered: it is not what was sealed.");
            }
            else if (entry.Before - record.At > Tolerance && !IsSpellOfWriting(record))
            {
                findings.Add($"Audit record {id} (entry {entry.Index}) was put in later: it says {Findings.Instant(record.At)}, but was not there when the log was sealed on {Findings.Instant(entry.Before!.Value)}.");
            }
        }
    }

    /// <summary>Finds records that are neither sealed nor wait for it, and such as waited and are gone.</summary>
    /// <returns>How many wait.</returns>
    public async Task<int> FindUnsealedAsync(CancellationToken cancellation)
    {
        var waiting = (await db.UnsealedAuditEntries.Select(u => u.AuditEntryId).ToListAsync(cancellation)).ToHashSet();
        var count = waiting.Count;
        await foreach (var id in db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!waiting.Remove(id) && !seen.Contains(id))
            {
                findings.Add($"Audit record {id} was put in past the portal: it is neither sealed nor waits for it.");
            }
        }

        foreach (var id in waiting.Order())
        {
            findings.Add($"Audit record {id} was deleted before it was sealed.");
        }

        return count;
    }

    /// <summary>A spell of writing is recorded when it is over, which a stopped portal does only when it starts again.</summary>
    private static bool IsSpellOfWriting(AuditEntry record) => record.Action.EndsWith(".text.written", StringComparison.Ordinal);
}
