namespace AttPortal.Web.Features.Desk;

internal static class DeskSetup
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddScoped<DeskQueries>();
        services.AddScoped<PeopleQueries>();
        services.AddSingleton<RightOperations>();
    }
}
