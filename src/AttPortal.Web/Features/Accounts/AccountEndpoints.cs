using AttPortal.Persistence.Accounts;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace AttPortal.Web.Features.Accounts;

internal static class AccountEndpoints
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<AccountQueries>();
        services.AddScoped<AccountOperations>();
        services.AddScoped<SignInOperations>();
        services.AddScoped<PasswordOperations>();
        services.AddSingleton<ForgottenPasswords>();
        services.AddHostedService<ForgottenPasswordWorker>();
    }

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapPost("/{lang:lang}/sign-out", async (string lang, SignInManager<PortalUser> signIn, IAntiforgery antiforgery, HttpContext context) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            await signIn.SignOutAsync();
            return Results.Redirect($"/{lang}/");
        }).ExcludeFromDescription().RequireAuthorization(Policies.Public);

        // What the browser needs to make a passkey, or to use one. Which accounts exist is not told: any passkey may answer.
        app.MapPost("/{lang:lang}/account/passkey-options", async (SignInManager<PortalUser> signIn, CurrentActor actors, IAntiforgery antiforgery, HttpContext context) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            if (await actors.FindAsync(context.User, context.RequestAborted) is not { UserId: { } id } || await signIn.UserManager.FindByIdAsync(id.ToString()) is not { } user)
            {
                return Results.NotFound();
            }

            var entity = new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email ?? "", DisplayName = user.DisplayName };
            return Results.Text(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
        }).ExcludeFromDescription().RequireAuthorization(Policies.SignedIn);
        app.MapPost("/{lang:lang}/sign-in/passkey-options", async (SignInManager<PortalUser> signIn, IAntiforgery antiforgery, HttpContext context) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            return Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");
        }).ExcludeFromDescription().RequireAuthorization(Policies.Public);
    }
}
