using System.Data;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AttPortal.Persistence.Submissions;

/// <summary>What is stored under the name of a file.</summary>
/// <param name="Length">How many bytes.</param>
/// <param name="Sha256">Their digest, in small hexadecimal letters.</param>
/// <param name="IsNotedSo">Whether the row says the same of its bytes.</param>
public sealed record StoredDigest(long Length, string Sha256, bool IsNotedSo);

/// <summary>Takes digests of stored files from the bytes themselves, piece by piece: never more than a piece is in memory.</summary>
public static class StoredBytes
{
    private const int PieceLength = 64 * 1024;

    /// <summary>The digests of some files; those that are gone are missing.</summary>
    public static async Task<IReadOnlyDictionary<Guid, StoredDigest>> DigestsAsync(PortalDbContext db, IReadOnlyCollection<Guid> files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(files);
        Dictionary<Guid, StoredDigest> digests = [];
        if (files.Count == 0)
        {
            return digests;
        }

        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = new NpgsqlCommand(
                "select id, length, sha256, content from stored_files where id = any($1)",
                (NpgsqlConnection)db.Database.GetDbConnection(),
                (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction())
            {
                Parameters = { new() { Value = files.ToArray() } },
            };
            await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                var id = rows.GetGuid(0);
                var (noted, notedDigest) = (rows.GetInt64(1), rows.GetString(2));
                await using var content = await rows.GetStreamAsync(3, cancellation);
                var (length, digest) = await DigestAsync(content, cancellation);
                digests[id] = new StoredDigest(length, digest, length == noted && digest == notedDigest);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return digests;
    }

    private static async Task<(long Length, string Digest)> DigestAsync(Stream content, CancellationToken cancellation)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[PieceLength];
        var length = 0L;
        while (await content.ReadAsync(piece, cancellation) is > 0 and var read)
        {
            digest.AppendData(piece, 0, read);
            length += read;
        }

        return (length, Convert.ToHexStringLower(digest.GetHashAndReset()));
    }
}
