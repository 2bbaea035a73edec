using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AttPortal.Web.Security;

/// <summary>What a program shows: 256 random bits behind a beginning by which people and scanners know it. The portal keeps a digest only.</summary>
internal static class ApiTokenSecret
{
    /// <summary>How every token begins.</summary>
    public const string Beginning = "attp_";

    private const int RandomBytes = 32;

    /// <summary>A token that nobody has seen.</summary>
    public static string New() => Beginning + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>What is kept of a token.</summary>
    public static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Whether this may be a token at all.</summary>
    public static bool IsShaped(string text) =>
        text.StartsWith(Beginning, StringComparison.Ordinal) && text.Length == Beginning.Length + Base64Url.GetEncodedLength(RandomBytes);
}
