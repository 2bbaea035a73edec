using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Domain.WorkingGroups;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.WorkingGroups;

/// <summary>Who holds which office.</summary>
/// <param name="db">The database.</param>
internal sealed class OfficerQueries(PortalDbContext db)
{
    /// <summary>The officers of a body in a cycle, in the order of their rank.</summary>
    /// <param name="body">Code of a group or of a Conference.</param>
    /// <param name="cycle">The Conference to which the cycle leads.</param>
    /// <param name="language">In which language they are named.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<IReadOnlyList<OfficerLine>> OfAsync(string body, int cycle, Language language, CancellationToken cancellation)
    {
        var officers = await db.Officers.AsNoTracking().Where(o => o.Body == body && o.Cycle == cycle).ToListAsync(cancellation);
        return await LinesAsync(officers, language, cancellation);
    }

    /// <summary>Who chairs a meeting: the chairs of its group, or the president of the Conference, whose term covers its first day.</summary>
    public async Task<IReadOnlyList<OfficerLine>> ChairsAsync(Meeting meeting, Language language, CancellationToken cancellation)
    {
        var body = meeting.GroupCode ?? $"CSP{meeting.Cycle}";
        var officers = await db.Officers.AsNoTracking()
            .Where(o => o.Body == body && o.Cycle == meeting.Cycle && o.From <= meeting.StartDate && meeting.StartDate <= o.Until)
            .Where(o => o.Role == OfficerRole.Chair || o.Role == OfficerRole.CoChair || o.Role == OfficerRole.President)
            .ToListAsync(cancellation);
        return await LinesAsync(officers, language, cancellation);
    }

    private async Task<IReadOnlyList<OfficerLine>> LinesAsync(List<Officer> officers, Language language, CancellationToken cancellation)
    {
        var states = officers.Select(o => StateId.Of(o.StateIso3)).Distinct().ToList();
        var names = await db.States.Where(s => states.Contains(s.Id))
            .Select(s => new { s.Id, s.Names })
            .ToDictionaryAsync(s => s.Id.Iso3, s => s.Names.InOrOriginal(language), cancellation);
        return
        [
            .. officers.OrderBy(o => o.Role).ThenBy(o => o.Rank).Select(o => new OfficerLine(
                o.Person is null ? null : o.DisplayName.InOrOriginal(language),
                o.Role,
                o.StateIso3,
                names.GetValueOrDefault(o.StateIso3, o.StateIso3),
                o.Post.InOrOriginal(language),
                o.Capacity.InOrOriginal(language),
                o.From,
                o.Until)),
        ];
    }
}

/// <summary>Somebody who holds an office.</summary>
/// <param name="Name">The name with its form of address; null where a State was elected and nobody is named.</param>
/// <param name="Role">What the officer does.</param>
/// <param name="StateIso3">The officer's State.</param>
/// <param name="State">Its name.</param>
/// <param name="Post">The officer's own post; may be empty.</param>
/// <param name="Capacity">In which capacity the office is held; may be empty.</param>
/// <param name="From">First day of the term.</param>
/// <param name="Until">Last day of the term, inclusive.</param>
public sealed record OfficerLine(
    string? Name,
    OfficerRole Role,
    string StateIso3,
    string State,
    string Post,
    string Capacity,
    DateOnly From,
    DateOnly Until);
