namespace AttPortal.Web.Features.Calls;

internal static class CallSetup
{
    public static void AddCalls(this IServiceCollection services)
    {
        services.AddScoped<CallQueries>();
        services.AddSingleton<CallOperations>();
        services.AddSingleton<Reminders>();
        services.AddHostedService<ReminderService>();
    }
}
