using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Auditing;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Delegations;

/// <summary>Makes and ends the API tokens of delegations. What is ended is refused from the next request on.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where it is written down; never the token itself.</param>
/// <param name="clock">The time.</param>
internal sealed class ApiTokenOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Makes a token. Only the focal point does: whoever holds it speaks for the delegation, which the Secretariat never does.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="delegationId">For which delegation.</param>
    /// <param name="id">Its identity, which the form carried: sent twice it is refused, for the token is shown only once.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="days">How many days it holds.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The token itself, or a refusal.</returns>
    public async Task<Result<string>> MakeAsync(Actor actor, DelegationId delegationId, ApiTokenId id, string? name, int days, CancellationToken cancellation)
    {
        if (!actor.IsFocalPointOf(delegationId))
        {
            return NotYours;
        }

        var secret = ApiTokenSecret.New();
        var now = clock.GetUtcNow();
        var made = ApiToken.Of(id, delegationId, name, days, actor.Name, ApiTokenSecret.Digest(secret), now);
        if (made.IsRefused)
        {
            return made.Error;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(delegationId, cancellation);
        // Between the form and the lock the role may have been handed over: who acts must have it still.
        if (!await db.DelegationSeats.AnyAsync(s => s.DelegationId == delegationId && s.UserId == actor.UserId && s.IsFocalPoint, cancellation))
        {
            return NotYours;
        }

        var others = await db.ApiTokens.AsNoTracking().Where(t => t.Id == id || (t.DelegationId == delegationId && t.EndedAt == null)).ToListAsync(cancellation);
        if (Refusal(made.Value, others, now) is { } refusal)
        {
            return refusal;
        }

        db.ApiTokens.Add(made.Value);
        await OrderMailAsync(db, made.Value, cancellation);
        audit.Record(db, actor, "api-token.made", await SubjectAsync(db, delegationId, cancellation), new { Token = made.Value.Id.Value, made.Value.Name, made.Value.ExpiresAt });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return secret;
    }

    /// <summary>Ends a token, as the focal point or the Secretariat. One that was ended stays as it was ended.</summary>
    public async Task<Result> EndAsync(Actor actor, ApiTokenId id, string? reason, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var token = await db.ApiTokens.FromSql($"select * from api_tokens where id = {id.Value} for update").SingleOrDefaultAsync(cancellation);
        if (token is null || (!actor.IsSecretariat && !actor.IsFocalPointOf(token.DelegationId)))
        {
            return NotYours;
        }

        var isEnded = token.EndedAt is not null;
        var ended = token.End(actor.Name, reason, clock.GetUtcNow());
        if (ended.IsRefused || isEnded)
        {
            return ended;
        }

        audit.Record(db, actor, "api-token.ended", await SubjectAsync(db, token.DelegationId, cancellation), new { Token = id.Value, token.Name }, token.EndReason);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Done;
    }

    /// <summary>
    /// Ends all tokens of a delegation for which nobody speaks any more, within the caller's transaction: whoever is invited next
    /// decides anew which programs may act.
    /// </summary>
    internal async Task EndAllAsync(PortalDbContext db, Actor actor, DelegationId delegationId, string subject, CancellationToken cancellation)
    {
        foreach (var token in await db.ApiTokens.Where(t => t.DelegationId == delegationId && t.EndedAt == null).ToListAsync(cancellation))
        {
            token.EndWithSeats(actor.Name, clock.GetUtcNow());
            audit.Record(db, actor, "api-token.ended", subject, new { Token = token.Id.Value, token.Name, WithLastSeat = true });
        }
    }

    private static DomainError? Refusal(ApiToken made, IReadOnlyList<ApiToken> others, DateTimeOffset now) =>
        others.Any(t => t.Id == made.Id) ? new DomainError("tokens.made-already")
        : others.Any(t => t.Name == made.Name) ? new DomainError("tokens.name-taken")
        : others.Count(t => t.IsGood(now)) >= ApiToken.MostAtOnce ? new DomainError("tokens.too-many", ApiToken.MostAtOnce)
        : null;

    /// <summary>The focal point learns of it, also when somebody else sat at their screen.</summary>
    private static async Task OrderMailAsync(PortalDbContext db, ApiToken token, CancellationToken cancellation)
    {
        var delegation = await db.Delegations.Where(d => d.Id == token.DelegationId).Select(d => new { d.Name, d.Slug }).SingleAsync(cancellation);
        var people = await (from seat in db.DelegationSeats
                            join user in db.Users on seat.UserId equals user.Id
                            where seat.DelegationId == token.DelegationId && seat.IsFocalPoint && user.Email != null
                            select new { user.Id, user.Email, user.DisplayName, user.Language }).ToListAsync(cancellation);
        foreach (var person in people)
        {
            MailOrders.Order(
                db,
                new MailRecipient(person.Id, person.Email!, person.DisplayName, person.Language),
                "token-made",
                [MailArgument.Of(delegation.Name), MailArgument.Of(token.Name), MailArgument.Of(token.MadeBy), MailArgument.Of(token.ExpiresAt)],
                $"delegations/{delegation.Slug}/tokens",
                $"token-made:{token.Id.Value}:{person.Id}");
        }
    }

    private static async Task<string> SubjectAsync(PortalDbContext db, DelegationId id, CancellationToken cancellation) =>
        $"delegations/{await db.Delegations.Where(d => d.Id == id).Select(d => d.Slug).SingleAsync(cancellation)}";

    private static DomainError NotYours => new("tokens.not-yours");
}
