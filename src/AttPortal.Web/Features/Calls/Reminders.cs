using System.Globalization;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Persistence.Mail;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Calls;

/// <summary>
/// Reminds those who have a draft or have sent nothing: 7 days, 24 hours and 2 hours before a call closes for them. Each reminder
/// is ordered under a key of its own, so that any number of instances may look at any time, and nobody is reminded twice.
/// </summary>
/// <param name="contexts">The database.</param>
internal sealed class Reminders(IDbContextFactory<PortalDbContext> contexts)
{
    private static readonly TimeSpan Earliest = TimeSpan.FromHours(ReminderPlan.HoursBefore[0]);

    /// <summary>Orders the reminders that are due.</summary>
    /// <param name="now">The instant for which to look; by the clock of the database, unless a test says otherwise.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>How many were ordered.</returns>
    public async Task<int> OrderDueAsync(DateTimeOffset? now, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        // Two instances that look at once take turns: the second finds what the first ordered.
        await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtextextended('reminders', 0))", cancellation);
        var at = now ?? await DatabaseClock.NowAsync(db, cancellation);
        var ordered = 0;
        foreach (var call in (await db.AnnouncedCalls().AsNoTracking().ToListAsync(cancellation)).Where(c => IsSoonOver(c, at)))
        {
            ordered += await OrderAsync(db, call, at, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        return ordered;
    }

    private static async Task<int> OrderAsync(PortalDbContext db, Call call, DateTimeOffset now, CancellationToken cancellation)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == call.MeetingId, cancellation);
        var prefix = ReminderPlan.KeyPrefix(call.Id.Value);
        var sent = (await db.MailOrders.Where(o => o.Key!.StartsWith(prefix)).Select(o => o.Key!).ToListAsync(cancellation)).ToHashSet();
        var drafting = (await db.OpenDrafts().Where(d => d.CallId == call.Id).Select(d => d.DelegationId).Distinct().ToListAsync(cancellation)).ToHashSet();
        var submitted = (await db.SubmissionsInForce().Where(s => s.CallId == call.Id).Select(s => s.DelegationId).Distinct().ToListAsync(cancellation)).ToHashSet();
        var ordered = 0;
        // Who submitted and has another draft is reminded of that; who submitted and writes no more is left in peace.
        foreach (var person in (await CallMail.AskedAsync(db, meeting, call, cancellation)).Where(p => drafting.Contains(p.Delegation) || !submitted.Contains(p.Delegation)))
        {
            var hasDraft = drafting.Contains(person.Delegation);
            var closes = call.DeadlineFor(person.Delegation);
            string Key(int hours) => ReminderPlan.Key(call.Id.Value, person.UserId, Call.End(closes), hours);
            if (ReminderPlan.Due(call.Opens.Instant, Call.End(closes), now, ReminderPlan.HoursBefore.Where(h => sent.Contains(Key(h)))) is { } hours)
            {
                MailOrders.Order(
                    db, person.Mail, hasDraft ? "reminder-draft" : "reminder-nothing",
                    [MailArgument.Of(call.Title), MailArgument.Of(closes), MailArgument.Of(person.DelegationName)],
                    hasDraft ? string.Create(CultureInfo.InvariantCulture, $"calls/{call.Number}/submit") : CallMail.Path(meeting, call), Key(hours));
                sent.Add(Key(hours));
                ordered++;
            }
        }

        return ordered;
    }

    /// <summary>Whether the call closes within the time of the earliest reminder, for anybody.</summary>
    private static bool IsSoonOver(Call call, DateTimeOffset now) =>
        call.Extensions.Select(e => e.Until).Append(call.Closes).Any(d => Call.End(d) > now && Call.End(d) - Earliest <= now);
}

/// <summary>Looks for reminders each minute.</summary>
/// <param name="reminders">Orders them.</param>
/// <param name="clock">Counts the minutes; what is due is judged by the database's clock.</param>
/// <param name="logger">Where failures are written down.</param>
internal sealed partial class ReminderService(Reminders reminders, TimeProvider clock, ILogger<ReminderService> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops; what is due is ordered by whoever runs next.
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            await reminders.OrderDueAsync(null, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException and not OutOfMemoryException)
        {
            // A failed look must not end all later ones.
            LogFailed(logger, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Reminders could not be ordered; they are looked for again in a minute.")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
