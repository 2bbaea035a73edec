using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using AttPortal.Web.Auditing;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Delegations;

/// <summary>An invitation as its letter's reader sees it.</summary>
/// <param name="Delegation">What the delegation is called.</param>
/// <param name="Invitation">The invitation, which is open.</param>
/// <param name="HasAccount">Whether its address has an account: then the person signs in and accepts.</param>
internal sealed record OpenInvitation(LocalizedText Delegation, Invitation Invitation, bool HasAccount);

/// <summary>What somebody types who accepts an invitation and has no account yet.</summary>
/// <param name="Name">How others see the person.</param>
/// <param name="Language">In which language the portal speaks to the person.</param>
/// <param name="Password">By which the person signs in.</param>
internal sealed record NewAccount(string Name, Language Language, string Password);

/// <summary>Lets invited people in. What is not open is answered alike, whatever the reason.</summary>
/// <param name="users">Makes accounts, on the same database context.</param>
/// <param name="db">The database.</param>
/// <param name="seats">Gives the seat.</param>
/// <param name="audit">Where it is written down.</param>
/// <param name="clock">The time.</param>
internal sealed class AcceptanceOperations(UserManager<PortalUser> users, PortalDbContext db, SeatOperations seats, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The open invitation of a token; null for one that is unknown, used, withdrawn or expired.</summary>
    public async Task<OpenInvitation?> FindAsync(string token, CancellationToken cancellation)
    {
        var digest = InvitationTokens.Digest(token);
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.TokenDigest == digest, cancellation);
        if (invitation is null || !invitation.IsOpen(clock.GetUtcNow()))
        {
            return null;
        }

        var address = InvitationOperations.Normalized(invitation.Address);
        return new OpenInvitation(
            await db.Delegations.Where(d => d.Id == invitation.DelegationId).Select(d => d.Name).SingleAsync(cancellation),
            invitation,
            await db.Users.AnyAsync(u => u.NormalizedEmail == address, cancellation));
    }

    /// <summary>Accepts as somebody who has signed in with the invitation's address.</summary>
    public Task<Result> AcceptAsync(string token, Actor actor, CancellationToken cancellation) => AcceptAsync(token, async invitation =>
    {
        var email = await db.Users.Where(u => u.Id == actor.UserId).Select(u => u.NormalizedEmail).SingleOrDefaultAsync(cancellation);
        return email == InvitationOperations.Normalized(invitation.Address) ? actor : new DomainError("invitations.other-address");
    }, cancellation);

    /// <summary>Accepts as somebody new: makes the account, and gives the seat.</summary>
    /// <returns>The account, to be signed in; or a refusal.</returns>
    public async Task<Result<PortalUser>> AcceptAsync(string token, NewAccount account, CancellationToken cancellation)
    {
        var name = Invitation.PersonName(account.Name);
        if (name.IsRefused)
        {
            return name.Error;
        }

        PortalUser? user = null;
        var accepted = await AcceptAsync(token, async invitation =>
        {
            user = new PortalUser
            {
                Id = Guid.CreateVersion7(),
                UserName = invitation.Address,
                Email = invitation.Address,
                EmailConfirmed = true,
                DisplayName = name.Value,
                Language = account.Language,
            };
            var created = await users.CreateAsync(user, account.Password);
            if (!created.Succeeded)
            {
                var isPassword = created.Errors.Any(e => e.Code.StartsWith("Password", StringComparison.Ordinal));
                return isPassword ? new DomainError("accounts.password-short", users.Options.Password.RequiredLength) : new DomainError("invitations.not-open");
            }

            var actor = new Actor(user.Id, user.DisplayName, false, []);
            audit.Record(db, actor, "people.joined", $"people/{user.Id}", new { user.Email, Name = user.DisplayName, invitation.InvitedBy });
            return actor;
        }, cancellation);
        return accepted.IsRefused ? accepted.Error : user!;
    }

    private async Task<Result> AcceptAsync(string token, Func<Invitation, Task<Result<Actor>>> identify, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var digest = InvitationTokens.Digest(token);
        var found = await db.Invitations.AsNoTracking().Where(i => i.TokenDigest == digest).Select(i => new { i.DelegationId }).SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return new DomainError("invitations.not-open");
        }

        await db.LockAsync(found.DelegationId, cancellation);
        // Read after the lock: of two who press the button at once, the second finds it used.
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.TokenDigest == digest, cancellation);
        var accepted = invitation?.Accept(clock.GetUtcNow()) ?? new DomainError("invitations.not-open");
        if (accepted.IsRefused)
        {
            return accepted;
        }

        var actor = await identify(invitation!);
        if (actor.IsRefused)
        {
            return actor.Error;
        }

        await seats.SeatAsync(db, actor.Value, invitation!, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Done;
    }
}
