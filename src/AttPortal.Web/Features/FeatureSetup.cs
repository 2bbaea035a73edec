using AttPortal.Web.Features.Accounts;
using AttPortal.Web.Features.Home;

namespace AttPortal.Web.Features;

/// <summary>All features: one line each.</summary>
internal static class FeatureSetup
{
    public static void AddPortalFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<Startup.PublicAddress>();
        services.AddOpenApi();
        services.AddProblemDetails();
    }

    public static void MapPortalFeatures(this WebApplication app)
    {
        app.MapHome();
        app.MapAccounts();
        app.MapOpenApi().RequireAuthorization(Security.Policies.Public);
    }
}
