using AttPortal.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.Registers;

/// <summary>An entry that a walk came by.</summary>
/// <param name="Index">Its place.</param>
/// <param name="Leaf">Its bytes.</param>
/// <param name="Before">When the last head was signed that does not cover it; null for those under the first head.</param>
internal sealed record WalkedEntry(long Index, byte[] Leaf, DateTimeOffset? Before);

/// <summary>
/// Goes through a log from its first entry to its last, computes every hash anew and compares it with what is stored. Where
/// the two differ it says so and goes on with the stored one, so that one alteration is not told again at every later hash.
/// </summary>
/// <param name="db">The database, in a transaction that sees one state.</param>
/// <param name="log">Which log.</param>
/// <param name="findings">Where what is found is written down.</param>
internal sealed class LogWalk(PortalDbContext db, RegisterLog log, Findings findings)
{
    private const int Window = 2000;

    private readonly List<byte[]> edge = [];
    private bool isEdgeKnown = true;
    private long lastGood;
    private long lastGoodKept;
    private long wrongHeads;
    private DateTimeOffset? lastHeadAt;

    /// <summary>How many entries the log has.</summary>
    public long Entries { get; private set; }

    public SignedHead? Newest { get; private set; }

    /// <summary>Walks.</summary>
    /// <param name="kept">Heads of this log that were kept elsewhere.</param>
    /// <param name="visit">Is shown the entries, some at a time.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public async Task RunAsync(IReadOnlyList<SignedHead> kept, Func<IReadOnlyList<WalkedEntry>, CancellationToken, Task>? visit, CancellationToken cancellation)
    {
        Newest = await RegisterReader.HeadAsync(db, log, cancellation);
        Entries = (await db.RegisterEntries.Where(e => e.Log == log).MaxAsync(e => (long?)e.Index, cancellation) ?? -1) + 1;
        await ReceiveAsync(kept, cancellation);
        for (var start = 0L; start < Entries; start += Window)
        {
            var window = await ReadAsync(start, Math.Min(start + Window, Entries), cancellation);
            List<WalkedEntry> walked = [];
            for (var index = window.Start; index < window.End; index++)
            {
                if (window.Leaves.GetValueOrDefault(index) is { } leaf)
                {
                    walked.Add(new WalkedEntry(index, leaf, lastHeadAt));
                }

                Take(window, index);
                Compare(window, index + 1, kept);
            }

            if (visit is not null)
            {
                await visit(walked, cancellation);
            }
        }

        await EndAsync(cancellation);
    }

    /// <summary>What can be said of kept heads without the entries.</summary>
    private async Task ReceiveAsync(IReadOnlyList<SignedHead> kept, CancellationToken cancellation)
    {
        var keys = (await RegisterReader.PublicKeysAsync(db, cancellation)).Select(k => SignedHead.IdOf(k)).ToHashSet();
        foreach (var head in kept)
        {
            if (!head.IsGenuine())
            {
                findings.Add($"The kept head of {Findings.Instant(head.Head.At)} is not signed by its key: the file was altered.");
            }
            else if (!keys.Contains(head.KeyId))
            {
                findings.Add($"The kept head of {Findings.Instant(head.Head.At)} was signed by the key {head.KeyId}, which this database does not know: its keys were replaced, or the file is from another portal.");
            }

            if (head.Head.Size > Entries)
            {
                findings.Add($"The kept head of {Findings.Instant(head.Head.At)} covers {head.Head.Size} entries: the entries from {Entries} to {head.Head.Size - 1} are gone.");
            }
        }
    }

    private async Task<Part> ReadAsync(long start, long end, CancellationToken cancellation)
    {
        var leaves = await db.RegisterEntries.Where(e => e.Log == log && e.Index >= start && e.Index < end).ToDictionaryAsync(e => e.Index, e => e.Leaf, cancellation);
        // The subtrees that the entries of this part complete.
        var nodes = await db.RegisterNodes.FromSql($"""
            select n.* from generate_series(0, 62) as l(level)
            join register_nodes n on n.log = {log.Name()} and n.level = l.level
              and n.index >= ({start}::bigint >> l.level) and n.index < ({end}::bigint >> l.level)
            """).AsNoTracking().ToDictionaryAsync(n => n.Place, n => n.Hash, cancellation);
        var heads = await db.RegisterHeads.AsNoTracking().Include(h => h.Key).Where(h => h.Log == log && h.Size > start && h.Size <= end)
            .ToDictionaryAsync(h => h.Size, h => h.ToSignedHead(), cancellation);
        return new Part(start, end, leaves, nodes, heads);
    }

