namespace AttPortal.Web.Features.Submissions.Files;

internal static class FileSetup
{
    public static void AddSubmittedFiles(this IServiceCollection services)
    {
        services.AddSingleton(new UploadLimits());
        services.AddSingleton<UploadOperations>();
        services.AddSingleton<SentFiles>();
        services.AddHostedService<AbandonedUploads>();
    }
}
