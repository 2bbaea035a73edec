using System.Security.Cryptography;
using System.Text;
using AttPortal.Domain.Registers;

namespace AttPortal.Tests.Domain.Registers;

public sealed class TreeHeadTests
{
    private static readonly DateTimeOffset LastMinute = new DateTimeOffset(2026, 3, 5, 23, 58, 59, TimeSpan.FromHours(1)).AddTicks(1_234_567);

    [Fact]
    public void What_is_signed_can_be_written_by_hand()
    {
        var head = new TreeHead(RegisterLog.Receipts, 1, MerkleTree.HashLeaf([]), LastMinute);

        Encoding.ASCII.GetString(head.ToBytes()).Should().Be(
            """
            AttPortal register head 1
            log receipts
            size 1
            root 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
            at 2026-03-05T22:58:59.123456Z

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_head_signed_by_its_key_is_genuine() => Signed().IsGenuine().Should().BeTrue();

    [Theory]
    [InlineData(RegisterLog.Audit, 5, 0, 0)]
    [InlineData(RegisterLog.Receipts, 6, 0, 0)]
    [InlineData(RegisterLog.Receipts, 5, 1, 0)]
    [InlineData(RegisterLog.Receipts, 5, 0, 1)]
    public void A_signature_holds_for_no_other_head(RegisterLog log, long size, byte rootChange, int later)
    {
        var signed = Signed();
        byte[] root = [.. signed.Head.RootHash];
        root[9] ^= rootChange;

        var other = signed with { Head = new TreeHead(log, size, root, signed.Head.At.AddMicroseconds(later)) };

        other.IsGenuine().Should().BeFalse();
    }

    [Fact]
    public void A_key_does_not_pass_under_the_name_of_another()
    {
        var another = Signed();

        (Signed() with { KeyId = another.KeyId }).IsGenuine().Should().BeFalse();
    }

    [Fact]
    public void What_is_no_key_or_no_signature_proves_nothing()
    {
        var signed = Signed();

        (signed with { PublicKey = [1, 2, 3], KeyId = SignedHead.IdOf([1, 2, 3]) }).IsGenuine().Should().BeFalse();
        (signed with { Signature = [1, 2, 3] }).IsGenuine().Should().BeFalse();
    }

    private static SignedHead Signed()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var head = new TreeHead(RegisterLog.Receipts, 5, MerkleTree.EmptyRoot, LastMinute);
        var publicKey = key.ExportSubjectPublicKeyInfo();
        return new SignedHead(head, SignedHead.IdOf(publicKey), publicKey, key.SignData(head.ToBytes(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }
}
