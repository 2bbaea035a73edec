using AttPortal.Domain.Delegations;
using AttPortal.Persistence.Sample;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.Delegations;

/// <summary>
/// A delegation for each State of the register, observers that took part in CSP11 (its final report, paragraphs 14 and 15),
/// and a civil society organisation that is plainly a sample, for the sample people.
/// </summary>
public static class DelegationSample
{
    /// <summary>The organisation for which a sample person speaks; it does not exist.</summary>
    public const string CivilSocietySlug = "sample-civil-society";

    /// <summary>Since when the sample people have their seats.</summary>
    public static DateTimeOffset SeatedAt { get; } = new(2026, 2, 17, 11, 0, 0, TimeSpan.Zero);

    /// <summary>Adds the delegations that are missing; what is there stays as it is.</summary>
    public static async Task LoadAsync(PortalDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var slugs = (await db.Delegations.Select(d => d.Slug).ToListAsync(cancellation)).ToHashSet();
        var states = await db.States.Where(s => !db.Delegations.Any(d => d.StateId == s.Id)).IgnoreAutoIncludes().ToListAsync(cancellation);
        db.Delegations.AddRange(states.Select(s => Delegation.OfState(DelegationId.New(), s)));
        db.Delegations.AddRange(SampleFiles.Read<List<SampleDelegation>>("delegations.json").Where(d => !slugs.Contains(d.Slug))
            .Select(d => Delegation.OfObserver(DelegationId.New(), d.Kind, d.Slug, SampleFiles.Text(d.Name))));
        await db.SaveChangesAsync(cancellation);
    }
}
