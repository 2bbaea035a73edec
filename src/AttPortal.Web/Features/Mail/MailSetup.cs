using AttPortal.Web.Security;
using AttPortal.Web.Startup;

namespace AttPortal.Web.Features.Mail;

internal static class MailSetup
{
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = new SmtpSettings(configuration);
        var mode = new LocalRun(configuration);
        services.AddSingleton(settings);
        services.AddSingleton<PortalAddress>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailMessages>();
        if (settings.Host is not null)
        {
            services.AddSingleton<IMailCarrier>(provider =>
            {
                // A portal that would send links leading nowhere says so when it starts.
                _ = mode.IsLocal || provider.GetRequiredService<PortalAddress>().Root.Length > 0;
                return new SmtpCarrier(settings);
            });
        }
        else if (mode is { IsLocal: true, DataFolder: { } folder })
        {
            services.AddSingleton<IMailCarrier>(new FolderCarrier(folder));
        }

        services.AddSingleton<MailDispatch>();
        services.AddSingleton<MailWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<MailWorker>());
        services.AddScoped<MailQueries>();
        services.AddSingleton<MailOperations>();
    }
}
