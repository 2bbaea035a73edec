using System.Net.Mail;

namespace AttPortal.Web.Features.Mail;

/// <summary>Which mail server takes the portal's mail: the keys below Portal:Smtp.</summary>
internal sealed class SmtpSettings
{
    private const int Submission = 587;

    public SmtpSettings(IConfiguration configuration)
    {
        var smtp = configuration.GetSection("Portal:Smtp");
        Host = smtp["Host"] is { Length: > 0 } host ? host : null;
        Port = smtp.GetValue("Port", Submission);
        User = smtp["User"] is { Length: > 0 } user ? user : null;
        Password = smtp["Password"] ?? "";
        UsesTls = smtp.GetValue("UseTls", true);
        Patience = TimeSpan.FromSeconds(smtp.GetValue("TimeoutSeconds", 60));
        if (Patience <= TimeSpan.Zero || Patience > TimeSpan.FromMinutes(2))
        {
            throw new InvalidOperationException("Portal__Smtp__TimeoutSeconds wants a number from 1 to 120.");
        }

        var sender = smtp["From"] is { Length: > 0 } given ? given : Host is null ? "AttPortal <portal@sample.invalid>" : null;
        From = MailAddress.TryCreate(sender, out var from)
            ? from
            : throw new InvalidOperationException("From whom mail comes is not known. Set Portal__Smtp__From, as in: AttPortal <portal@example.org>.");
    }

    /// <summary>Null where no mail server is configured.</summary>
    public string? Host { get; }

    public int Port { get; }

    /// <summary>Null where the server asks for no account.</summary>
    public string? User { get; }

    public string Password { get; }

    /// <summary>Whether to speak TLS (STARTTLS) with it, or not at all.</summary>
    public bool UsesTls { get; }

    /// <summary>How long a message may take.</summary>
    public TimeSpan Patience { get; }

    public MailAddress From { get; }
}
