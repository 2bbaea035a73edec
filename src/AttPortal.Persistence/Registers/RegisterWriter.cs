using System.Data;
using AttPortal.Domain.Registers;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AttPortal.Persistence.Registers;

/// <summary>Where an entry stands, and the proof of it.</summary>
/// <param name="Index">Its place in the log, from 0.</param>
/// <param name="TreeSize">How many entries the log has at <paramref name="Head"/>.</param>
/// <param name="RootHash">The root over them.</param>
/// <param name="InclusionProof">The hashes that lead from the entry to the root (RFC 9162, section 2.1.3).</param>
/// <param name="Head">The signed head.</param>
public sealed record RegisterPlace(long Index, long TreeSize, byte[] RootHash, IReadOnlyList<byte[]> InclusionProof, SignedHead Head);

/// <summary>
/// Appends to a log within the caller's transaction: what is rolled back was never in the log. Who appends holds the log
/// until that transaction ends, on all instances, so do it last: two round trips, then the commit.
/// </summary>
/// <param name="keys">The key that signs heads.</param>
public sealed class RegisterWriter(RegisterKeys keys)
{
    /// <summary>Enters a receipt.</summary>
    /// <param name="db">The context with the open transaction in which everything else of the submission was saved.</param>
    /// <param name="leaf">The receipt's facts, in canonical form.</param>
    /// <param name="cancellation">Ends the attempt; the caller then rolls back.</param>
    /// <param name="along">What else is written once the place is known, in the same round trip: meanwhile the log is held.</param>
    /// <exception cref="InvalidOperationException">No transaction is open, or it reads from an older snapshot.</exception>
    public async Task<RegisterPlace> AppendAsync(PortalDbContext db, byte[] leaf, CancellationToken cancellation, Func<long, NpgsqlBatchCommand>? along = null)
    {
        var (head, proof) = await GrowAsync(db, RegisterLog.Receipts, [leaf], along, cancellation);
        return new RegisterPlace(head.Head.Size - 1, head.Head.Size, head.Head.RootHash, proof, head);
    }

    /// <summary>Appends several entries at once, under one head.</summary>
    public async Task<SignedHead> AppendAsync(PortalDbContext db, RegisterLog log, IReadOnlyList<byte[]> leaves, CancellationToken cancellation) =>
        (await GrowAsync(db, log, leaves, null, cancellation)).Head;

    private async Task<(SignedHead Head, IReadOnlyList<byte[]> ProofOfLast)> GrowAsync(
        PortalDbContext db, RegisterLog log, IReadOnlyList<byte[]> leaves, Func<long, NpgsqlBatchCommand>? along, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentOutOfRangeException.ThrowIfZero(leaves.Count);
        var transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("An entry is appended in the transaction of what it is about; none is open.");
        if (transaction.IsolationLevel != IsolationLevel.ReadCommitted)
        {
            throw new InvalidOperationException("Only a transaction that reads what was committed sees the end of the log once it holds it.");
        }

        var key = await keys.CurrentAsync(cancellation);
        var (frontier, at) = await HoldAsync(transaction, log, cancellation);
        var first = frontier.Size;
        List<MerkleNode> nodes = [];
        IReadOnlyList<byte[]> proofOfLast = [];
        foreach (var leaf in leaves)
        {
            proofOfLast = frontier.ProofOfNext;
            nodes.AddRange(frontier.Append(MerkleTree.HashLeaf(leaf)));
        }

        var head = key.Sign(new TreeHead(log, frontier.Size, frontier.Root, at));
        await StoreAsync(transaction, head, first, leaves, nodes, along?.Invoke(head.Head.Size - 1), cancellation);
        return (head, proofOfLast);
    }

    /// <summary>Waits for its turn, then reads where the log ends. The second statement sees what was committed while the first waited.</summary>
    private static async Task<(MerkleFrontier Frontier, DateTimeOffset At)> HoldAsync(NpgsqlTransaction transaction, RegisterLog log, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select pg_advisory_xact_lock($1, $2)")
        {
            Parameters = { new() { Value = RegisterLock.Class }, new() { Value = RegisterLock.Of(log) } },
        });
        // The complete subtrees at the edge are given by the binary digits of the size, the largest first.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            select h.size, clock_timestamp(), n.hash
            from (select coalesce((select size from register_heads where log = $1 order by size desc limit 1), 0) as size) h
            left join generate_series(62, 0, -1) as l(level) on (h.size >> l.level) & 1 = 1
            left join register_nodes n on n.log = $1 and n.level = l.level and n.index = (h.size >> l.level) - 1
            order by l.level desc
            """)
        {
            Parameters = { new() { Value = log.Name() } },
        });
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.NextResultAsync(cancellation);
        var (size, at, hashes) = (0L, default(DateTimeOffset), new List<byte[]>());
        while (await rows.ReadAsync(cancellation))
        {
            size = rows.GetInt64(0);
            at = await rows.GetFieldValueAsync<DateTimeOffset>(1, cancellation);
            if (!await rows.IsDBNullAsync(2, cancellation))
            {
                hashes.Add(await rows.GetFieldValueAsync<byte[]>(2, cancellation));
            }
        }

        return hashes.Count == long.PopCount(size)
            ? (new MerkleFrontier(size, hashes), at)
            : throw new InvalidOperationException("The register is damaged: hashes at its end are gone. The command check-register says which.");
    }

    private static async Task StoreAsync(
        NpgsqlTransaction transaction, SignedHead head, long first, IReadOnlyList<byte[]> leaves, List<MerkleNode> nodes, NpgsqlBatchCommand? along, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            with entries as (
              insert into register_entries (log, index, leaf)
              select $1, $2 + n - 1, leaf from unnest($3) with ordinality as t(leaf, n)),
            nodes as (
              insert into register_nodes (log, level, index, hash)
              select $1, level, index, hash from unnest($4, $5, $6) as t(level, index, hash))
            insert into register_heads (log, size, root_hash, at, key_id, signature) values ($1, $7, $8, $9, $10, $11)
            """)
        {
            Parameters =
            {
                new() { Value = head.Head.Log.Name() },
                new() { Value = first },
                new() { Value = leaves.ToArray() },
                new() { Value = nodes.ConvertAll(n => n.Place.Level) },
                new() { Value = nodes.ConvertAll(n => n.Place.Index) },
                new() { Value = nodes.ConvertAll(n => n.Hash).ToArray() },
                new() { Value = head.Head.Size },
                new() { Value = head.Head.RootHash },
                new() { Value = head.Head.At },
                new() { Value = head.KeyId },
                new() { Value = head.Signature },
            },
        });
        if (along is not null)
        {
            batch.BatchCommands.Add(along);
        }

        await batch.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>The locks by which those who append to one log wait for each other, whichever instance they work for.</summary>
internal static class RegisterLock
{
    /// <summary>Keeps these locks apart from others in the same database.</summary>
    public const int Class = 0x41545452;

    /// <summary>Held while a key is made.</summary>
    public const int Keys = 0;

    /// <summary>Held while a log is appended to.</summary>
    public static int Of(RegisterLog log) => (int)log + 1;
}