    private void Take(Part part, long index)
    {
        var place = new NodePlace(0, index);
        var hash = part.Leaves.GetValueOrDefault(index) is { } leaf ? MerkleTree.HashLeaf(leaf) : null;
        var stored = part.Hash(place);
        if (hash is null)
        {
            findings.Add($"Entry {index} is gone.");
        }
        else if (stored is null)
        {
            findings.Add($"The stored hash of entry {index} is gone.");
        }
        else if (!hash.AsSpan().SequenceEqual(stored))
        {
            findings.Add($"Entry {index} was altered: its bytes do not have the hash under which it was entered.");
        }

        hash = stored ?? hash;
        if (hash is null || !isEdgeKnown)
        {
            isEdgeKnown = false;
            return;
        }

        for (var rest = index; (rest & 1) == 1; rest >>= 1)
        {
            place = new NodePlace(place.Level + 1, place.Index >> 1);
            hash = MerkleTree.HashNode(edge[^1], hash);
            edge.RemoveAt(edge.Count - 1);
            stored = part.Hash(place);
            if (stored is null)
            {
                findings.Add($"The stored hash over the entries from {place.FirstLeaf} to {place.LastLeaf} is gone.");
            }
            else if (!hash.AsSpan().SequenceEqual(stored))
            {
                findings.Add($"The stored hash over the entries from {place.FirstLeaf} to {place.LastLeaf} does not follow from them: one of them was altered.");
            }

            hash = stored ?? hash;
        }

        edge.Add(hash);
    }

    private void Compare(Part part, long size, IReadOnlyList<SignedHead> kept)
    {
        var head = part.Heads.GetValueOrDefault(size);
        var keptHere = kept.Where(k => k.Head.Size == size).ToList();
        if (head is null && keptHere.Count == 0)
        {
            return;
        }

        var root = isEdgeKnown ? new MerkleFrontier(size, edge).Root : null;
        foreach (var keptHead in keptHere.Where(_ => root is not null))
        {
            if (root.AsSpan().SequenceEqual(keptHead.Head.RootHash))
            {
                lastGoodKept = size;
            }
            else
            {
                findings.Add($"The log was rewritten: its first {size} entries are not those of the kept head of {Findings.Instant(keptHead.Head.At)}. Altered was something among the entries from {lastGoodKept} to {size - 1}.");
            }
        }

        if (head is null)
        {
            return;
        }

        lastHeadAt = head.Head.At;
        if (!head.IsGenuine())
        {
            findings.Add($"The head over {size} entries is not signed by its key: it was altered.");
        }

        if (root is null || root.AsSpan().SequenceEqual(head.Head.RootHash))
        {
            lastGood = size;
        }
        else if (++wrongHeads == 1)
        {
            findings.Add($"The entries from {lastGood} to {size - 1} are not those over which the head of {Findings.Instant(head.Head.At)} was signed.");
        }
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        if (!isEdgeKnown)
        {
            findings.Add($"Where an entry is gone with its hash, the later heads can't be computed anew.");
        }

        if (wrongHeads > 1)
        {
            findings.Add($"So do {wrongHeads - 1} later heads not fit the entries.");
        }

        if ((Newest?.Head.Size ?? 0) < Entries)
        {
            findings.Add($"The entries from {Newest?.Head.Size ?? 0} to {Entries - 1} are covered by no head.");
        }
        else if (Newest?.Head.Size > Entries)
        {
            findings.Add($"The newest head covers {Newest.Head.Size} entries: the entries from {Entries} to {Newest.Head.Size - 1} are gone.");
        }

        var end = Math.Max(Entries, Newest?.Head.Size ?? 0);
        var surplus = await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from register_nodes where log = {log.Name()} and index >= {end}::bigint >> level")
            .SingleAsync(cancellation);
        if (surplus > 0)
        {
            findings.Add($"{surplus} stored hash(es) belong to no entry.");
        }
    }

    private sealed record Part(long Start, long End, Dictionary<long, byte[]> Leaves, Dictionary<NodePlace, byte[]> Nodes, Dictionary<long, SignedHead> Heads)
    {
        /// <summary>The stored hash; one of a wrong length is none.</summary>
        public byte[]? Hash(NodePlace place) => Nodes.GetValueOrDefault(place) is { Length: MerkleTree.HashSize } hash ? hash : null;
    }
}
