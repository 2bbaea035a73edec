using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>Gives up, every hour, the uploads that nobody went on with. Several instances may do so at once.</summary>
/// <param name="contexts">The database.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where a failure is written down.</param>
internal sealed partial class AbandonedUploads(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock, ILogger<AbandonedUploads> logger) : BackgroundService
{
    /// <summary>What was begun so long ago is given up.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>What was finished so long ago and is attached to nothing is deleted.</summary>
    public static readonly TimeSpan Unattached = TimeSpan.FromDays(1);

    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <summary>
    /// Gives up what was begun long ago, by the database's clock, and files that were finished but attached to nothing for a day.
    /// Such a file goes a round after its upload, when nobody can be about to attach it any more.
    /// </summary>
    /// <returns>How many uploads there were.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"""
            delete from stored_files f
            where f.stored_at < clock_timestamp() - {Unattached} and not exists (select 1 from uploads u where u.stored_file_id = f.id)
              and f.id not in (
                select (a ->> 'fileId')::uuid from drafts, jsonb_array_elements(drafts.files) a
                union all select (a ->> 'fileId')::uuid from submissions, jsonb_array_elements(submissions.files) a)
            """, cancellation);
        await db.Database.ExecuteSqlAsync($"""
            delete from uploads u using stored_files f
            where f.id = u.stored_file_id and f.stored_at < clock_timestamp() - {Unattached}
              and f.id not in (
                select (a ->> 'fileId')::uuid from drafts, jsonb_array_elements(drafts.files) a
                union all select (a ->> 'fileId')::uuid from submissions, jsonb_array_elements(submissions.files) a)
            """, cancellation);
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
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was, the next round tries again: a worker that failed must not take the portal with it.
                LogFailed(logger, error.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Abandoned uploads could not be deleted and will be deleted later: {Why}")]
    private static partial void LogFailed(ILogger logger, string why);
}
