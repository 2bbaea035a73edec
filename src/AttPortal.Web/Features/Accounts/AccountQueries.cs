using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Accounts;

/// <summary>An account as its own person sees it.</summary>
/// <param name="Email">The address by which one signs in.</param>
/// <param name="HasCodes">Whether signing in by password asks for a code.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
/// <param name="Passkeys">The passkeys, the oldest first.</param>
/// <param name="SignIns">The sign-ins that hold, the latest used first.</param>
public sealed record OwnAccount(string Email, bool HasCodes, int RecoveryCodes, IReadOnlyList<OwnPasskey> Passkeys, IReadOnlyList<OwnSignIn> SignIns);

/// <summary>A passkey of an account.</summary>
/// <param name="Id">Its credential's identity, as it stands in a form.</param>
/// <param name="Name">What its person calls it.</param>
/// <param name="Since">When it was added.</param>
public sealed record OwnPasskey(string Id, string Name, DateTimeOffset Since);

/// <summary>A sign-in that holds.</summary>
public sealed record OwnSignIn(Guid Id, string Browser, string Place, DateTimeOffset BegunAt, DateTimeOffset SeenAt, bool IsThis);

/// <summary>Reads a person's own account.</summary>
/// <param name="db">The database.</param>
/// <param name="users">The accounts, on the same context.</param>
/// <param name="clock">The time.</param>
internal sealed class AccountQueries(PortalDbContext db, UserManager<PortalUser> users, TimeProvider clock)
{
    /// <summary>The account of whoever acts.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="current">The sign-in by which the page is read.</param>
    /// <param name="cancellation">Ends the queries.</param>
    public async Task<OwnAccount?> OfAsync(Actor actor, Guid? current, CancellationToken cancellation)
    {
        if (actor.UserId is not { } id || await users.FindByIdAsync(id.ToString()) is not { } user)
        {
            return null;
        }

        var since = clock.GetUtcNow() - BegunSignIns.Idle;
        var signIns = await db.BegunSignIns.Where(s => s.UserId == id && s.SeenAt > since && !db.EndedSignIns.Any(e => e.Id == s.Id))
            .OrderByDescending(s => s.SeenAt)
            .Select(s => new OwnSignIn(s.Id, s.Browser, s.Place, s.BegunAt, s.SeenAt, s.Id == current)).ToListAsync(cancellation);
        var passkeys = await users.GetPasskeysAsync(user);
        return new OwnAccount(
            user.Email ?? "",
            user.TwoFactorEnabled,
            user.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(user) : 0,
            [.. passkeys.OrderBy(p => p.CreatedAt).Select(p => new OwnPasskey(System.Buffers.Text.Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt))],
            signIns);
    }
}
