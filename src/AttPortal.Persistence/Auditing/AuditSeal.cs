using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AttPortal.Persistence.Auditing;

/// <summary>
/// What of a record of the audit log enters the register: its number and a hash over everything that it says. The register
/// so holds no word of it, and shows that it was altered, taken out or put in later.
/// </summary>
internal static class AuditSeal
{
    private const string Kind = "audit";

    /// <summary>The entry of a record: "audit", its number and the hash in hexadecimal.</summary>
    public static byte[] Leaf(AuditEntry entry) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Kind} {entry.Id} {Hash(entry)}"));

    /// <summary>The number and the hash that an entry holds; null when it is not the entry of a record.</summary>
    public static (long Id, string Hash)? Read(byte[] leaf) =>
        Encoding.ASCII.GetString(leaf).Split(' ') is [Kind, var id, var hash] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, hash)
            : null;

    /// <summary>SHA-256 over all fields of a record, each preceded by its length in UTF-8, so that none runs into the next.</summary>
    public static string Hash(AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in Fields(entry))
        {
            var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
            var length = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, field is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The fields, written in one way only; a new field is added at the end and left out where a record has none.</summary>
    private static IEnumerable<string?> Fields(AuditEntry entry) =>
    [
        "AttPortal audit record 1",
        entry.Id.ToString(CultureInfo.InvariantCulture),
        entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        entry.UserId?.ToString("D"),
        entry.Who,
        entry.Action,
        entry.Subject,
        entry.Detail,
        entry.Reason,
    ];
}
