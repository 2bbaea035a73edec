using System.Text.Encodings.Web;
using AttPortal.Domain.Shared;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Localization;
using AttPortal.Web.Startup;

namespace AttPortal.Web.Features.Mail;

/// <summary>A message in the reader's language.</summary>
/// <param name="Language">Which.</param>
/// <param name="Subject">One line.</param>
/// <param name="Paragraphs">What it says, with the greeting.</param>
/// <param name="LinkWords">What the link is for.</param>
/// <param name="Link">Where it leads; empty where the message leads nowhere.</param>
/// <param name="Foot">That it is only a copy, and why it came.</param>
/// <param name="Choices">Where its reader chooses which mail to get; null where there is no choice.</param>
internal sealed record ComposedMail(
    Language Language, string Subject, IReadOnlyList<string> Paragraphs, string LinkWords, string Link, IReadOnlyList<string> Foot, string? Choices);

/// <summary>Writes messages: the words of their kind, filled, in the reader's language.</summary>
/// <param name="phrases">The words.</param>
/// <param name="address">Where links lead.</param>
/// <param name="html">Writes text so that it can't act as markup.</param>
internal sealed class MailComposer(Phrases phrases, PortalAddress address, HtmlEncoder html)
{
    private const int LongestSubject = 180;

    /// <summary>The message of an order.</summary>
    public ComposedMail Compose(MailOrder order, Language language)
    {
        var words = phrases.In(language);
        object[] arguments = [.. order.Arguments.Select(words.Say)];
        object[] isolated = [.. arguments.Select(a => MailText.Isolated(language, (string)a))];
        var linkKey = $"mail.{order.Kind}.link";
        var mayChoose = order.UserId is not null && MailTopics.Of(order.Kind) != MailTopic.Always;
        return new ComposedMail(
            language,
            Subject(order, language),
            [words["mail.greeting", MailText.Isolated(language, MailText.OneLine(order.Name, 200))], .. words[$"mail.{order.Kind}.text", isolated].Split("\n\n")],
            words[phrases.Book.Has(linkKey, language) ? linkKey : "mail.link"],
            order.Path.Length == 0 ? "" : address.Of(language, order.Path),
            [words["mail.copy"], words[mayChoose ? "mail.chosen" : "mail.always"]],
            mayChoose ? address.Of(language, "account/mail") : null);
    }

    /// <summary>The subject alone, which says nothing that lets anybody in.</summary>
    public string Subject(MailOrder order, Language language)
    {
        var words = phrases.In(language);
        return MailText.OneLine(words[$"mail.{order.Kind}.subject", [.. order.Arguments.Select(words.Say)]], LongestSubject);
    }

    /// <summary>The message as plain text.</summary>
    public static string Text(ComposedMail mail)
    {
        List<string> parts = [.. mail.Paragraphs];
        if (mail.Link.Length > 0)
        {
            parts.Add($"{mail.LinkWords}\n{mail.Link}");
        }

        parts.Add("-- \n" + string.Join('\n', mail.Foot));
        if (mail.Choices is { } choices)
        {
            parts.Add(choices);
        }

        return string.Join("\n\n", parts).ReplaceLineEndings("\r\n") + "\r\n";
    }

    /// <summary>The message as a web page: plain, without a picture, in the direction of its language.</summary>
    public string Html(ComposedMail mail)
    {
        var link = mail.Link.Length == 0 ? "" : $"""<p><a href="{html.Encode(mail.Link)}">{html.Encode(mail.LinkWords)}</a><br><span dir="ltr">{html.Encode(mail.Link)}</span></p>""";
        var choices = mail.Choices is { } address ? $"""<br><a href="{html.Encode(address)}"><span dir="ltr">{html.Encode(address)}</span></a>""" : "";
        return $"""
            <!DOCTYPE html>
            <html lang="{mail.Language.Code()}" dir="{mail.Language.Direction()}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{html.Encode(mail.Subject)}</title></head>
            <body dir="{mail.Language.Direction()}" style="max-width:36em;margin:1.5em auto;padding:0 1em;font:1em/1.6 sans-serif">
            {string.Join('\n', mail.Paragraphs.Select(p => $"<p>{html.Encode(p)}</p>"))}
            {link}
            <hr>
            <p>{string.Join("<br>\n", mail.Foot.Select(html.Encode))}{choices}</p>
            </body>
            </html>

            """.ReplaceLineEndings("\r\n");
    }
}
