using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Delegations;

/// <summary>Removes people from delegations, and hands the role of the focal point over. Both hold from the next request on.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where it is written down.</param>
/// <param name="tokens">Programs of a delegation act no longer than somebody speaks for it.</param>
/// <param name="clock">The time.</param>
internal sealed class SeatOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, ApiTokenOperations tokens, TimeProvider clock)
{
    /// <summary>Removes a person; one who is gone already stays gone.</summary>
    public Task<Result> RemoveAsync(Actor actor, DelegationId delegationId, Guid userId, CancellationToken cancellation) =>
        ChangeAsync(actor, delegationId, async (db, subject) =>
        {
            if (await db.DelegationSeats.SingleOrDefaultAsync(s => s.DelegationId == delegationId && s.UserId == userId, cancellation) is not { } seat)
            {
                return Result.Done;
            }

            if (seat.IsFocalPoint && !actor.IsSecretariat)
            {
                return new DomainError("delegations.hand-over-first");
            }

            db.DelegationSeats.Remove(seat);
            audit.Record(db, actor, "rights.seat.removed", subject, await DescribedAsync(db, userId, cancellation));
            if (!await db.DelegationSeats.AnyAsync(s => s.DelegationId == delegationId && s.UserId != userId, cancellation))
            {
                await tokens.EndAllAsync(db, actor, delegationId, subject, cancellation);
            }

            return Result.Done;
        }, cancellation);

    /// <summary>Makes a delegate the focal point; whoever was so before stays as a delegate.</summary>
    public Task<Result> HandOverAsync(Actor actor, DelegationId delegationId, Guid userId, CancellationToken cancellation) =>
        ChangeAsync(actor, delegationId, async (db, subject) =>
        {
            if (await db.DelegationSeats.SingleOrDefaultAsync(s => s.DelegationId == delegationId && s.UserId == userId, cancellation) is not { } seat)
            {
                return new DomainError("delegations.no-such-delegate");
            }

            if (!seat.IsFocalPoint)
            {
                await LayDownAsync(db, delegationId, cancellation);
                seat.BecomeFocalPoint();
                audit.Record(db, actor, "rights.focal-point.moved", subject, await DescribedAsync(db, userId, cancellation));
            }

            return Result.Done;
        }, cancellation);

    /// <summary>Seats a person who accepted an invitation, within the caller's transaction, which holds the delegation's lock.</summary>
    internal async Task SeatAsync(PortalDbContext db, Actor actor, Invitation invitation, CancellationToken cancellation)
    {
        var userId = actor.UserId!.Value;
        var seat = await db.DelegationSeats.SingleOrDefaultAsync(s => s.DelegationId == invitation.DelegationId && s.UserId == userId, cancellation);
        if (invitation.AsFocalPoint && seat is not { IsFocalPoint: true })
        {
            await LayDownAsync(db, invitation.DelegationId, cancellation);
            seat?.BecomeFocalPoint();
        }

        if (seat is null)
        {
            db.DelegationSeats.Add(new DelegationSeat(invitation.DelegationId, userId, invitation.AsFocalPoint, clock.GetUtcNow()));
        }

        var slug = await db.Delegations.Where(d => d.Id == invitation.DelegationId).Select(d => d.Slug).SingleAsync(cancellation);
        audit.Record(db, actor, "rights.seat.given", $"delegations/{slug}", new { Person = actor.Name, Email = invitation.Address, FocalPoint = invitation.AsFocalPoint, invitation.InvitedBy });
    }

    private async Task<Result> ChangeAsync(Actor actor, DelegationId delegationId, Func<PortalDbContext, string, Task<Result>> change, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat && !actor.IsFocalPointOf(delegationId))
        {
            return new DomainError("delegations.not-yours");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(delegationId, cancellation);
        if (await db.Delegations.Where(d => d.Id == delegationId).Select(d => d.Slug).SingleOrDefaultAsync(cancellation) is not { } slug)
        {
            return new DomainError("delegations.not-yours");
        }

        // Between the form and the lock the role may have been handed over: who acts must have it still.
        if (!actor.IsSecretariat && !await db.DelegationSeats.AnyAsync(s => s.DelegationId == delegationId && s.UserId == actor.UserId && s.IsFocalPoint, cancellation))
        {
            return new DomainError("delegations.not-yours");
        }

        var changed = await change(db, $"delegations/{slug}");
        if (changed.IsRefused)
        {
            return changed;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Saves at once: the database suffers no two focal points, not even between two statements.</summary>
    private static async Task LayDownAsync(PortalDbContext db, DelegationId delegationId, CancellationToken cancellation)
    {
        if (await db.DelegationSeats.SingleOrDefaultAsync(s => s.DelegationId == delegationId && s.IsFocalPoint, cancellation) is { } former)
        {
            former.LayDown();
            await db.SaveChangesAsync(cancellation);
        }
    }

    private static async Task<object> DescribedAsync(PortalDbContext db, Guid userId, CancellationToken cancellation)
    {
        var person = await db.Users.Where(u => u.Id == userId).Select(u => new { u.DisplayName, u.Email }).SingleAsync(cancellation);
        return new { Person = person.DisplayName, person.Email };
    }
}

/// <summary>Lets one change of a delegation's people follow the other.</summary>
internal static class DelegationLock
{
    /// <summary>Waits for other changes of this delegation's people, until the transaction ends.</summary>
    public static Task LockAsync(this PortalDbContext db, DelegationId id, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"select from delegations where id = {id.Value} for update", cancellation);
}
