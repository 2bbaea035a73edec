using System.Threading.Channels;
using AttPortal.Web.Caching;

namespace AttPortal.Web.Features.Mail;

/// <summary>Sends mail as soon as the database announces that there is some, and looks by itself for what is to be tried again.</summary>
/// <param name="dispatch">Sends it.</param>
/// <param name="changes">Announces it.</param>
/// <param name="lifetime">Tells when the portal answers: before that, links have no address.</param>
/// <param name="logger">Where failures are written down.</param>
internal sealed partial class MailWorker(MailDispatch dispatch, ChangeFeed changes, IHostApplicationLifetime lifetime, ILogger<MailWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(20);

    private readonly Channel<bool> calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Looks for mail now.</summary>
    public void Wake() => calls.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!dispatch.CanSend)
        {
            LogNoServer(logger);
            return;
        }

        changes.Heard += Hear;
        try
        {
            await StartedAsync(stoppingToken);
            while (true)
            {
                await SendAsync(stoppingToken);
                await Task.WhenAny(calls.Reader.WaitToReadAsync(stoppingToken).AsTask(), Task.Delay(Round, stoppingToken));
                calls.Reader.TryRead(out _);
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops; what was begun is finished by whoever runs next.
        }
        finally
        {
            changes.Heard -= Hear;
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        try
        {
            // Mail is a copy of what the portal says. When hundreds submit at once, their receipts come first and the copies after:
            // each instance sends twenty in a second.
            await dispatch.SendDueAsync(cancellation, MailDispatch.Unhurried);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(logger, error);
        }
    }

    private async Task StartedAsync(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellation);
    }

    private void Hear(Change change)
    {
        if (change is MailOrdered or ChangesMissed)
        {
            Wake();
        }
    }

    [LoggerMessage(LogLevel.Warning, "No mail server is configured (Portal__Smtp__Host): mail waits until there is one.")]
    private static partial void LogNoServer(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "Mail could not be looked for, and will be again soon.")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
