using System.Security.Cryptography;

namespace AttPortal.Domain.Registers;

/// <summary>
/// The hashes of a Merkle tree (RFC 9162, section 2.1.1) with SHA-256. Leaves and inner nodes are hashed with different
/// first bytes, so that an inner node can't be passed off as a leaf.
/// </summary>
public static class MerkleTree
{
    /// <summary>The length of every hash in bytes.</summary>
    public const int HashSize = SHA256.HashSizeInBytes;

    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;

    /// <summary>The root of a tree without leaves: the hash of nothing.</summary>
    public static byte[] EmptyRoot => SHA256.HashData([]);

    /// <summary>The hash of a leaf: SHA-256 of 0x00 and its bytes.</summary>
    public static byte[] HashLeaf(ReadOnlySpan<byte> leaf)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([LeafPrefix]);
        hash.AppendData(leaf);
        return hash.GetHashAndReset();
    }

    /// <summary>The hash of an inner node: SHA-256 of 0x01, the left child's hash and the right child's hash.</summary>
    /// <exception cref="ArgumentException">One of the two is not a hash.</exception>
    public static byte[] HashNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != HashSize || right.Length != HashSize)
        {
            throw new ArgumentException($"A hash has {HashSize} bytes.");
        }

        Span<byte> bytes = stackalloc byte[1 + (2 * HashSize)];
        bytes[0] = NodePrefix;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + HashSize)..]);
        return SHA256.HashData(bytes);
    }

    /// <summary>The root of a whole tree, from its leaves' hashes; a tree that grows keeps a <see cref="MerkleFrontier"/> instead.</summary>
    public static byte[] Root(IEnumerable<byte[]> leafHashes)
    {
        ArgumentNullException.ThrowIfNull(leafHashes);
        var frontier = MerkleFrontier.Empty;
        foreach (var hash in leafHashes)
        {
            frontier.Append(hash);
        }

        return frontier.Root;
    }

    /// <summary>The hash over neighbouring complete subtrees, the largest first: the last two are joined, then the next.</summary>
    internal static byte[] Fold(IReadOnlyList<byte[]> subtrees)
    {
        var hash = subtrees[^1];
        for (var i = subtrees.Count - 2; i >= 0; i--)
        {
            hash = HashNode(subtrees[i], hash);
        }

        return hash;
    }
}
