using System.Text;
using System.Text.Encodings.Web;
using QRCoder;

namespace AttPortal.Web.Features.Accounts;

/// <summary>Draws what an app for codes reads with the camera.</summary>
internal static class AuthenticatorPicture
{
    /// <summary>The picture as SVG: dark squares on white, in every scheme, because cameras want it so.</summary>
    public static string Of(string secret, string email, string title)
    {
        var address = $"otpauth://totp/AttPortal:{Uri.EscapeDataString(email)}?secret={secret}&issuer=AttPortal&digits=6";
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x])
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{HtmlEncoder.Default.Encode(title)}" width="240" height="240" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path d="{path}"/></svg>
            """;
    }
}
