namespace AttPortal.Domain.Registers;

/// <summary>
/// The place of a complete subtree. Such a node never changes once its last leaf stands, so it can be stored for good.
/// </summary>
/// <param name="Level">Its height: 0 for a leaf; a node of level n covers 2ⁿ leaves.</param>
/// <param name="Index">Its place among the nodes of its level, from 0 on the left.</param>
public readonly record struct NodePlace(int Level, long Index)
{
    /// <summary>The first leaf under this node.</summary>
    public long FirstLeaf => Index << Level;

    /// <summary>The last leaf under this node.</summary>
    public long LastLeaf => ((Index + 1) << Level) - 1;
}

/// <summary>A complete subtree and its hash.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Hash">Its hash.</param>
public sealed record MerkleNode(NodePlace Place, byte[] Hash);

/// <summary>
/// Neighbouring leaves that form a subtree when a tree is split as RFC 9162 splits it: by the largest power of two that is
/// smaller than the number of leaves. At the right edge such a subtree may be incomplete.
/// </summary>
/// <param name="Start">The first leaf.</param>
/// <param name="End">Behind the last leaf.</param>
public readonly record struct LeafRange(long Start, long End)
{
    /// <summary>The complete subtrees that make it up, from left to right; one, unless it is incomplete.</summary>
    public IEnumerable<NodePlace> Nodes()
    {
        var start = Start;
        while (start < End)
        {
            var fits = 63 - (int)long.LeadingZeroCount(End - start);
            var level = start == 0 ? fits : Math.Min(fits, (int)long.TrailingZeroCount(start));
            yield return new NodePlace(level, start >> level);
            start += 1L << level;
        }
    }

    /// <summary>Its hash.</summary>
    /// <param name="hash">The stored hash of a complete subtree.</param>
    public byte[] Hash(Func<NodePlace, byte[]> hash) => MerkleTree.Fold([.. Nodes().Select(hash)]);
}
