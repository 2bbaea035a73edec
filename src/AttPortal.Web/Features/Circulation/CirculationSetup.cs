namespace AttPortal.Web.Features.Circulation;

internal static class CirculationSetup
{
    public static void AddCirculation(this IServiceCollection services)
    {
        services.AddScoped<CirculationPreviews>();
        services.AddScoped<VersionQueries>();
    }
}
