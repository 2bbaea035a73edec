using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>Gives up, every hour, the uploads that nobody went on with. Several instances may do so at once.</summary>
/// <param name="contexts">The database.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where a failure is written down.</param>
internal sealed partial class AbandonedUploads(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock, ILogger<AbandonedUploads> logger) : BackgroundService
{
    /// <summary>What was begun so long ago is given up.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <summary>Gives up what was begun long ago, by the database's clock. A file that was finished stays.</summary>
    /// <returns>How many uploads there were.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Uploads.Where(u => u.BegunAt < DateTimeOffset.UtcNow - Kept).ExecuteDeleteAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (Exception error) when (error is NpgsqlException or DbUpdateException)
            {
                LogFailed(logger, error.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Abandoned uploads could not be deleted and will be deleted later: {Why}")]
    private static partial void LogFailed(ILogger logger, string why);
}
