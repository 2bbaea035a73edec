using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Auditing;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Delegations;

/// <summary>
/// Invites people into delegations. The letter is ordered in the same transaction as the invitation. Whoever invites is told
/// nothing of whether the address has an account already.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where it is written down.</param>
/// <param name="limits">How many invitations may be sent.</param>
/// <param name="clock">The time.</param>
internal sealed class InvitationOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, Limits limits, TimeProvider clock)
{
    /// <summary>Invites somebody; an invitation that waits for the same address is sent again under what was typed now.</summary>
    /// <returns>The invitation, or a refusal.</returns>
    public async Task<Result<InvitationId>> InviteAsync(Actor actor, DelegationId delegationId, Invited invited, CancellationToken cancellation)
    {
        if (!MayInvite(actor, delegationId, invited.AsFocalPoint))
        {
            return NotYours;
        }

        var token = InvitationTokens.New();
        var made = Invitation.Of(delegationId, invited, actor.Name, InvitationTokens.Digest(token), clock.GetUtcNow());
        if (made.IsRefused)
        {
            return made.Error;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var invitation = made.Value;
        var address = Normalized(invitation.Address);
        if (await db.DelegationSeats.AnyAsync(s => s.DelegationId == delegationId && db.Users.Any(u => u.Id == s.UserId && u.NormalizedEmail == address), cancellation))
        {
            return new DomainError("invitations.seated-already");
        }

        if (await IsTooManyAsync(actor, invitation, cancellation))
        {
            return new DomainError("invitations.too-many");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(delegationId, cancellation);
        var pending = await db.Invitations.Where(i => i.DelegationId == delegationId && i.AcceptedAt == null && i.WithdrawnAt == null).ToListAsync(cancellation);
        foreach (var older in pending.Where(i => Normalized(i.Address) == address))
        {
            older.Withdraw(clock.GetUtcNow());
        }

        db.Invitations.Add(invitation);
        await OrderLetterAsync(db, invitation, token, cancellation);
        audit.Record(db, actor, "invitation.sent", await SubjectAsync(db, delegationId, cancellation), Described(invitation));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return invitation.Id;
    }

    /// <summary>Sends an invitation again, for another two weeks.</summary>
    public async Task<Result> RenewAsync(Actor actor, InvitationId id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == id, cancellation) is not { } invitation || !MayInvite(actor, invitation.DelegationId, invitation.AsFocalPoint))
        {
            return NotYours;
        }

        if (await IsTooManyAsync(actor, invitation, cancellation))
        {
            return new DomainError("invitations.too-many");
        }

        var token = InvitationTokens.New();
        return await ChangeAsync(db, actor, invitation, "invitation.renewed", i => i.Renew(InvitationTokens.Digest(token), clock.GetUtcNow()), token, cancellation);
    }

    /// <summary>Withdraws an invitation.</summary>
    public async Task<Result> WithdrawAsync(Actor actor, InvitationId id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Invitations.SingleOrDefaultAsync(i => i.Id == id, cancellation) is { } invitation && MayInvite(actor, invitation.DelegationId, false)
            ? await ChangeAsync(db, actor, invitation, "invitation.withdrawn", i => i.Withdraw(clock.GetUtcNow()), null, cancellation)
            : NotYours;
    }

    /// <summary>The letters of an address as accounts compare them.</summary>
    public static string Normalized(string address) => address.Trim().Normalize().ToUpperInvariant();

    private async Task<Result> ChangeAsync(
        PortalDbContext db, Actor actor, Invitation invitation, string action, Func<Invitation, Result> change, string? token, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(invitation.DelegationId, cancellation);
        await db.Entry(invitation).ReloadAsync(cancellation);
        var changed = change(invitation);
        if (changed.IsRefused)
        {
            return changed;
        }

        if (token is not null)
        {
            await OrderLetterAsync(db, invitation, token, cancellation);
        }

        audit.Record(db, actor, action, await SubjectAsync(db, invitation.DelegationId, cancellation), Described(invitation));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Done;
    }

    /// <summary>A focal point invites colleagues; who is to be focal point is the Secretariat's to say.</summary>
    private static bool MayInvite(Actor actor, DelegationId delegation, bool asFocalPoint) =>
        actor.IsSecretariat || (!asFocalPoint && actor.IsFocalPointOf(delegation));

    private async Task<bool> IsTooManyAsync(Actor actor, Invitation invitation, CancellationToken cancellation) =>
        !await limits.TryAsync(Limit.InvitationsByPerson, actor.UserId?.ToString() ?? "", cancellation)
        || !await limits.TryAsync(Limit.InvitationsInto, invitation.DelegationId.Value.ToString(), cancellation)
        || !await limits.TryAsync(Limit.InvitationsTo, invitation.Address, cancellation);

    private static async Task OrderLetterAsync(PortalDbContext db, Invitation invitation, string token, CancellationToken cancellation)
    {
        var delegation = await db.Delegations.Where(d => d.Id == invitation.DelegationId).Select(d => d.Name).SingleAsync(cancellation);
        MailOrders.Order(
            db,
            new MailRecipient(null, invitation.Address, invitation.Name, invitation.Language),
            "invitation",
            [MailArgument.Of(delegation), MailArgument.Of(invitation.InvitedBy), MailArgument.Of(invitation.ExpiresAt)],
            $"invitation/{token}");
    }

    private static async Task<string> SubjectAsync(PortalDbContext db, DelegationId id, CancellationToken cancellation) =>
        $"delegations/{await db.Delegations.Where(d => d.Id == id).Select(d => d.Slug).SingleAsync(cancellation)}";

    private static object Described(Invitation invitation) => new { invitation.Name, invitation.Address, FocalPoint = invitation.AsFocalPoint, invitation.ExpiresAt };

    private static DomainError NotYours => new("delegations.not-yours");
}
