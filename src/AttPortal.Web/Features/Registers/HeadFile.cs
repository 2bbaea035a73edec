using System.Text.Encodings.Web;
using System.Text.Json;
using AttPortal.Domain.Registers;

namespace AttPortal.Web.Features.Registers;

/// <summary>Signed heads as a file that somebody keeps outside the portal.</summary>
internal static class HeadFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file: each head with everything that is needed to verify its signature.</summary>
    public static byte[] Write(IEnumerable<SignedHead> heads) => JsonSerializer.SerializeToUtf8Bytes(new Content([.. heads.Select(Line)]), Json);

    /// <summary>The heads of a file; null when it is not such a file.</summary>
    public static IReadOnlyList<SignedHead>? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(file, Json) is { Heads: { } heads } ? [.. heads.Select(Head)] : null;
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static HeadLine Line(SignedHead head) => new(
        head.Head.Log.Name(),
        head.Head.Size,
        Convert.ToHexStringLower(head.Head.RootHash),
        head.Head.At,
        head.KeyId,
        Convert.ToBase64String(head.PublicKey),
        head.Head.Statement,
        Convert.ToBase64String(head.Signature));

    private static SignedHead Head(HeadLine line) => new(
        new TreeHead(RegisterLogs.Parse(line.Log), line.Size, Convert.FromHexString(line.Root), line.At),
        line.KeyId,
        Convert.FromBase64String(line.PublicKey),
        Convert.FromBase64String(line.Signature));

    private sealed record Content(IReadOnlyList<HeadLine> Heads);

    /// <summary>A head.</summary>
    /// <param name="Log">receipts or audit.</param>
    /// <param name="Size">How many entries.</param>
    /// <param name="Root">The root, in hexadecimal.</param>
    /// <param name="At">When.</param>
    /// <param name="KeyId">SHA-256 of the public key, in hexadecimal.</param>
    /// <param name="PublicKey">SubjectPublicKeyInfo in Base64: the inside of a PEM file.</param>
    /// <param name="Signed">What was signed, for those who verify it by other means; not read back.</param>
    /// <param name="Signature">The signature, in Base64.</param>
    private sealed record HeadLine(string Log, long Size, string Root, DateTimeOffset At, string KeyId, string PublicKey, string Signed, string Signature);
}
