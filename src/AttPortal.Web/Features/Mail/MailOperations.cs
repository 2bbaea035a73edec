using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Auditing;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Mail;

/// <summary>Changes what people get, and tries again what could not be sent.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where it is written down.</param>
/// <param name="worker">Sends.</param>
internal sealed class MailOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, MailWorker worker)
{
    /// <summary>Keeps what a person chose about their own mail.</summary>
    public async Task<Result> ChooseAsync(Actor actor, Language language, IReadOnlyCollection<MailTopic> wanted, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (actor.UserId is not { } id || await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancellation) is not { } user)
        {
            return new DomainError("mail.no-account");
        }

        var muted = await db.MutedTopics.Where(m => m.UserId == id).ToListAsync(cancellation);
        var before = Kept(user.Language, muted.Select(m => m.Topic));
        var after = Kept(language, MailTopics.Optional.Except(wanted));
        if (before == after)
        {
            return Result.Done;
        }

        user.Language = language;
        db.MutedTopics.RemoveRange(muted.Where(m => wanted.Contains(m.Topic)));
        db.MutedTopics.AddRange(MailTopics.Optional.Except(wanted).Except(muted.Select(m => m.Topic)).Select(t => new MutedTopic(id, t)));
        audit.Record(db, actor, "mail.chosen", $"people/{id}", new { before, after });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || conflict.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            return new DomainError("mail.chosen-twice");
        }

        return Result.Done;
    }

    /// <summary>Tries again now what could not be sent: one order, or all.</summary>
    public async Task<Result> TryAgainAsync(Actor actor, Guid? orderId, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat)
        {
            return new DomainError("rights.secretariat-only");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = await DatabaseClock.NowAsync(db, cancellation);
        var orders = await db.MailOrders.Where(o => orderId == null ? o.SentAt == null && o.WithheldAt == null : o.Id == orderId).ToListAsync(cancellation);
        var tried = orders.Where(o => o.TryAgain(now)).ToList();
        if (tried.Count > 0)
        {
            audit.Record(db, actor, "mail.tried-again", orderId is null ? "mail" : $"mail/{orderId}", new { messages = tried.Count });
            await db.SaveChangesAsync(cancellation);
            worker.Wake();
        }

        return Result.Done;
    }

    /// <summary>Orders a message to the person who asks, to see whether mail arrives.</summary>
    public async Task<Result> OrderTrialAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat)
        {
            return new DomainError("rights.secretariat-only");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == actor.UserId, cancellation) is not { } user)
        {
            return new DomainError("mail.no-account");
        }

        var now = await DatabaseClock.NowAsync(db, cancellation);
        MailOrders.Order(
            db, new MailRecipient(user.Id, user.Email!, user.DisplayName, user.Language), "trial", [MailArgument.Of(user.DisplayName), MailArgument.Of(now)], "mail-orders");
        audit.Record(db, actor, "mail.trial-ordered", $"people/{user.Id}", new { user.Email });
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static string Kept(Language language, IEnumerable<MailTopic> muted) =>
        string.Join(' ', [language.Code(), .. MailTopics.Optional.Except(muted).Select(t => t.ToString())]);
}
