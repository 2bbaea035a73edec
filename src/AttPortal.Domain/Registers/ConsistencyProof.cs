namespace AttPortal.Domain.Registers;

/// <summary>Shows that a tree is an earlier one with leaves appended, and nothing else (RFC 9162, section 2.1.4).</summary>
public static class ConsistencyProof
{
    /// <summary>The subtrees whose hashes make the proof (section 2.1.4.1); none where either tree is empty or both are one.</summary>
    /// <param name="first">The size of the earlier tree.</param>
    /// <param name="second">The size of the later tree.</param>
    /// <exception cref="ArgumentOutOfRangeException">The earlier tree is the larger one.</exception>
    public static IReadOnlyList<LeafRange> Ranges(long first, long second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        List<LeafRange> ranges = [];
        if (first == 0)
        {
            return ranges;
        }

        var (start, end) = (0L, second);
        while (end > first)
        {
            var middle = start + InclusionProof.Split(end - start);
            if (first <= middle)
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

        // Where the earlier tree is itself a complete subtree, whoever verifies has its root already.
        if (start > 0)
        {
            ranges.Add(new LeafRange(start, end));
        }

        ranges.Reverse();
        return ranges;
    }

    /// <summary>Whether the proof leads from both roots to one another (section 2.1.4.2).</summary>
    /// <param name="first">The size of the earlier tree.</param>
    /// <param name="firstRoot">Its root.</param>
    /// <param name="second">The size of the later tree.</param>
    /// <param name="secondRoot">Its root.</param>
    /// <param name="proof">The hashes.</param>
    public static bool Verify(long first, byte[] firstRoot, long second, byte[] secondRoot, IReadOnlyList<byte[]> proof)
    {
        ArgumentNullException.ThrowIfNull(firstRoot);
        ArgumentNullException.ThrowIfNull(secondRoot);
        ArgumentNullException.ThrowIfNull(proof);
        if (first < 0 || first > second || firstRoot.Length != MerkleTree.HashSize || proof.Any(h => h.Length != MerkleTree.HashSize))
        {
            return false;
        }

        if (first == second)
        {
            return proof.Count == 0 && firstRoot.AsSpan().SequenceEqual(secondRoot);
        }

        if (first == 0)
        {
            return proof.Count == 0 && firstRoot.AsSpan().SequenceEqual(MerkleTree.EmptyRoot);
        }

        return proof.Count > 0 && VerifyGrowth(first, firstRoot, second, secondRoot, long.IsPow2(first) ? [firstRoot, .. proof] : proof);
    }

    private static bool VerifyGrowth(long first, byte[] firstRoot, long second, byte[] secondRoot, IReadOnlyList<byte[]> path)
    {
        var (fn, sn) = (first - 1, second - 1);
        while ((fn & 1) == 1)
        {
            (fn, sn) = (fn >> 1, sn >> 1);
        }

        var (earlier, later) = (path[0], path[0]);
        foreach (var hash in path.Skip(1))
        {
            if (sn == 0)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                earlier = MerkleTree.HashNode(hash, earlier);
                later = MerkleTree.HashNode(hash, later);
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                later = MerkleTree.HashNode(later, hash);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && earlier.AsSpan().SequenceEqual(firstRoot) && later.AsSpan().SequenceEqual(secondRoot);
    }
}
