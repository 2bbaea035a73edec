using AttPortal.Domain.Registers;

namespace AttPortal.Tests.Domain.Registers;

/// <summary>A tree with every complete subtree kept, as the database keeps them.</summary>
internal sealed class ATree
{
    private readonly Dictionary<NodePlace, byte[]> nodes = [];

    private ATree(IEnumerable<byte[]> leaves)
    {
        var frontier = MerkleFrontier.Empty;
        foreach (var leaf in leaves)
        {
            Proofs.Add(frontier.ProofOfNext);
            foreach (var node in frontier.Append(MerkleTree.HashLeaf(leaf)))
            {
                nodes.Add(node.Place, node.Hash);
            }

            Roots.Add(frontier.Root);
        }
    }

    /// <summary>The eight leaves by which implementations of Certificate Transparency are compared.</summary>
    public static ATree Reference { get; } = new(
        new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString));

    /// <summary>The roots after 0, 1, 2 … leaves.</summary>
    public List<byte[]> Roots { get; } = [MerkleTree.EmptyRoot];

    /// <summary>The proof of each leaf in the tree that ends with it.</summary>
    public List<IReadOnlyList<byte[]>> Proofs { get; } = [];

    public int NodeCount => nodes.Count;

    /// <summary>A tree whose leaves are numbers.</summary>
    public static ATree Of(int leaves) => new(Enumerable.Range(0, leaves).Select(BitConverter.GetBytes));

    public byte[] Leaf(long index) => nodes[new NodePlace(0, index)];

    public List<byte[]> Inclusion(long index, long size) => [.. InclusionProof.Ranges(index, size).Select(r => r.Hash(p => nodes[p]))];

    public List<byte[]> Consistency(long first, long second) => [.. ConsistencyProof.Ranges(first, second).Select(r => r.Hash(p => nodes[p]))];
}
