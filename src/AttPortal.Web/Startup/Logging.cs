using System.Diagnostics;
using Serilog;
using Serilog.Events;

namespace AttPortal.Web.Startup;

/// <summary>What the portal writes down about itself: to the console, and to files where a data folder is set.</summary>
internal static partial class Logging
{
    public static void AddPortalLogging(this WebApplicationBuilder builder)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(Enum.Parse<LogEventLevel>(builder.Configuration["Portal:LogLevel"] ?? "Information"))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // A new database has no list of migrations yet, and asking for it fails; what matters comes back as an exception.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", LogEventLevel.Fatal)
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        if (builder.Configuration["Portal:DataFolder"] is { Length: > 0 } folder)
        {
            configuration.WriteTo.File(
                Path.Combine(folder, "logs", "portal-.log"),
                formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 14,
                shared: true);
        }

        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(configuration.CreateLogger(), dispose: true);
    }

    /// <summary>Logs what was slow or went wrong; a page that simply answered is not worth a line.</summary>
    public static void UseRequestLogging(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("AttPortal.Web.Requests");
        app.Use(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            await next(context);
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (context.Response.StatusCode >= 500 || (elapsed > TimeSpan.FromSeconds(2) && !context.WebSockets.IsWebSocketRequest))
            {
                LogRequest(logger, context.Request.Method, context.Request.Path, context.Response.StatusCode, (int)elapsed.TotalMilliseconds);
            }
        });
    }

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} answered {Status} after {Milliseconds} ms")]
    private static partial void LogRequest(Microsoft.Extensions.Logging.ILogger logger, string method, string path, int status, int milliseconds);
}
