using System.Security.Claims;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using AttPortal.Web.Auditing;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Accounts;

/// <summary>
/// What a person does with the own account: password, codes, passkeys, sign-ins. Whatever changes how one signs in ends all other
/// sign-ins at once.
/// </summary>
/// <param name="db">The database; the accounts are on the same context.</param>
/// <param name="users">The accounts.</param>
/// <param name="signIn">Signs in anew after a change.</param>
/// <param name="audit">Where it is written down.</param>
/// <param name="clock">The time.</param>
internal sealed class AccountOperations(PortalDbContext db, UserManager<PortalUser> users, SignInManager<PortalUser> signIn, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How many recovery codes there are.</summary>
    public const int RecoveryCodes = 10;

    private static readonly Claim[] WithSecondFactor = [new(SignInStrength.Method, SignInStrength.Several)];

    /// <summary>Changes the password.</summary>
    public Task<Result> ChangePasswordAsync(Actor actor, string current, string next, CancellationToken cancellation) =>
        ChangeAsync(actor, "account.password.changed", async user =>
        {
            var changed = await users.ChangePasswordAsync(user, current, next);
            return changed.Succeeded ? Result.Done
                : changed.Errors.Any(e => e.Code == "PasswordMismatch") ? new DomainError("accounts.password-wrong")
                : new DomainError("accounts.password-short", users.Options.Password.RequiredLength);
        }, cancellation);

    /// <summary>Makes the secret that an app for codes is to hold; codes are asked for only once one was typed.</summary>
    public async Task<string?> BeginCodesAsync(Actor actor)
    {
        if (await FindAsync(actor) is not { TwoFactorEnabled: false } user)
        {
            return null;
        }

        var key = await users.GetAuthenticatorKeyAsync(user);
        if (string.IsNullOrEmpty(key))
        {
            // Not ResetAuthenticatorKeyAsync: that would end all sign-ins although nothing has changed yet.
            key = users.GenerateNewAuthenticatorKey();
            await users.SetAuthenticationTokenAsync(user, "[AspNetUserStore]", "AuthenticatorKey", key);
        }

        return key;
    }

    /// <summary>Turns codes on, given one that the app shows.</summary>
    /// <returns>The recovery codes, shown once; or a refusal.</returns>
    public async Task<Result<string[]>> TurnCodesOnAsync(Actor actor, string code, CancellationToken cancellation)
    {
        string[] codes = [];
        var changed = await ChangeAsync(actor, "account.codes.on", async user =>
        {
            if (user.TwoFactorEnabled || !await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, Digits(code)))
            {
                return new DomainError("accounts.code-wrong");
            }

            await users.SetTwoFactorEnabledAsync(user, true);
            codes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? []];
            return Result.Done;
        }, cancellation, withSecondFactor: true);
        return changed.IsRefused ? changed.Error : codes;
    }

    /// <summary>Makes ten new recovery codes; the older ones are good for nothing then.</summary>
    public async Task<Result<string[]>> RenewRecoveryCodesAsync(Actor actor, string password, CancellationToken cancellation)
    {
        string[] codes = [];
        var changed = await ChangeAsync(actor, "account.recovery-codes.renewed", async user =>
        {
            if (!user.TwoFactorEnabled || !await users.CheckPasswordAsync(user, password))
            {
                return new DomainError("accounts.password-wrong");
            }

            codes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? []];
            return Result.Done;
        }, cancellation);
        return changed.IsRefused ? changed.Error : codes;
    }

    /// <summary>Turns codes off, and forgets the secret.</summary>
    public Task<Result> TurnCodesOffAsync(Actor actor, string password, CancellationToken cancellation) =>
        ChangeAsync(actor, "account.codes.off", async user =>
        {
            if (!await users.CheckPasswordAsync(user, password))
            {
                return new DomainError("accounts.password-wrong");
            }

            await users.SetTwoFactorEnabledAsync(user, false);
            await users.RemoveAuthenticationTokenAsync(user, "[AspNetUserStore]", "AuthenticatorKey");
            await users.RemoveAuthenticationTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes");
            return Result.Done;
        }, cancellation);

    /// <summary>Adds a passkey that the browser has just made.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="credential">What the browser answered, as JSON.</param>
    /// <param name="name">What the person calls it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result> AddPasskeyAsync(Actor actor, string credential, string name, CancellationToken cancellation)
    {
        var attestation = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!attestation.Succeeded || attestation.UserEntity.Id != actor.UserId?.ToString())
        {
            return new DomainError("accounts.passkey-refused");
        }

        return await ChangeAsync(actor, "account.passkey.added", async user =>
        {
            attestation.Passkey.Name = name.Trim() is { Length: > 0 and <= 60 } typed ? typed : BegunSignIns.BrowserOf(signIn.Context.Request.Headers.UserAgent.ToString());
            var added = await users.AddOrUpdatePasskeyAsync(user, attestation.Passkey);
            return added.Succeeded ? Result.Done : new DomainError("accounts.passkey-refused");
        }, cancellation, endOthers: false, withSecondFactor: true);
    }

    /// <summary>Removes a passkey.</summary>
    public Task<Result> RemovePasskeyAsync(Actor actor, string id, CancellationToken cancellation) =>
        ChangeAsync(actor, "account.passkey.removed", async user =>
        {
            var passkey = (await users.GetPasskeysAsync(user)).FirstOrDefault(p => System.Buffers.Text.Base64Url.EncodeToString(p.CredentialId) == id);
            if (passkey is not null)
            {
                await users.RemovePasskeyAsync(user, passkey.CredentialId);
            }

            return Result.Done;
        }, cancellation);

    /// <summary>Ends one of the person's sign-ins, or all but one.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="ended">Which one; null for all but the one that stays.</param>
    /// <param name="stays">The sign-in by which this is asked.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task EndAsync(Actor actor, Guid? ended, Guid? stays, CancellationToken cancellation)
    {
        if (await EndOthersAsync(actor, s => ended is null ? s.Id != stays : s.Id == ended, cancellation) is > 0 and var count)
        {
            audit.Record(db, actor, "account.sign-ins.ended", $"people/{actor.UserId}", new { Count = count });
            await db.SaveChangesAsync(cancellation);
        }
    }

    private static string Digits(string code) => string.Concat((code ?? "").Where(char.IsAsciiDigit));

    private async Task<PortalUser?> FindAsync(Actor actor) => actor.UserId is { } id ? await users.FindByIdAsync(id.ToString()) : null;

    private async Task<Result> ChangeAsync(
        Actor actor, string action, Func<PortalUser, Task<Result>> change, CancellationToken cancellation, bool endOthers = true, bool withSecondFactor = false)
    {
        if (await FindAsync(actor) is not { } user)
        {
            return new DomainError("accounts.passkey-refused");
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            var changed = await change(user);
            if (changed.IsRefused)
            {
                return changed;
            }

            audit.Record(db, actor, action, $"people/{user.Id}", new { });
            AccountNotices.Order(db, user, action, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
            if (endOthers)
            {
                var current = signIn.Context.User.Id();
                await EndOthersAsync(actor, s => s.Id != current, cancellation);
                await db.SaveChangesAsync(cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }

        // The account has another stamp now: this very sign-in goes on under it, all others are over.
        var isStrong = withSecondFactor || SignInStrength.IsStrong(signIn.Context.User);
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, isStrong ? WithSecondFactor : []);
        return Result.Done;
    }

    private async Task<int> EndOthersAsync(Actor actor, Func<BegunSignIn, bool> isMeant, CancellationToken cancellation)
    {
        var open = await db.BegunSignIns.AsNoTracking().Where(s => s.UserId == actor.UserId && !db.EndedSignIns.Any(e => e.Id == s.Id)).ToListAsync(cancellation);
        var meant = open.Where(isMeant).ToList();
        db.EndedSignIns.AddRange(meant.Select(s => new EndedSignIn(s.Id, clock.GetUtcNow())));
        return meant.Count;
    }
}
