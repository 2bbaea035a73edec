using AttPortal.Persistence.Mail;

namespace AttPortal.Web.Features.Mail;

/// <summary>Which kind of message belongs to which topic: the first word of the kind says it, as in call-extended.</summary>
internal static class MailTopics
{
    private static readonly Dictionary<string, MailTopic> ByFirstWord = new()
    {
        ["receipt"] = MailTopic.Receipts,
        ["reminder"] = MailTopic.Reminders,
        ["call"] = MailTopic.Calls,
        ["extension"] = MailTopic.Calls,
    };

    /// <summary>What a person may switch off.</summary>
    public static IReadOnlyList<MailTopic> Optional { get; } = [.. Enum.GetValues<MailTopic>().Where(t => t != MailTopic.Always)];

    /// <summary>The topic of a kind; what belongs to none must always come.</summary>
    public static MailTopic Of(string kind) => ByFirstWord.GetValueOrDefault(kind.Split('-')[0], MailTopic.Always);
}
