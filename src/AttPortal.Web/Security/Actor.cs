using System.Security.Claims;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Security;

/// <summary>Who acts, with the rights that hold now.</summary>
/// <param name="UserId">The account; null for the portal itself.</param>
/// <param name="Name">The name that others see.</param>
/// <param name="IsSecretariat">Whether Secretariat staff.</param>
/// <param name="Offices">The groups of which this person is an officer, each in a cycle.</param>
internal sealed record Actor(Guid? UserId, string Name, bool IsSecretariat, IReadOnlyList<Office> Offices)
{
    /// <summary>The portal itself: loading its sample, keeping its clocks.</summary>
    public static Actor Portal { get; } = new(null, "AttPortal", true, []);

    /// <summary>The delegations for which this person speaks.</summary>
    public IReadOnlyList<Seat> Seats { get; init; } = [];

    /// <summary>Whether rights of this person wait until they sign in with more than a password.</summary>
    public bool NeedsSecondFactor { get; init; }

    /// <summary>
    /// Whether this person prepares the papers of a meeting, and so may read what is not yet circulated:
    /// the Secretariat, and the officers of that group in that cycle.
    /// </summary>
    public bool Prepares(Meeting meeting) => IsSecretariat || (meeting.GroupCode is { } group && Offices.Contains(new Office(group, meeting.Cycle)));

    /// <summary>Whether this person speaks for a delegation: drafts and submits for it.</summary>
    public bool Represents(DelegationId delegation) => Seats.Any(s => s.DelegationId == delegation);

    /// <summary>Whether this person invites and removes colleagues of a delegation.</summary>
    public bool IsFocalPointOf(DelegationId delegation) => Seats.Contains(new Seat(delegation, true));
}

/// <summary>An office: of which group, in which cycle.</summary>
internal sealed record Office(string GroupCode, int Cycle);

/// <summary>A place in a delegation.</summary>
internal sealed record Seat(DelegationId DelegationId, bool IsFocalPoint);

/// <summary>Finds who is signed in, each time anew: a right withdrawn is gone at once.</summary>
/// <param name="contexts">The database; not the request's own context, because interactive pages outlive a request.</param>
/// <param name="mode">Whether sample people may exist here, and passwords alone suffice.</param>
/// <param name="clock">When a sign-in was last used.</param>
internal sealed class CurrentActor(IDbContextFactory<PortalDbContext> contexts, LocalRun mode, TimeProvider clock)
{
    /// <summary>The last use of a sign-in is written down so exactly.</summary>
    private static readonly TimeSpan Exactness = TimeSpan.FromMinutes(5);

    /// <summary>The person, or null when nobody is signed in, the sign-in was ended, or the account is no longer good.</summary>
    public async Task<Actor?> FindAsync(ClaimsPrincipal? principal, CancellationToken cancellation = default)
    {
        if (principal?.Identity?.IsAuthenticated != true || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) || principal.Id() is not { } signIn)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var person = await db.Users.Where(u => u.Id == id).AsSingleQuery()
            .Select(u => new
            {
                u.DisplayName,
                u.IsSample,
                u.SecurityStamp,
                HasEnded = db.EndedSignIns.Any(s => s.Id == signIn),
                SeenAt = db.BegunSignIns.Where(s => s.Id == signIn).Select(s => (DateTimeOffset?)s.SeenAt).FirstOrDefault(),
                Grants = db.Grants.Where(g => g.UserId == u.Id).ToList(),
                Seats = db.DelegationSeats.Where(s => s.UserId == u.Id).OrderBy(s => s.Since).ToList(),
            })
            .SingleOrDefaultAsync(cancellation);
        if (person is null || person.HasEnded || (person.IsSample && !mode.IsLocal) || person.SecurityStamp != principal.FindFirstValue("AspNet.Identity.SecurityStamp"))
        {
            return null;
        }

        if (person.SeenAt is { } seen && clock.GetUtcNow() is var now && now - seen > Exactness)
        {
            await db.BegunSignIns.Where(s => s.Id == signIn).ExecuteUpdateAsync(s => s.SetProperty(b => b.SeenAt, now), cancellation);
        }

        var rights = person.Grants.Where(g => g.Role is GrantedRole.Secretariat or GrantedRole.Officer).ToList();
        var areWaiting = rights.Count > 0 && !mode.IsLocal && !SignInStrength.IsStrong(principal);
        return new Actor(
            id,
            person.DisplayName,
            !areWaiting && rights.Exists(g => g.Role == GrantedRole.Secretariat),
            areWaiting ? [] : [.. rights.Where(g => g.Role == GrantedRole.Officer).Select(g => new Office(g.GroupCode!, g.Cycle!.Value))])
        {
            NeedsSecondFactor = areWaiting,
            Seats = [.. person.Seats.Select(s => new Seat(s.DelegationId, s.IsFocalPoint))],
        };
    }
}
