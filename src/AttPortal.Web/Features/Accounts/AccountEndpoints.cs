using AttPortal.Persistence.Accounts;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace AttPortal.Web.Features.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app) =>
        app.MapPost("/{lang:lang}/sign-out", async (string lang, SignInManager<PortalUser> signIn, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery, HttpContext context) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            await signIn.SignOutAsync();
            return Results.Redirect($"/{lang}/");
        }).ExcludeFromDescription().RequireAuthorization(Policies.Public);
}
