namespace AttPortal.Web.Features.Compiling;

internal static class CompilingSetup
{
    public static void AddCompiling(this IServiceCollection services)
    {
        services.AddScoped<InputQueries>();
        services.AddSingleton<CompilingOperations>();
        services.AddScoped<CompilationQueries>();
        services.AddSingleton<CompilationPrints>();
    }
}
