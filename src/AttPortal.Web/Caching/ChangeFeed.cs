using AttPortal.Domain.Meetings;
using AttPortal.Persistence;
using AttPortal.Persistence.Announcing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AttPortal.Web.Caching;

/// <summary>Something that an instance of the portal, this one or another, did.</summary>
internal abstract record Change;

/// <summary>The agenda or the letter of a meeting changed.</summary>
internal sealed record PapersChanged(MeetingId Meeting) : Change;

/// <summary>Something was written into the audit log.</summary>
/// <param name="Action">What was done.</param>
/// <param name="IsWorkingCopy">Whether it touched a working copy alone, which the public never reads.</param>
internal sealed record SomethingRecorded(string Action, bool IsWorkingCopy) : Change
{
    /// <summary>Whether somebody was given a right, or lost one.</summary>
    public bool IsAboutRights => Action.StartsWith("rights.", StringComparison.Ordinal);
}

/// <summary>Somebody is somewhere in an editor; JSON.</summary>
internal sealed record SomebodyPresent(string Json) : Change;

/// <summary>A message was ordered.</summary>
internal sealed record MailOrdered : Change;

/// <summary>Somebody signed out.</summary>
/// <param name="Id">The sign-in that ended.</param>
internal sealed record SignInEnded(Guid Id) : Change;

/// <summary>The line to the database was down: anything may have changed meanwhile.</summary>
internal sealed record ChangesMissed : Change;

/// <summary>
/// Listens to what the database announces (announce.sql), so that several instances of the portal behave as one: an editor
/// sees what somebody saved on another instance, and pages kept there are dropped when something goes out here.
/// </summary>
/// <param name="contexts">Knows the database.</param>
/// <param name="generation">Begins anew when the public may read something else.</param>
/// <param name="logger">Where a lost line is written down.</param>
internal sealed partial class ChangeFeed(IDbContextFactory<PortalDbContext> contexts, PublishedGeneration generation, ILogger<ChangeFeed> logger) : BackgroundService
{
    /// <summary>How the actions begin that touch what the public does not read yet.</summary>
    private static readonly string[] WorkingCopy =
        ["agenda.text.", "agenda.item.", "agenda.part.", "agenda.time.", "agenda.translation.", "letter.text.", "letter.paragraph.", "letter.translation.", "comments.", "calls.draft.", "account.", "invitation.", "rights.seat.",
        // What delegations write and send shows itself to nobody else, not even by a page that is drawn anew. A new version does:
        // it takes the place of one that may be published.
        "draft.", "file.uploaded", "submission.received", "submission.noted", "submission.considered", "submission.not-considered"];

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Raised for each change, one after the other; whoever listens must be quick.</summary>
    public event Action<Change>? Heard;

    /// <summary>Tells all instances who is where in an editor.</summary>
    public async Task AnnouncePresenceAsync(string json, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"select pg_notify({Announcements.Channel}, {"present " + json})", cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogLineDown(logger, error.Message);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(await ConnectionStringAsync(cancellation));
        await connection.OpenAsync(cancellation);
        connection.Notification += (_, notification) => Hear(notification.Payload);
        await using (var listen = new NpgsqlCommand($"listen {Announcements.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        Raise(new ChangesMissed());
        generation.Advance();
        while (true)
        {
            await connection.WaitAsync(cancellation);
        }
    }

    private async Task<string> ConnectionStringAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, KeepAlive = 30, ApplicationName = "AttPortal changes" }.ConnectionString;
    }

    private void Hear(string payload)
    {
        var (kind, rest) = payload.Split(' ', 2) is [var first, var second] ? (first, second) : (payload, "");
        Change? change = kind switch
        {
            "papers" when Guid.TryParse(rest, out var meeting) => new PapersChanged(new MeetingId(meeting)),
            "recorded" => new SomethingRecorded(rest, WorkingCopy.Any(a => rest.StartsWith(a, StringComparison.Ordinal))),
            "ended" when Guid.TryParse(rest, out var signIn) => new SignInEnded(signIn),
            "present" => new SomebodyPresent(rest),
            "mail" => new MailOrdered(),
            _ => null,
        };
        if (change is not null)
        {
            Raise(change);
        }

        if (change is SomethingRecorded { IsWorkingCopy: false })
        {
            generation.Advance();
        }
    }

    private void Raise(Change change)
    {
        foreach (var listener in Heard?.GetInvocationList().Cast<Action<Change>>() ?? [])
        {
            try
            {
                listener(change);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // One page that can't be told must not keep the others from hearing.
                LogListenerFailed(logger, error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The line that announces changes is down and will be opened again: {Why}")]
    private static partial void LogLineDown(ILogger logger, string why);

    [LoggerMessage(LogLevel.Error, "A listener to changes failed.")]
    private static partial void LogListenerFailed(ILogger logger, Exception error);
}
