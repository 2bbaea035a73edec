namespace AttPortal.Domain.Registers;

/// <summary>Shows that a leaf stands in a tree, by one hash for each level (RFC 9162, section 2.1.3).</summary>
public static class InclusionProof
{
    /// <summary>The subtrees whose hashes make the proof, from the leaf upwards (section 2.1.3.1).</summary>
    /// <param name="index">Which leaf, from 0.</param>
    /// <param name="treeSize">In a tree of how many leaves.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public static IReadOnlyList<LeafRange> Ranges(long index, long treeSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, treeSize);
        List<LeafRange> ranges = [];
        var (start, end) = (0L, treeSize);
        while (end - start > 1)
        {
            var middle = start + Split(end - start);
            if (index < middle)
            {
                ranges.Add(new LeafRange(middle, end));
                end = middle;
            }
            else
            {
                ranges.Add(new LeafRange(start, middle));
                start = middle;
            }
        }

        ranges.Reverse();
        return ranges;
    }

    /// <summary>Whether the proof leads from the leaf to the root (section 2.1.3.2).</summary>
    /// <param name="leafHash">The leaf's hash.</param>
    /// <param name="index">Where it is said to stand.</param>
    /// <param name="treeSize">In a tree of how many leaves.</param>
    /// <param name="proof">The hashes, from the leaf upwards.</param>
    /// <param name="root">The root of that tree.</param>
    public static bool Verify(byte[] leafHash, long index, long treeSize, IReadOnlyList<byte[]> proof, byte[] root)
    {
        ArgumentNullException.ThrowIfNull(leafHash);
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(root);
        if (index < 0 || index >= treeSize || leafHash.Length != MerkleTree.HashSize || proof.Any(h => h.Length != MerkleTree.HashSize))
        {
            return false;
        }

        var (fn, sn) = (index, treeSize - 1);
        var hash = leafHash;
        foreach (var sibling in proof)
        {
            if (sn == 0)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                hash = MerkleTree.HashNode(sibling, hash);
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                hash = MerkleTree.HashNode(hash, sibling);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>The largest power of two that is smaller than the number of leaves.</summary>
    internal static long Split(long leaves) => 1L << (63 - (int)long.LeadingZeroCount(leaves - 1));
}
