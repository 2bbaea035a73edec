using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AttPortal.Domain.Registers;

/// <summary>What a log was at an instant: how many entries it had, and the root over all of them.</summary>
public sealed record TreeHead
{
    /// <summary>A head.</summary>
    /// <param name="log">Of which log.</param>
    /// <param name="size">How many entries it had.</param>
    /// <param name="rootHash">The root over them (RFC 9162, section 2.1.1).</param>
    /// <param name="at">When, by the database's clock; kept to the microsecond, as the database keeps it.</param>
    public TreeHead(RegisterLog log, long size, byte[] rootHash, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentNullException.ThrowIfNull(rootHash);
        if (rootHash.Length != MerkleTree.HashSize)
        {
            throw new ArgumentException($"A root has {MerkleTree.HashSize} bytes.", nameof(rootHash));
        }

        Log = log;
        Size = size;
        RootHash = rootHash;
        At = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>Of which log.</summary>
    public RegisterLog Log { get; }

    /// <summary>How many entries it had.</summary>
    public long Size { get; }

    /// <summary>The root over them.</summary>
    public byte[] RootHash { get; }

    /// <summary>When, in UTC, to the microsecond.</summary>
    public DateTimeOffset At { get; }

    /// <summary>
    /// What is signed: five lines of ASCII, each ended by a line feed, so that anyone can write them and check the signature
    /// with common tools.
    /// </summary>
    public string Statement => string.Create(
        CultureInfo.InvariantCulture,
        $"AttPortal register head 1\nlog {Log.Name()}\nsize {Size}\nroot {Convert.ToHexStringLower(RootHash)}\nat {At:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}\n");

    /// <summary>The bytes of <see cref="Statement"/>.</summary>
    public byte[] ToBytes() => Encoding.ASCII.GetBytes(Statement);
}

/// <summary>A head with the signature of the portal.</summary>
/// <param name="Head">What was signed.</param>
/// <param name="KeyId">Names the key: see <see cref="IdOf"/>.</param>
/// <param name="PublicKey">The key to verify with: SubjectPublicKeyInfo (RFC 5280), an elliptic curve key on P-256.</param>
/// <param name="Signature">ECDSA over SHA-256 of the head's bytes, as an ASN.1 sequence (RFC 3279).</param>
public sealed record SignedHead(TreeHead Head, string KeyId, byte[] PublicKey, byte[] Signature)
{
    /// <summary>The name of a public key: SHA-256 of its bytes, in hexadecimal.</summary>
    public static string IdOf(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));

    /// <summary>Whether this key signed this head, and the key bears its right name.</summary>
    public bool IsGenuine()
    {
        if (IdOf(PublicKey) != KeyId)
        {
            return false;
        }

        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(PublicKey, out _);
            return key.VerifyData(Head.ToBytes(), Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
