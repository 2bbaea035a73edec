namespace AttPortal.Web.Features.Documents;

internal static class DocumentSetup
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddScoped<DocumentReaders>();
        services.AddScoped<DocumentQueries>();
        services.AddScoped<SymbolQueries>();
        services.AddSingleton<DocumentOperations>();
        services.AddScoped<BoardQueries>();
    }
}
