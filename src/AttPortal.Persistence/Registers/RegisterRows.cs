using AttPortal.Domain.Registers;

namespace AttPortal.Persistence.Registers;

/// <summary>An entry of a log, as its bytes were appended; its hash is the node of level 0 with the same index.</summary>
public sealed class RegisterEntry
{
    private RegisterEntry()
    {
    }

    public RegisterLog Log { get; private set; }

    /// <summary>Its place, from 0, without gaps.</summary>
    public long Index { get; private set; }

    public byte[] Leaf { get; private set; } = null!;
}

/// <summary>A complete subtree of a log, stored once and for good, so that a proof reads a few rows instead of all entries.</summary>
public sealed class RegisterNode
{
    private RegisterNode()
    {
    }

    public RegisterLog Log { get; private set; }

    public int Level { get; private set; }

    public long Index { get; private set; }

    public byte[] Hash { get; private set; } = null!;

    internal NodePlace Place => new(Level, Index);
}

/// <summary>What a log was after entries were appended, signed.</summary>
public sealed class RegisterHead
{
    private RegisterHead()
    {
    }

    public RegisterLog Log { get; private set; }

    /// <summary>How many entries the log had.</summary>
    public long Size { get; private set; }

    public byte[] RootHash { get; private set; } = null!;

    /// <summary>When, by the database's clock.</summary>
    public DateTimeOffset At { get; private set; }

    public string KeyId { get; private set; } = null!;

    public RegisterKey Key { get; private set; } = null!;

    public byte[] Signature { get; private set; } = null!;

    /// <summary>The head and its signature; the key must have been read with it.</summary>
    internal SignedHead ToSignedHead() => new(new TreeHead(Log, Size, RootHash, At), KeyId, Key.PublicKey, Signature);
}

/// <summary>A key that signs heads. The private part is protected by the portal's key ring before it comes here.</summary>
public sealed class RegisterKey
{
    private RegisterKey()
    {
    }

    internal RegisterKey(string id, byte[] publicKey, byte[] protectedPrivateKey, DateTimeOffset createdAt)
    {
        Id = id;
        PublicKey = publicKey;
        ProtectedPrivateKey = protectedPrivateKey;
        CreatedAt = createdAt;
    }

    /// <summary>SHA-256 of the public key, in hexadecimal.</summary>
    public string Id { get; private set; } = null!;

    public byte[] PublicKey { get; private set; } = null!;

    public byte[] ProtectedPrivateKey { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private set; }
}
