using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AttPortal.Web.Features.Delegations;

/// <summary>The tokens that let invited people in: 256 random bits each, of which the portal keeps a digest only.</summary>
internal static class InvitationTokens
{
    /// <summary>A new token, as it stands in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of a token.</summary>
    public static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
