namespace AttPortal.Web.Features.Papers;

internal static class PaperSetup
{
    public static void AddPapers(this IServiceCollection services)
    {
        services.AddSingleton<PaperComposer>();
        services.AddSingleton<CirculationOperations>();
        services.AddScoped<IssuedPapers>();
    }
}
