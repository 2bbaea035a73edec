using AttPortal.Documents.Pdf;

namespace AttPortal.Web.Startup;

/// <summary>Where papers become PDF.</summary>
internal static class Printing
{
    public static void AddPortalPrinting(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(_ => new PdfPrinter(new PdfOptions { WorkerFolder = configuration["Portal:PdfWorkerFolder"] }));
}
