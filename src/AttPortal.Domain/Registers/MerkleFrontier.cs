namespace AttPortal.Domain.Registers;

/// <summary>
/// The right-hand edge of a tree: the complete subtrees that its size is made of, one for each binary digit 1. It is all
/// that a tree needs to grow and to know its root.
/// </summary>
public sealed class MerkleFrontier
{
    private readonly List<byte[]> subtrees;

    /// <summary>The edge of a tree that exists.</summary>
    /// <param name="size">How many leaves it has.</param>
    /// <param name="subtrees">The hashes of <see cref="Places"/>, the largest subtree first.</param>
    /// <exception cref="ArgumentException">The hashes don't fit the size.</exception>
    public MerkleFrontier(long size, IEnumerable<byte[]> subtrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        this.subtrees = [.. subtrees];
        Size = size;
        if (this.subtrees.Count != long.PopCount(size) || this.subtrees.Exists(h => h.Length != MerkleTree.HashSize))
        {
            throw new ArgumentException($"A tree of {size} leaves has {long.PopCount(size)} complete subtrees at its edge, each with a hash of {MerkleTree.HashSize} bytes.", nameof(subtrees));
        }
    }

    /// <summary>A tree without leaves.</summary>
    public static MerkleFrontier Empty => new(0, []);

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; private set; }

    /// <summary>The root of the tree as it stands (RFC 9162, section 2.1.1).</summary>
    public byte[] Root => Size == 0 ? MerkleTree.EmptyRoot : MerkleTree.Fold(subtrees);

    /// <summary>The inclusion proof of the leaf that will be appended next, in the tree that ends with it.</summary>
    public IReadOnlyList<byte[]> ProofOfNext => [.. subtrees.AsEnumerable().Reverse()];

    /// <summary>The subtrees at the edge of a tree of this size, the largest first.</summary>
    public static IReadOnlyList<NodePlace> Places(long size) => [.. new LeafRange(0, size).Nodes()];

    /// <summary>Appends a leaf.</summary>
    /// <param name="leafHash">The leaf's hash.</param>
    /// <returns>The subtrees that are now complete, from the leaf upwards: on average two.</returns>
    public IReadOnlyList<MerkleNode> Append(byte[] leafHash)
    {
        ArgumentNullException.ThrowIfNull(leafHash);
        var node = new MerkleNode(new NodePlace(0, Size), leafHash);
        List<MerkleNode> completed = [node];
        for (var rest = Size; (rest & 1) == 1; rest >>= 1)
        {
            node = new MerkleNode(new NodePlace(node.Place.Level + 1, node.Place.Index >> 1), MerkleTree.HashNode(subtrees[^1], node.Hash));
            subtrees.RemoveAt(subtrees.Count - 1);
            completed.Add(node);
        }

        subtrees.Add(node.Hash);
        Size++;
        return completed;
    }
}
