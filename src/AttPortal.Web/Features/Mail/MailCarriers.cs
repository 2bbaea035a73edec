using System.Globalization;
using System.Net;
using System.Net.Mail;
using AttPortal.Persistence.Mail;

namespace AttPortal.Web.Features.Mail;

/// <summary>Takes a message to where it is read.</summary>
internal interface IMailCarrier
{
    /// <summary>Hands it over; returns once it was taken.</summary>
    /// <exception cref="SmtpException">It was not taken.</exception>
    /// <exception cref="TimeoutException">The server did not answer in time.</exception>
    public Task CarryAsync(MailOrder order, MailMessage message, CancellationToken cancellation);
}

/// <summary>Gives messages to a mail server.</summary>
/// <param name="settings">Which.</param>
internal sealed class SmtpCarrier(SmtpSettings settings) : IMailCarrier
{
    public async Task CarryAsync(MailOrder order, MailMessage message, CancellationToken cancellation)
    {
        // A client for each message: one that a broken server has confused does no harm to the next message.
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.UsesTls };
        if (settings.User is { } user)
        {
            client.Credentials = new NetworkCredential(user, settings.Password);
        }

        await client.SendMailAsync(message, cancellation).WaitAsync(settings.Patience, cancellation);
    }
}

/// <summary>On one's own machine, without a mail server: writes each message as a file into the data folder.</summary>
/// <param name="dataFolder">The data folder.</param>
internal sealed class FolderCarrier(string dataFolder) : IMailCarrier
{
    /// <summary>The folder in the data folder.</summary>
    public const string Folder = "mail";

    private readonly string folder = Path.GetFullPath(Path.Combine(dataFolder, Folder));

    public Task CarryAsync(MailOrder order, MailMessage message, CancellationToken cancellation)
    {
        var draft = Directory.CreateDirectory(Path.Combine(folder, $".{order.Id:N}"));
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = draft.FullName })
        {
            client.Send(message);
        }

        // Named after the order: sent twice, it is still one file.
        var name = string.Create(CultureInfo.InvariantCulture, $"{order.OrderedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{order.Id:N}.eml");
        draft.EnumerateFiles().First().MoveTo(Path.Combine(folder, name), overwrite: true);
        draft.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
