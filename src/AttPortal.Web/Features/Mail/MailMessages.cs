using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using AttPortal.Domain.Shared;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Startup;

namespace AttPortal.Web.Features.Mail;

/// <summary>Writes a message as mail servers want it: plain text and HTML, and headers that say what it is.</summary>
/// <param name="composer">Writes both texts.</param>
/// <param name="address">Whose messages they are.</param>
/// <param name="settings">From whom they come.</param>
internal sealed class MailMessages(MailComposer composer, PortalAddress address, SmtpSettings settings)
{
    /// <summary>The message.</summary>
    /// <exception cref="FormatException">The address is none.</exception>
    public MailMessage Of(MailOrder order, ComposedMail mail)
    {
        if (!MailAddress.TryCreate(order.Address, MailText.OneLine(order.Name, 200), Encoding.UTF8, out var to))
        {
            throw new FormatException("The address can't be used.");
        }

        var message = new MailMessage
        {
            From = settings.From,
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(to);
        // The same order has the same identity however often it is sent, so that a repetition can be recognised.
        message.Headers.Add("Message-ID", $"<{order.Id:N}@{address.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", mail.Language.Code());
        if (mail.Choices is { } choices)
        {
            message.Headers.Add("List-Unsubscribe", $"<{choices}>");
        }

        message.AlternateViews.Add(View(MailComposer.Text(mail), MediaTypeNames.Text.Plain, mail.Language));
        message.AlternateViews.Add(View(composer.Html(mail), MediaTypeNames.Text.Html, mail.Language));
        return message;
    }

    private static AlternateView View(string text, string type, Language language)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = language is Language.English or Language.French or Language.Spanish ? TransferEncoding.QuotedPrintable : TransferEncoding.Base64;
        return view;
    }
}
