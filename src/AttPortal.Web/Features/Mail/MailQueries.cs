using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Mail;

/// <summary>An order that is not settled.</summary>
/// <param name="Id">Which.</param>
/// <param name="OrderedAt">When it was ordered.</param>
/// <param name="Name">To whom.</param>
/// <param name="Address">Their address.</param>
/// <param name="Subject">What it is about; nothing that lets anybody in.</param>
/// <param name="IsGivenUp">Whether nobody tries any more.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttemptAt">When it is tried again.</param>
/// <param name="LastError">Why it failed, in the words of the mail server.</param>
public sealed record OpenMail(
    Guid Id, DateTimeOffset OrderedAt, string Name, string Address, string Subject, bool IsGivenUp, int Attempts, DateTimeOffset NextAttemptAt, string? LastError);

/// <summary>What was sent to somebody, as they read it.</summary>
internal sealed record ReadMail(Guid Id, string Name, string Address, DateTimeOffset OrderedAt, MailState State, ComposedMail Mail);

/// <summary>What a person chose.</summary>
internal sealed record MailChoices(string Address, Language Language, IReadOnlySet<MailTopic> Muted);

/// <summary>Reads orders of mail, and what people chose to get.</summary>
/// <param name="db">The database.</param>
/// <param name="composer">Puts orders into words.</param>
/// <param name="phrases">The words that there are.</param>
internal sealed class MailQueries(PortalDbContext db, MailComposer composer, Phrases phrases)
{
    /// <summary>So many orders are shown at once.</summary>
    public const int Page = 100;

    /// <summary>What is to be sent or could not be, the oldest first; and how many there are.</summary>
    public async Task<(IReadOnlyList<OpenMail> Rows, int Count)> OpenAsync(Language language, CancellationToken cancellation)
    {
        var open = db.MailOrders.AsNoTracking().Where(o => o.SentAt == null && o.WithheldAt == null);
        var orders = await open.OrderBy(o => o.OrderedAt).ThenBy(o => o.Id).Take(Page).ToListAsync(cancellation);
        return (
            [.. orders.Select(o => new OpenMail(o.Id, o.OrderedAt, o.Name, o.Address, Subject(o, language), o.GivenUpAt is not null, o.Attempts, o.NextAttemptAt, o.LastError))],
            orders.Count < Page ? orders.Count : await open.CountAsync(cancellation));
    }

    /// <summary>On one's own machine: what was written to whom, the newest first.</summary>
    public async Task<IReadOnlyList<ReadMail>> NewestAsync(CancellationToken cancellation)
    {
        var orders = await db.MailOrders.AsNoTracking().Where(o => o.WithheldAt == null).OrderByDescending(o => o.OrderedAt).ThenByDescending(o => o.Id).Take(Page).ToListAsync(cancellation);
        return [.. orders.Where(o => IsKnown(o, o.Language)).Select(o => new ReadMail(o.Id, o.Name, o.Address, o.OrderedAt, o.State, composer.Compose(o, o.Language)))];
    }

    /// <summary>What a person chose; null where there is no such account.</summary>
    public async Task<MailChoices?> ChoicesAsync(Guid userId, CancellationToken cancellation)
    {
        var user = await db.Users.Where(u => u.Id == userId).Select(u => new { u.Email, u.Language }).SingleOrDefaultAsync(cancellation);
        var muted = await db.MutedTopics.Where(m => m.UserId == userId).Select(m => m.Topic).ToListAsync(cancellation);
        return user is null ? null : new MailChoices(user.Email ?? "", user.Language, muted.ToHashSet());
    }

    private string Subject(MailOrder order, Language language) => IsKnown(order, language) ? composer.Subject(order, language) : order.Kind;

    /// <summary>An older portal may stand beside a newer one, whose messages it can't put into words.</summary>
    private bool IsKnown(MailOrder order, Language language) => phrases.Book.Has($"mail.{order.Kind}.text", language);
}
