using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Delegations;

/// <summary>Reads delegations, and what they are to the Treaty.</summary>
internal static class DelegationQueries
{
    /// <summary>
    /// The place of a delegation in the rules of procedure at a meeting; for a State it follows from its treaty acts as of the
    /// meeting's first day. Null where there is no such delegation.
    /// </summary>
    public static async Task<ParticipationCategory?> CategoryAsync(PortalDbContext db, DelegationId delegationId, Meeting meeting, CancellationToken cancellation) =>
        await db.Delegations.AsNoTracking().SingleOrDefaultAsync(d => d.Id == delegationId, cancellation) is { } delegation
            ? await CategoryAsync(db, delegation, meeting.StartDate, cancellation)
            : null;

    /// <summary>The place of a delegation in the rules of procedure as of a day.</summary>
    public static async Task<ParticipationCategory> CategoryAsync(PortalDbContext db, Delegation delegation, DateOnly day, CancellationToken cancellation)
    {
        var state = delegation.StateId is { } id ? await db.States.AsNoTracking().AsSingleQuery().SingleAsync(s => s.Id == id, cancellation) : null;
        return delegation.Category(state?.StatusOn(day).Status);
    }

    /// <summary>The places of all delegations as of a day, in two queries.</summary>
    public static async Task<IReadOnlyDictionary<DelegationId, ParticipationCategory>> CategoriesAsync(PortalDbContext db, DateOnly day, CancellationToken cancellation)
    {
        var states = await db.States.AsNoTracking().AsSingleQuery().ToDictionaryAsync(s => s.Id, cancellation);
        return (await db.Delegations.AsNoTracking().ToListAsync(cancellation))
            .ToDictionary(d => d.Id, d => d.Category(d.StateId is { } id ? states[id].StatusOn(day).Status : null));
    }
}
