using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Persistence.Mail;

/// <summary>To whom a message goes.</summary>
/// <param name="UserId">The account, whose choices about mail then hold; null for somebody who has none yet.</param>
/// <param name="Address">The e-mail address.</param>
/// <param name="Name">How the person is addressed.</param>
/// <param name="Language">In which language, where there is no account to ask.</param>
public sealed record MailRecipient(Guid? UserId, string Address, string Name, Language Language);

/// <summary>
/// What fills a gap of a message. It is put into words when the message is sent, in the reader's language: an instant becomes a
/// weekday, a date, an hour and a zone.
/// </summary>
public sealed record MailArgument
{
    /// <summary>Words that are the same in every language: a name, a number of a receipt.</summary>
    public string? Text { get; init; }

    /// <summary>An instant, shown on the clock of <see cref="Zone"/>.</summary>
    public DateTimeOffset? Instant { get; init; }

    /// <summary>IANA name of a zone.</summary>
    public string? Zone { get; init; }

    public long? Number { get; init; }

    /// <summary>A text in languages: the reader's, or the original where that is missing.</summary>
    public LocalizedText? Localized { get; init; }

    /// <summary>The key of a fixed phrase without gaps.</summary>
    public string? Phrase { get; init; }

    public static MailArgument Of(string text) => new() { Text = text };

    public static MailArgument Of(DateTimeOffset instant, string zone = VenueTime.Geneva) => new() { Instant = instant.ToUniversalTime(), Zone = zone };

    public static MailArgument Of(VenueTime time) => Of(time.Instant, time.Zone);

    public static MailArgument Of(long number) => new() { Number = number };

    public static MailArgument Of(LocalizedText text) => new() { Localized = text };

    public static MailArgument OfPhrase(string key) => new() { Phrase = key };
}
