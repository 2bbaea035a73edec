using System.Security.Claims;
using AttPortal.Domain.Shared;
using AttPortal.Persistence.Accounts;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace AttPortal.Web.Features.Accounts;

/// <summary>What came of an attempt to sign in.</summary>
internal enum SignInStep
{
    /// <summary>Signed in.</summary>
    Done,

    /// <summary>The password is right; a code is asked for now.</summary>
    Code,
}

/// <summary>
/// Signs people in. Whether an address has an account shows neither in the answer nor in the time it takes, nor in how soon there
/// were too many attempts.
/// </summary>
/// <param name="signIn">The framework's own.</param>
/// <param name="limits">How often it may be tried.</param>
/// <param name="mode">Whether sample people may come in.</param>
internal sealed class SignInOperations(SignInManager<PortalUser> signIn, Limits limits, LocalRun mode)
{
    private static readonly PortalUser Nobody = new();

    /// <summary>A hash of a password that nobody has; to compare with it takes as long as with a real one.</summary>
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<PortalUser>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>Signs in by password.</summary>
    public async Task<Result<SignInStep>> ByPasswordAsync(string email, string password, CancellationToken cancellation)
    {
        var place = Limits.PlaceOf(signIn.Context);
        if (!await limits.TryAsync(Limit.SignInOfAddress, $"{email} {place}", cancellation)
            || !await limits.TryAsync(Limit.SignInOfAddressAnywhere, email, cancellation)
            || !await limits.TryAsync(Limit.SignInFromPlace, place, cancellation))
        {
            return new DomainError("accounts.too-many");
        }

        var user = await signIn.UserManager.FindByEmailAsync(email);
        if (user?.PasswordHash is null || (user.IsSample && !mode.IsLocal))
        {
            signIn.UserManager.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
            return new DomainError("accounts.wrong");
        }

        // Not locked out by wrong passwords: else whoever knows an address could keep its person out before a deadline.
        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: false);
        if (result.IsLockedOut)
        {
            return new DomainError("accounts.too-many");
        }

        if (!result.Succeeded && !result.RequiresTwoFactor)
        {
            return new DomainError("accounts.wrong");
        }

        await limits.GiveBackAsync(Limit.SignInOfAddress, $"{email} {place}", cancellation);
        await limits.GiveBackAsync(Limit.SignInOfAddressAnywhere, email, cancellation);
        await limits.GiveBackAsync(Limit.SignInFromPlace, place, cancellation);
        return result.Succeeded ? SignInStep.Done : SignInStep.Code;
    }

    /// <summary>Whether a password was given a moment ago, and a code is awaited.</summary>
    public async Task<bool> AwaitsCodeAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <summary>Completes a sign-in by a code from the app, or by a recovery code, which then is used up.</summary>
    public async Task<Result> ByCodeAsync(string typed, CancellationToken cancellation)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user || (user.IsSample && !mode.IsLocal))
        {
            return new DomainError("accounts.code-late");
        }

        if (!await limits.TryAsync(Limit.Codes, user.Id.ToString(), cancellation))
        {
            return new DomainError("accounts.too-many");
        }

        var compact = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
        if (!await limits.TryAsync(Limit.SameCode, $"{user.Id} {compact}", cancellation))
        {
            return new DomainError("accounts.code-wrong");
        }

        var result = compact.Length > 0 && compact.All(char.IsDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(Latin(compact), isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(compact.ToUpperInvariant());
        if (!result.Succeeded)
        {
            return new DomainError(result.IsLockedOut ? "accounts.too-many" : "accounts.code-wrong");
        }

        await limits.GiveBackAsync(Limit.Codes, user.Id.ToString(), cancellation);
        return Result.Done;
    }

    /// <summary>Signs in by a passkey, which is more than one factor by itself.</summary>
    public async Task<Result> ByPasskeyAsync(string credential, CancellationToken cancellation)
    {
        var place = Limits.PlaceOf(signIn.Context);
        if (!await limits.TryAsync(Limit.SignInFromPlace, place, cancellation))
        {
            return new DomainError("accounts.too-many");
        }

        var assertion = await signIn.PerformPasskeyAssertionAsync(credential);
        if (!assertion.Succeeded || !assertion.Passkey.IsUserVerified || (assertion.User.IsSample && !mode.IsLocal)
            || await signIn.UserManager.IsLockedOutAsync(assertion.User))
        {
            return new DomainError("accounts.passkey-refused");
        }

        await signIn.UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await signIn.SignInWithClaimsAsync(assertion.User, isPersistent: false, [new Claim(SignInStrength.Method, SignInStrength.Several)]);
        await limits.GiveBackAsync(Limit.SignInFromPlace, place, cancellation);
        return Result.Done;
    }

    /// <summary>Digits of whatever script as the app means them: an Arabic keyboard writes others.</summary>
    private static string Latin(string digits) => string.Concat(digits.Select(d => (int)char.GetNumericValue(d)));
}
