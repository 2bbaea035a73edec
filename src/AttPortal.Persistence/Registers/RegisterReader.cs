using AttPortal.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.Registers;

/// <summary>What became of an entry.</summary>
public enum LeafStanding
{
    /// <summary>Its bytes lead to the head under which it was entered and to the newest one; both signatures are good.</summary>
    Stands,

    /// <summary>It, or what proves it, was altered.</summary>
    Altered,

    /// <summary>There is no such entry.</summary>
    Missing,
}

/// <summary>An entry, recomputed from its stored bytes.</summary>
/// <param name="Standing">What became of it.</param>
/// <param name="Leaf">Its stored bytes; null when missing.</param>
/// <param name="Place">
/// The proof against the head under which it was entered, the one that stands on the receipt: a newer head would tell how
/// many receipts there are by now. Null unless the entry stands.
/// </param>
public sealed record LeafCheck(LeafStanding Standing, byte[]? Leaf, RegisterPlace? Place);

/// <summary>Proves what stands in a log, from a few stored nodes.</summary>
public static class RegisterReader
{
    /// <summary>The proof that a receipt stands in the register as it is now; null when there is no such entry.</summary>
    public static async Task<RegisterPlace?> ProveAsync(PortalDbContext db, long index, CancellationToken cancellation = default) =>
        await HeadAsync(db, RegisterLog.Receipts, cancellation) is { } head && index >= 0 && index < head.Head.Size
            ? await PlaceAsync(db, index, head, cancellation)
            : null;

    /// <summary>Recomputes the entry of a receipt from its stored bytes, up to the signed heads.</summary>
    /// <param name="db">The database.</param>
    /// <param name="index">Which entry.</param>
    /// <param name="expected">The bytes that it should have, made anew from the receipt; null when only the register is asked.</param>
    /// <param name="cancellation">Ends the check.</param>
    public static async Task<LeafCheck> CheckLeafAsync(PortalDbContext db, long index, byte[]? expected = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        const RegisterLog Log = RegisterLog.Receipts;
        var leaf = await db.RegisterEntries.Where(e => e.Log == Log && e.Index == index).Select(e => e.Leaf).SingleOrDefaultAsync(cancellation);
        if (leaf is null)
        {
            return new LeafCheck(LeafStanding.Missing, null, null);
        }

        var altered = new LeafCheck(LeafStanding.Altered, leaf, null);
        if (expected is not null && !expected.AsSpan().SequenceEqual(leaf))
        {
            return altered;
        }

        var own = (await Heads(db, Log).Where(h => h.Size > index).OrderBy(h => h.Size).FirstOrDefaultAsync(cancellation))?.ToSignedHead();
        var newest = await HeadAsync(db, Log, cancellation);
        if (own is null || newest is null)
        {
            return altered;
        }

        var hash = MerkleTree.HashLeaf(leaf);
        foreach (var head in own.Head.Size == newest.Head.Size ? [newest] : new[] { newest, own })
        {
            var place = await PlaceAsync(db, index, head, cancellation);
            if (place is null || !head.IsGenuine() || !InclusionProof.Verify(hash, index, place.TreeSize, place.InclusionProof, place.RootHash))
            {
                return altered;
            }

            if (head.Head.Size == own.Head.Size)
            {
                return new LeafCheck(LeafStanding.Stands, leaf, place);
            }
        }

        return altered;
    }

    /// <summary>The newest head of a log; null while the log is empty.</summary>
    public static async Task<SignedHead?> HeadAsync(PortalDbContext db, RegisterLog log, CancellationToken cancellation) =>
        (await Heads(db, log).OrderByDescending(h => h.Size).FirstOrDefaultAsync(cancellation))?.ToSignedHead();

    /// <summary>The public keys by which heads are verified, the newest first.</summary>
    public static Task<List<byte[]>> PublicKeysAsync(PortalDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.RegisterKeys.OrderByDescending(k => k.CreatedAt).Select(k => k.PublicKey).ToListAsync(cancellation);
    }

    private static IQueryable<RegisterHead> Heads(PortalDbContext db, RegisterLog log) => db.RegisterHeads.AsNoTracking().Include(h => h.Key).Where(h => h.Log == log);

    /// <summary>The proof against this head; null where a node that it needs is gone.</summary>
    private static async Task<RegisterPlace?> PlaceAsync(PortalDbContext db, long index, SignedHead head, CancellationToken cancellation)
    {
        var ranges = InclusionProof.Ranges(index, head.Head.Size);
        var places = ranges.SelectMany(r => r.Nodes()).ToList();
        var levels = places.ConvertAll(p => p.Level);
        var indexes = places.ConvertAll(p => p.Index);
        var nodes = (await db.RegisterNodes
            .FromSql($"select n.* from register_nodes n join unnest({levels}, {indexes}) as p(level, index) using (level, index) where n.log = {head.Head.Log.Name()}")
            .AsNoTracking().ToListAsync(cancellation)).ToDictionary(n => n.Place, n => n.Hash);
        return places.TrueForAll(p => nodes.TryGetValue(p, out var hash) && hash.Length == MerkleTree.HashSize)
            ? new RegisterPlace(index, head.Head.Size, head.Head.RootHash, [.. ranges.Select(r => r.Hash(p => nodes[p]))], head)
            : null;
    }
}
