using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace AttPortal.IntegrationTests.Accounts;

/// <summary>What the app on a person's phone does (RFC 6238): six digits from a secret and the time.</summary>
internal static class OneTimeCode
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Now(string secret)
    {
        var steps = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(steps, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard names SHA-1.
        var hash = HMACSHA1.HashData(Bytes(secret), steps);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string secret)
    {
        var bits = string.Concat(secret.Where(c => c != ' ').Select(c => Convert.ToString(Letters.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
