using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Features.States;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Delegations;

/// <summary>A delegation with its people.</summary>
/// <param name="Delegation">The delegation.</param>
/// <param name="Category">Its place in the rules of procedure today.</param>
/// <param name="People">The focal point first, then by name.</param>
/// <param name="Invitations">Those that nobody has accepted or withdrawn, also expired ones; the newest first.</param>
public sealed record DelegationDetail(Delegation Delegation, ParticipationCategory Category, IReadOnlyList<SeatedPerson> People, IReadOnlyList<Invitation> Invitations)
{
    public SeatedPerson? FocalPoint => People.FirstOrDefault(p => p.IsFocalPoint);
}

/// <summary>A person in a delegation.</summary>
public sealed record SeatedPerson(Guid Id, string Name, string Email, bool IsFocalPoint, DateTimeOffset Since);

/// <summary>A delegation in the Secretariat's list.</summary>
internal sealed record DelegationRow(Delegation Delegation, ParticipationCategory Category, string? FocalPoint, int People, int Invitations);

/// <summary>Who is there, of the delegations listed.</summary>
internal enum PeopleFilter
{
    /// <summary>Whoever.</summary>
    All,

    /// <summary>Nobody yet, and nobody invited.</summary>
    Nobody,

    /// <summary>Nobody yet; somebody is invited.</summary>
    Invited,

    /// <summary>People, but no focal point.</summary>
    WithoutFocalPoint,
}

/// <summary>A delegation for which somebody speaks.</summary>
public sealed record OwnDelegation(string Slug, LocalizedText Name, bool IsFocalPoint);

/// <summary>Reads delegations with their people.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The time.</param>
internal sealed class DelegationPeople(PortalDbContext db, TimeProvider clock)
{
    /// <summary>A delegation that this person may see: an own one, or for the Secretariat any; else null.</summary>
    public async Task<DelegationDetail?> FindAsync(Actor actor, string slug, CancellationToken cancellation)
    {
        if (await db.Delegations.AsNoTracking().SingleOrDefaultAsync(d => d.Slug == slug, cancellation) is not { } delegation
            || (!actor.IsSecretariat && !actor.Represents(delegation.Id)))
        {
            return null;
        }

        var people = await db.DelegationSeats.Where(s => s.DelegationId == delegation.Id)
            .Join(db.Users, s => s.UserId, u => u.Id, (s, u) => new SeatedPerson(u.Id, u.DisplayName, u.Email ?? "", s.IsFocalPoint, s.Since))
            .ToListAsync(cancellation);
        var invitations = await db.Invitations.AsNoTracking()
            .Where(i => i.DelegationId == delegation.Id && i.AcceptedAt == null && i.WithdrawnAt == null).OrderByDescending(i => i.InvitedAt).ToListAsync(cancellation);
        return new DelegationDetail(
            delegation,
            await DelegationQueries.CategoryAsync(db, delegation, Today, cancellation),
            [.. people.OrderByDescending(p => p.IsFocalPoint).ThenBy(p => p.Name, StringComparer.Ordinal)],
            invitations);
    }

    /// <summary>The delegations for which a person speaks.</summary>
    public async Task<IReadOnlyList<OwnDelegation>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        var ids = actor.Seats.Select(s => s.DelegationId).ToList();
        var found = await db.Delegations.Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Slug, d.Name }).ToListAsync(cancellation);
        return [.. found.OrderBy(d => d.Slug, StringComparer.Ordinal).Select(d => new OwnDelegation(d.Slug, d.Name, actor.IsFocalPointOf(d.Id)))];
    }

    /// <summary>The delegations that a search finds, in the order of their categories and names.</summary>
    public async Task<IReadOnlyList<DelegationRow>> ListAsync(string search, ParticipationCategory? category, PeopleFilter people, Language language, CancellationToken cancellation)
    {
        var delegations = await db.Delegations.AsNoTracking().ToListAsync(cancellation);
        var categories = await DelegationQueries.CategoriesAsync(db, Today, cancellation);
        var seats = (await db.DelegationSeats.Join(db.Users, s => s.UserId, u => u.Id, (s, u) => new { s.DelegationId, s.IsFocalPoint, u.DisplayName }).ToListAsync(cancellation))
            .ToLookup(s => s.DelegationId);
        var invitations = (await db.Invitations.Where(i => i.AcceptedAt == null && i.WithdrawnAt == null).Select(i => i.DelegationId).ToListAsync(cancellation))
            .CountBy(id => id).ToDictionary();
        var words = StateSearch.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var names = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo(language.Code()), ignoreCase: true);
        return [.. delegations.Where(d => IsFound(d, words))
            .Select(d => new DelegationRow(
                d, categories[d.Id], seats[d.Id].FirstOrDefault(s => s.IsFocalPoint)?.DisplayName, seats[d.Id].Count(), invitations.GetValueOrDefault(d.Id)))
            .Where(r => category is null || r.Category == category)
            .Where(r => people switch
            {
                PeopleFilter.Nobody => r is { People: 0, Invitations: 0 },
                PeopleFilter.Invited => r is { People: 0, Invitations: > 0 },
                PeopleFilter.WithoutFocalPoint => r is { People: > 0, FocalPoint: null },
                _ => true,
            })
            .OrderBy(r => r.Category).ThenBy(r => r.Delegation.Name.InOrOriginal(language), names)];
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static bool IsFound(Delegation delegation, string[] words)
    {
        var text = " " + string.Join(' ', delegation.Name.Texts().Values.Append(delegation.Slug).Select(StateSearch.Fold));
        return words.All(w => text.Contains(w, StringComparison.Ordinal));
    }
}
