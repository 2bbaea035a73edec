using System.Security.Cryptography;
using System.Text;

namespace AttPortal.Documents.Feeds;

/// <summary>Identities of feeds and entries: made from a name that never changes, so that a reader's program meets nothing twice.</summary>
public static class FeedIds
{
    /// <summary>The identity of a name, as urn:uuid (RFC 9562, version 8: of our own making).</summary>
    public static string Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }
}
