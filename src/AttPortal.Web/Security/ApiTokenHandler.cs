using System.Security.Claims;
using System.Text.Encodings.Web;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Localization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AttPortal.Web.Security;

/// <summary>A program that came with a good API token.</summary>
/// <param name="Token">Which token.</param>
/// <param name="Delegation">For which delegation it acts.</param>
/// <param name="Name">What the token is for.</param>
internal sealed record CallingProgram(ApiTokenId Token, DelegationId Delegation, string Name)
{
    private const string TokenClaim = "attportal/api-token";
    private const string DelegationClaim = "attportal/delegation";

    /// <summary>How the program acts: for its delegation, without an account, and by a name that no person has.</summary>
    public Actor Actor => new(null, $"{Name} (API)", false, []) { Seats = [new Seat(Delegation, false)] };

    /// <summary>Reads what <see cref="Principal"/> wrote; null for everybody else.</summary>
    public static CallingProgram? Of(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(TokenClaim), out var token) && Guid.TryParse(principal.FindFirstValue(DelegationClaim), out var delegation)
            ? new CallingProgram(new ApiTokenId(token), new DelegationId(delegation), principal.Identity?.Name ?? "")
            : null;

    /// <summary>The program as the policies ask for it. It has no account, so that nothing takes it for a person.</summary>
    public ClaimsPrincipal Principal() => new(new ClaimsIdentity(
        [new Claim(TokenClaim, Token.Value.ToString()), new Claim(DelegationClaim, Delegation.Value.ToString()), new Claim(ClaimTypes.Name, Name)], ApiTokenHandler.Scheme));
}

/// <summary>Knows programs by their API token, and nobody else: no cookie counts here. A token that ended is refused at once.</summary>
/// <param name="options">None.</param>
/// <param name="logger">Where the framework says what it decided.</param>
/// <param name="encoder">Asked for by the framework.</param>
/// <param name="contexts">The database.</param>
/// <param name="limits">How often a wrong token may be tried.</param>
internal sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IDbContextFactory<PortalDbContext> contexts, Limits limits)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of this way to be known.</summary>
    public new const string Scheme = "ApiToken";

    /// <summary>How one is told that the token is not good.</summary>
    public const string Refused = $"{Asked}, error=\"invalid_token\"";

    private const string Asked = "Bearer realm=\"AttPortal\"";

    private const string Beginning = "Bearer ";

    // The last use is written down so exactly.
    private static readonly TimeSpan Exactness = TimeSpan.FromMinutes(1);

    // Why nobody was let in; null while no token came.
    private DomainError? refusal;
    private TimeSpan? wait;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Beginning, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var secret = header[Beginning.Length..].Trim();
        var program = ApiTokenSecret.IsShaped(secret) ? await FindAsync(ApiTokenSecret.Digest(secret)) : null;
        if (program is null)
        {
            refusal = new DomainError("api.token-refused");
            wait = await limits.WaitAsync(Limit.WrongTokensFromPlace, Limits.PlaceOf(Context), Context.RequestAborted);
            return AuthenticateResult.Fail("The token is unknown, has expired or was ended.");
        }

        return AuthenticateResult.Success(new AuthenticationTicket(program.Principal(), Scheme));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await HandleAuthenticateOnceSafeAsync();
        Response.Headers.WWWAuthenticate = refusal is null ? Asked : Refused;
        var words = Context.RequestServices.GetRequiredService<Words>();
        var problem = wait is { } rest ? ApiProblem.Wait(Context, words, rest) : ApiProblem.Of(words, StatusCodes.Status401Unauthorized, refusal ?? new DomainError("api.token-missing"));
        await problem.ExecuteAsync(Context);
    }

    private async Task<CallingProgram?> FindAsync(byte[] digest)
    {
        await using var db = await contexts.CreateDbContextAsync(Context.RequestAborted);
        var found = await db.ApiTokens.Good(db).Where(t => t.TokenDigest == digest)
            .Select(t => new { t.Id, t.DelegationId, t.Name, t.LastUsedAt }).SingleOrDefaultAsync(Context.RequestAborted);
        if (found is null)
        {
            return null;
        }

        if (TimeProvider.GetUtcNow() is var now && (found.LastUsedAt is not { } used || now - used > Exactness))
        {
            await db.ApiTokens.Where(t => t.Id == found.Id).ExecuteUpdateAsync(t => t.SetProperty(a => a.LastUsedAt, now), Context.RequestAborted);
        }

        return new CallingProgram(found.Id, found.DelegationId, found.Name);
    }
}

/// <summary>Which tokens are good, by the database's clock.</summary>
internal static class GoodTokens
{
    /// <summary>Those that have neither expired nor ended, of delegations for which somebody speaks.</summary>
    public static IQueryable<ApiToken> Good(this IQueryable<ApiToken> tokens, PortalDbContext db) =>
        tokens.Where(t => t.EndedAt == null && t.ExpiresAt > DateTimeOffset.UtcNow && db.DelegationSeats.Any(s => s.DelegationId == t.DelegationId));
}

internal static class ApiTokenSetup
{
    /// <summary>Adds this way to be known; only what names the policy asks it.</summary>
    public static void AddApiTokens(this IServiceCollection services) =>
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.Scheme, null);
}
