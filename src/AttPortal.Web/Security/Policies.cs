using Microsoft.AspNetCore.Authorization;

namespace AttPortal.Web.Security;

/// <summary>The names of all policies. Every page and endpoint names one, also what is open to everybody; what names none is denied.</summary>
internal static class Policies
{
    /// <summary>Open to everybody.</summary>
    public const string Public = nameof(Public);

    /// <summary>Open to whoever has the address, which nobody guesses; never kept for others.</summary>
    public const string Holder = nameof(Holder);

    /// <summary>Anybody who has signed in.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Secretariat staff.</summary>
    public const string Secretariat = nameof(Secretariat);

    /// <summary>Secretariat staff, and officers of any group; which meeting they may edit is checked where the meeting is known.</summary>
    public const string Editors = nameof(Editors);

    /// <summary>Programs that come with an API token of a delegation, and nobody who has signed in. They are let in nowhere else.</summary>
    public const string Programs = nameof(Programs);

    /// <summary>People who speak for a delegation; for which one is checked where the delegation is known. Not the Secretariat.</summary>
    public const string Delegates = nameof(Delegates);
}

/// <summary>Asks for a right that is looked up anew at each request, so that one withdrawn is gone at once.</summary>
/// <param name="IsMet">Whether a signed-in person has it.</param>
internal sealed record RightRequirement(Func<Actor, bool> IsMet) : IAuthorizationRequirement;

internal sealed class RightHandler(CurrentActor current) : AuthorizationHandler<RightRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (await current.FindAsync(context.User) is { } actor && requirement.IsMet(actor))
        {
            context.Succeed(requirement);
        }
    }
}

internal static class PolicySetup
{
    public static void AddPortalPolicies(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, RightHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Public, p => p.RequireAssertion(_ => true))
            .AddPolicy(Policies.Holder, p => p.RequireAssertion(_ => true))
            .AddPolicy(Policies.SignedIn, p => p.AddRequirements(new RightRequirement(_ => true)))
            .AddPolicy(Policies.Secretariat, p => p.AddRequirements(new RightRequirement(a => a.IsSecretariat)))
            .AddPolicy(Policies.Editors, p => p.AddRequirements(new RightRequirement(a => a.IsSecretariat || a.Offices.Count > 0)))
            .AddPolicy(Policies.Delegates, p => p.AddRequirements(new RightRequirement(a => a.Seats.Count > 0)))
            .AddPolicy(Policies.Programs, p => p.AddAuthenticationSchemes(ApiTokenHandler.Scheme).RequireAssertion(c => CallingProgram.Of(c.User) is not null))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
    }

    /// <summary>Names a policy for the endpoints of the framework itself: the line of the interactive pages is for editors.</summary>
    public static void WithPortalPolicies(this RazorComponentsEndpointConventionBuilder builder) => builder.Add(endpoint =>
    {
        if (!endpoint.Metadata.OfType<IAuthorizeData>().Any())
        {
            var isLine = endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } pattern } && pattern.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal);
            var isScript = endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } script } && script.TrimStart('/').StartsWith("_framework", StringComparison.Ordinal);
            if (isLine)
            {
                endpoint.Metadata.Add(new AuthorizeAttribute(Policies.Editors));
            }
            else if (isScript)
            {
                endpoint.Metadata.Add(new AuthorizeAttribute(Policies.Public));
            }
        }
    });
}
