using AttPortal.Domain.Delegations;
using AttPortal.Domain.States;
using AttPortal.Domain.Submissions;

namespace AttPortal.Web.Features.Compiling;

/// <summary>How many of a category were asked, and answered.</summary>
/// <param name="Category">Which.</param>
/// <param name="Asked">How many delegations were asked.</param>
/// <param name="Answered">How many of them submitted something that stands.</param>
/// <param name="Late">How many of these only after their deadline.</param>
public sealed record CategoryCount(ParticipationCategory Category, int Asked, int Answered, int Late);

/// <summary>How many States of a region were asked, and answered.</summary>
public sealed record RegionCount(RegionalGroup Region, int Asked, int Answered);

/// <summary>A delegation that submitted only after its deadline.</summary>
/// <param name="Delegation">Which.</param>
/// <param name="By">By how much, at its earliest input.</param>
public sealed record LateDelegation(InputDelegation Delegation, TimeSpan By);

/// <summary>Who answered some calls, who did not, and who was late. What was withdrawn does not count; drafts are not known here.</summary>
public sealed class InputAttendance
{
    private InputAttendance(IReadOnlyList<CategoryCount> categories, IReadOnlyList<RegionCount> regions, IReadOnlyList<InputDelegation> silent, IReadOnlyList<LateDelegation> late)
    {
        Categories = categories;
        Regions = regions;
        Silent = silent;
        Late = late;
    }

    /// <summary>The categories that were asked, in the order of the rules.</summary>
    public IReadOnlyList<CategoryCount> Categories { get; }

    /// <summary>The regions of the States that were asked.</summary>
    public IReadOnlyList<RegionCount> Regions { get; }

    /// <summary>Those who were asked and did not answer.</summary>
    public IReadOnlyList<InputDelegation> Silent { get; }

    /// <summary>Those who were late, the latest first.</summary>
    public IReadOnlyList<LateDelegation> Late { get; }

    /// <summary>Counts.</summary>
    /// <param name="calls">Which calls.</param>
    /// <param name="delegations">All delegations.</param>
    /// <param name="rows">The input to these calls.</param>
    public static InputAttendance Of(IReadOnlyList<Call> calls, IEnumerable<InputDelegation> delegations, IReadOnlyList<InputRow> rows)
    {
        var categories = calls.SelectMany(c => c.Terms.Invited).ToHashSet();
        var answered = rows.Where(r => !r.Standing.IsWithdrawn).GroupBy(r => r.Delegation.Id).ToDictionary(g => g.Key, g => g.Min(r => r.LateBy ?? TimeSpan.Zero));
        var asked = delegations.Where(d => categories.Contains(d.Category)).ToList();
        bool IsLate(InputDelegation delegation) => answered.TryGetValue(delegation.Id, out var late) && late > TimeSpan.Zero;
        return new InputAttendance(
            [.. asked.GroupBy(d => d.Category).OrderBy(g => g.Key).Select(g => new CategoryCount(g.Key, g.Count(), g.Count(d => answered.ContainsKey(d.Id)), g.Count(IsLate)))],
            [.. asked.Where(d => d.Region is not null).GroupBy(d => d.Region!.Value).OrderBy(g => g.Key).Select(g => new RegionCount(g.Key, g.Count(), g.Count(d => answered.ContainsKey(d.Id))))],
            [.. asked.Where(d => !answered.ContainsKey(d.Id))],
            [.. asked.Where(IsLate).Select(d => new LateDelegation(d, answered[d.Id])).OrderByDescending(d => d.By)]);
    }
}
