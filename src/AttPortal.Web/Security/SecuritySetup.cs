using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace AttPortal.Web.Security;

/// <summary>Accounts, cookies, policies.</summary>
internal static class SecuritySetup
{
    /// <summary>The name of the cookie by which a signed-in person is known.</summary>
    public const string CookieName = "attportal";

    public static void AddPortalSecurity(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<LocalRun>();
        services.AddSingleton<SampleAccounts>();
        services.AddSingleton<CurrentActor>();
        services.AddSingleton<Limits>();
        services.AddSingleton<BegunSignIns>();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
        {
            cookie.Cookie.Name = CookieName;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.NameSignIns();
            cookie.OutliveTheDatabase();
            cookie.Events.OnRedirectToLogin = context =>
            {
                SignInRedirect.Challenge(context.HttpContext);
                return Task.CompletedTask;
            };
            // Whoever lacks a right is told what a stranger is told of an address that does not exist.
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        }));
        services.KeepNamesOfSignIns();
        services.AddIdentityCore<PortalUser>(options =>
        {
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            options.User.RequireUniqueEmail = true;
            // An address is the name by which one signs in; addresses hold letters of all scripts.
            options.User.AllowedUserNameCharacters = "";
            options.Password.RequiredLength = 12;
            options.Password.RequireNonAlphanumeric = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireDigit = false;
            options.Lockout.MaxFailedAccessAttempts = 8;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
        }).AddEntityFrameworkStores<PortalDbContext>().AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<PortalUser>>(TokenOptions.DefaultAuthenticatorProvider)
            .AddTokenProvider<DataProtectorTokenProvider<PortalUser>>(TokenOptions.DefaultProvider);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = Features.Accounts.PasswordOperations.Lifetime);
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A passkey stands for two factors and finds its account by itself.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddDataProtection().SetApplicationName("AttPortal");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<IServiceScopeFactory>((options, scopes) => options.XmlRepository = new DatabaseKeyRing(scopes));
        services.AddPortalPolicies();
    }
}

/// <summary>Sends a person who must sign in to do so, and brings them back.</summary>
internal static class SignInRedirect
{
    public static void Challenge(HttpContext context)
    {
        var isNowhere = context.GetEndpoint() is null;
        if (isNowhere || context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/_blazor") || !HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var language = context.RequestServices.GetRequiredService<Localization.RequestLanguage>().Language;
        var back = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
        context.Response.Redirect($"/{Domain.Shared.Languages.Code(language)}/sign-in?returnUrl={Uri.EscapeDataString(back)}");
    }
}
