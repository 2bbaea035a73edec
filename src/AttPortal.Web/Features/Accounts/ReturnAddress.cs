namespace AttPortal.Web.Features.Accounts;

/// <summary>Where somebody is brought back to after signing in: never to another site.</summary>
internal static class ReturnAddress
{
    public static bool IsLocal(string? address) =>
        address is ['/', not '/' and not '\\', ..] or "/" && address.All(c => !char.IsControl(c));
}
