using AttPortal.Domain.Registers;

namespace AttPortal.Tests.Domain.Registers;

/// <summary>What holds for every proof, tried on a thousand that were made at random from a fixed seed.</summary>
public sealed class GeneratedProofsTests
{
    private const int Cases = 1000;
    private static readonly ATree Tree = ATree.Of(1200);

    [Fact]
    public void Every_inclusion_proof_leads_to_the_root() => Inclusions().Where(c => !Verify(c)).Should().BeEmpty();

    [Fact]
    public void The_proof_given_while_appending_is_the_proof_computed_later() =>
        Enumerable.Range(0, Cases).Where(i => !Same(Tree.Proofs[i], Tree.Inclusion(i, i + 1))).Should().BeEmpty();

    [Fact]
    public void No_inclusion_proof_survives_a_changed_byte()
    {
        var random = new Random(7);
        Inclusions().Where(c => c.Proof.Count > 0).Where(c =>
        {
            var part = random.Next(c.Proof.Count + 2);
            return part switch
            {
                0 => Verify(c with { Leaf = Changed(c.Leaf, random) }),
                1 => Verify(c with { Root = Changed(c.Root, random) }),
                _ => Verify(c with { Proof = Changed(c.Proof, part - 2, random) }),
            };
        }).Should().BeEmpty();
    }

    [Fact]
    public void No_inclusion_proof_holds_for_another_place_or_with_a_hash_more_or_less() =>
        Inclusions().Where(c => c.Proof.Count > 0).Where(c =>
            Verify(c with { Index = c.Index ^ 1 }) || Verify(c with { Index = c.Size }) || Verify(c with { Index = -1 })
            || Verify(c with { Proof = c.Proof[1..] }) || Verify(c with { Proof = c.Proof[..^1] }) || Verify(c with { Proof = [.. c.Proof, c.Root] }))
            .Should().BeEmpty();

    [Fact]
    public void Every_later_tree_is_shown_to_continue_the_earlier_one() => Growths().Where(c => !Verify(c)).Should().BeEmpty();

    [Fact]
    public void No_consistency_proof_survives_a_changed_byte()
    {
        var random = new Random(11);
        Growths().Where(c => c.Proof.Count > 0).Where(c =>
        {
            var part = random.Next(c.Proof.Count + 2);
            return part switch
            {
                0 => Verify(c with { FirstRoot = Changed(c.FirstRoot, random) }),
                1 => Verify(c with { SecondRoot = Changed(c.SecondRoot, random) }),
                _ => Verify(c with { Proof = Changed(c.Proof, part - 2, random) }),
            };
        }).Should().BeEmpty();
    }

    [Fact]
    public void No_consistency_proof_holds_backwards_or_with_a_hash_more_or_less() =>
        Growths().Where(c => c.Proof.Count > 0).Where(c =>
            Verify(c with { First = c.Second, FirstRoot = c.SecondRoot, Second = c.First, SecondRoot = c.FirstRoot })
            || Verify(c with { Proof = c.Proof[1..] }) || Verify(c with { Proof = c.Proof[..^1] }) || Verify(c with { Proof = [.. c.Proof, c.SecondRoot] }))
            .Should().BeEmpty();

    [Fact]
    public void An_empty_tree_is_continued_by_every_tree_and_each_tree_by_itself()
    {
        ConsistencyProof.Verify(0, MerkleTree.EmptyRoot, 9, Tree.Roots[9], []).Should().BeTrue();
        ConsistencyProof.Verify(9, Tree.Roots[9], 9, Tree.Roots[9], []).Should().BeTrue();
        ConsistencyProof.Verify(9, Tree.Roots[9], 9, Tree.Roots[8], []).Should().BeFalse();
        ConsistencyProof.Verify(0, Tree.Roots[1], 9, Tree.Roots[9], []).Should().BeFalse();
    }

    private static IEnumerable<Inclusion> Inclusions()
    {
        var random = new Random(3);
        for (var i = 0; i < Cases; i++)
        {
            var size = random.Next(1, Tree.Roots.Count);
            var index = random.Next(size);
            yield return new Inclusion(Tree.Leaf(index), index, size, Tree.Inclusion(index, size), Tree.Roots[size]);
        }
    }

    private static IEnumerable<Growth> Growths()
    {
        var random = new Random(5);
        for (var i = 0; i < Cases; i++)
        {
            // Powers of two are their own case in the proof.
            var first = i % 4 == 0 ? 1 << random.Next(10) : random.Next(1, Tree.Roots.Count - 1);
            var second = random.Next(first, Tree.Roots.Count);
            yield return new Growth(first, Tree.Roots[first], second, Tree.Roots[second], Tree.Consistency(first, second));
        }
    }

    private static bool Verify(Inclusion c) => InclusionProof.Verify(c.Leaf, c.Index, c.Size, c.Proof, c.Root);

    private static bool Verify(Growth c) => ConsistencyProof.Verify(c.First, c.FirstRoot, c.Second, c.SecondRoot, c.Proof);

    private static bool Same(IReadOnlyList<byte[]> one, List<byte[]> other) =>
        one.Count == other.Count && one.Zip(other).All(p => p.First.AsSpan().SequenceEqual(p.Second));

    private static List<byte[]> Changed(List<byte[]> proof, int part, Random random) =>
        [.. proof[..part], Changed(proof[part], random), .. proof[(part + 1)..]];

    private static byte[] Changed(byte[] hash, Random random)
    {
        byte[] changed = [.. hash];
        changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    private sealed record Inclusion(byte[] Leaf, long Index, long Size, List<byte[]> Proof, byte[] Root);

    private sealed record Growth(long First, byte[] FirstRoot, long Second, byte[] SecondRoot, List<byte[]> Proof);
}
