using System.Security.Cryptography;
using AttPortal.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.Registers;

/// <summary>How a private key is made unreadable before it is stored, and readable again.</summary>
/// <param name="Protect">Makes it unreadable.</param>
/// <param name="Unprotect">Makes it readable; throws <see cref="CryptographicException"/> when the key ring no longer can.</param>
public sealed record KeyProtection(Func<byte[], byte[]> Protect, Func<byte[], byte[]> Unprotect);

/// <summary>
/// The key that signs heads: made once, when it is first needed, and shared by all instances. Older keys stay, so that what
/// they signed can be verified for good.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="protection">Keeps the private part from whoever reads the table.</param>
public sealed class RegisterKeys(IDbContextFactory<PortalDbContext> contexts, KeyProtection protection) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private SigningKey? current;

    public void Dispose()
    {
        one.Dispose();
        current?.Dispose();
    }

    /// <summary>The key that signs now.</summary>
    internal async ValueTask<SigningKey> CurrentAsync(CancellationToken cancellation)
    {
        if (Volatile.Read(ref current) is { } known)
        {
            return known;
        }

        await one.WaitAsync(cancellation);
        try
        {
            current ??= await FindAsync(cancellation);
            return current;
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<SigningKey> FindAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Two instances that start together agree on one key.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({RegisterLock.Class}, {RegisterLock.Keys})", cancellation);
        if (await db.RegisterKeys.AsNoTracking().OrderByDescending(k => k.CreatedAt).FirstOrDefaultAsync(cancellation) is { } stored && Open(stored) is { } opened)
        {
            return opened;
        }

        var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = new SigningKey(made);
        db.RegisterKeys.Add(new RegisterKey(key.Id, key.PublicKey, protection.Protect(made.ExportPkcs8PrivateKey()), await NowAsync(db, cancellation)));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return key;
    }

    /// <summary>The stored key; null where the key ring was lost, so that a new one has to be made.</summary>
    private SigningKey? Open(RegisterKey stored)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(protection.Unprotect(stored.ProtectedPrivateKey), out _);
            return new SigningKey(key);
        }
        catch (CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    private static Task<DateTimeOffset> NowAsync(PortalDbContext db, CancellationToken cancellation) =>
        db.Database.SqlQuery<DateTimeOffset>($"select clock_timestamp() as \"Value\"").SingleAsync(cancellation);
}

/// <summary>A private key in use.</summary>
/// <param name="key">The key; owned from here on.</param>
internal sealed class SigningKey(ECDsa key) : IDisposable
{
    private readonly Lock one = new();

    public byte[] PublicKey { get; } = key.ExportSubjectPublicKeyInfo();

    public string Id => field ??= SignedHead.IdOf(PublicKey);

    public void Dispose() => key.Dispose();

    public SignedHead Sign(TreeHead head)
    {
        // The two logs may be appended to at the same time, and a key signs one thing at a time.
        lock (one)
        {
            return new SignedHead(head, Id, PublicKey, key.SignData(head.ToBytes(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }
    }
}
