using System.Net.Mail;
using AttPortal.Persistence;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Mail;

/// <summary>
/// Sends what was ordered. It may be killed at any moment: an order is marked as sent only after the server took it, and one that
/// was taken and not finished is taken over by another. Between the two a message can go out twice, with the same identity.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="composer">Puts orders into words.</param>
/// <param name="messages">Writes them as mail.</param>
/// <param name="carriers">The way to the reader; none where no mail server is configured, and orders wait.</param>
/// <param name="mode">Whether this is a local run.</param>
/// <param name="logger">Where failures are written down.</param>
internal sealed partial class MailDispatch(
    IDbContextFactory<PortalDbContext> contexts, MailComposer composer, MailMessages messages, IEnumerable<IMailCarrier> carriers, LocalRun mode, ILogger<MailDispatch> logger)
{
    private const int Lanes = 4;
    private const int LongestError = 500;

    /// <summary>Pause of a lane between two messages where mail must not be in the way of anything else.</summary>
    public static readonly TimeSpan Unhurried = TimeSpan.FromMilliseconds(200);

    private readonly IMailCarrier? carrier = carriers.SingleOrDefault();

    /// <summary>Whether anything can be sent at all.</summary>
    public bool CanSend => carrier is not null;

    /// <summary>Sends what is due, several messages at a time.</summary>
    /// <param name="cancellation">Ends it; what was begun is finished first.</param>
    /// <param name="pause">How long each of the lanes waits after a message; not at all unless said.</param>
    /// <returns>How many were sent.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation, TimeSpan pause = default) =>
        carrier is null ? 0 : (await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => LaneAsync(carrier, pause, cancellation)))).Sum();

    private async Task<int> LaneAsync(IMailCarrier carrier, TimeSpan pause, CancellationToken cancellation)
    {
        var sent = 0;
        while (true)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            if (await MailOrders.ClaimAsync(db, cancellation) is not { } order)
            {
                return sent;
            }

            try
            {
                sent += await SendAsync(carrier, db, order, cancellation) ? 1 : 0;
            }
            catch (Exception error) when (error is SmtpException or TimeoutException or FormatException or IOException or KeyNotFoundException or ArgumentException or InvalidOperationException)
            {
                LogFailed(logger, order.Kind, order.Attempts, error);
                order.Fail(await DatabaseClock.NowAsync(db, CancellationToken.None), Reason(error));
                await db.SaveChangesAsync(CancellationToken.None);
                if (IsAway(error))
                {
                    // A server that is away is not asked for each of a thousand messages.
                    return sent;
                }
            }

            await Task.Delay(pause, cancellation);
        }
    }

    private async Task<bool> SendAsync(IMailCarrier carrier, PortalDbContext db, MailOrder order, CancellationToken cancellation)
    {
        var topic = MailTopics.Of(order.Kind);
        var reader = order.UserId is { } id
            ? await db.Users.Where(u => u.Id == id).Select(u => new { u.Language, IsMuted = db.MutedTopics.Any(m => m.UserId == id && m.Topic == topic) }).SingleAsync(cancellation)
            : null;
        if (reader?.IsMuted == true)
        {
            order.Withhold(await DatabaseClock.NowAsync(db, cancellation));
            await db.SaveChangesAsync(cancellation);
            return false;
        }

        var mail = composer.Compose(order, reader?.Language ?? order.Language);
        using (var message = messages.Of(order, mail))
        {
            await carrier.CarryAsync(order, message, cancellation);
        }

        // Whoever stops the portal now doesn't make it forget that the server took the message.
        order.Sent(await DatabaseClock.NowAsync(db, CancellationToken.None), mail.Language, forget: !mode.IsLocal);
        await db.SaveChangesAsync(CancellationToken.None);
        return true;
    }

    private static bool IsAway(Exception error) =>
        error is TimeoutException or IOException || error is SmtpException { StatusCode: SmtpStatusCode.GeneralFailure or SmtpStatusCode.ServiceNotAvailable };

    /// <summary>What happened, down to the cause: "Failure sending mail." alone helps nobody.</summary>
    private static string Reason(Exception error)
    {
        List<string> sentences = [];
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            sentences.Add(cause.Message);
        }

        return MailText.OneLine(string.Join(" ", sentences.Distinct()), LongestError);
    }

    [LoggerMessage(LogLevel.Warning, "A message ({Kind}, attempt {Attempt}) could not be sent.")]
    private static partial void LogFailed(ILogger logger, string kind, int attempt, Exception error);
}
