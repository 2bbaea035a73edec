using AttPortal.Persistence;
using AttPortal.Persistence.Auditing;
using AttPortal.Web.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Editor;

/// <summary>
/// Tells the audit log of each spell of writing once it is over: the text before, and after. What is saved at every pause would
/// fill the log with single words.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where a failure is written down.</param>
internal sealed partial class WritingLog(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock, ILogger<WritingLog> logger) : BackgroundService
{
    /// <summary>A spell is over when its writer has paused so long.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>A spell that goes on is told at the latest after so long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    /// <summary>Adds the record of a spell to a change that is about to be saved; nothing where the log has it.</summary>
    public static void Record(PortalDbContext db, TextEdit edit, string slug)
    {
        if (edit.IsRecorded)
        {
            return;
        }

        if (edit.Before != edit.After)
        {
            db.AuditEntries.Add(AuditTrail.Entry(
                edit.ChangedAt,
                edit.UserId,
                edit.Who,
                $"{edit.Paper}.text.written",
                EditorOperations.Subject(slug),
                new { key = edit.Key, language = Domain.Shared.Languages.Code(edit.Language), before = edit.Before, after = edit.After, from = edit.StartedAt }));
        }

        edit.Record();
    }

    /// <summary>Records the spells that are over.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RecordAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var over = clock.GetUtcNow() - Pause;
        if (!await db.TextEdits.AnyAsync(e => !e.IsRecorded && e.ChangedAt < over, cancellation))
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Another instance may be at it: each takes what the other has not taken.
        var edits = await db.TextEdits.FromSql($"select * from text_edits where not is_recorded and changed_at < {over} for update skip locked").ToListAsync(cancellation);
        var meetings = edits.Select(e => e.MeetingId).Distinct().ToList();
        var slugs = await db.Meetings.Where(m => meetings.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Slug, cancellation);
        foreach (var edit in edits)
        {
            Record(db, edit, slugs[edit.MeetingId]);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return edits.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RecordAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was, the next round tries again: a worker that failed must not take the portal with it.
                LogFailed(logger, error.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Spells of writing could not be recorded and will be recorded later: {Why}")]
    private static partial void LogFailed(ILogger logger, string why);
}
