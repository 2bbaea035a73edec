using System.Security.Claims;

namespace AttPortal.Web.Security;

/// <summary>
/// Whether somebody signed in with more than a password: with a code, a recovery code, or a passkey, which asks for a finger, a
/// face or a PIN. Outside a local run the rights of the Secretariat and of officers hold only then.
/// </summary>
internal static class SignInStrength
{
    /// <summary>The claim that says how somebody signed in (RFC 8176).</summary>
    public const string Method = "amr";

    /// <summary>By several factors.</summary>
    public const string Several = "mfa";

    public static bool IsStrong(ClaimsPrincipal? principal) => principal?.HasClaim(Method, Several) == true;
}
