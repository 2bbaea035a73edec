using AttPortal.Domain.Shared;

namespace AttPortal.Domain.States;

/// <summary>
/// The way of one State with the Treaty: its acts in the order in which articles 21 and 24 allow them, and the status
/// that follows from them on any day.
/// </summary>
public sealed class TreatyCourse
{
    private readonly List<Step> steps;

    private TreatyCourse(List<Step> steps) => this.steps = steps;

    /// <summary>
    /// When the Treaty entered or enters into force for the State, by its latest deposit; null for a State that never
    /// deposited an instrument.
    /// </summary>
    public ActDate? EntryIntoForce =>
        steps.LastOrDefault(s => s.Act.IsDeposit)?.Act.Date.Then(TreatyDates.EntryIntoForceAfter);

    /// <summary>Puts acts in their order.</summary>
    /// <returns>The course, or a refusal that says which rule of the Treaty forbids the acts together.</returns>
    public static Result<TreatyCourse> Of(IEnumerable<ActFacts> acts)
    {
        var steps = new List<Step>();
        var status = new StatusOn(TreatyStatus.Other, false, null);
        foreach (var act in acts.OrderBy(Rank).ThenBy(a => a.Effect.Earliest).ThenBy(a => a.Kind).ThenBy(a => a.Effect.Latest))
        {
            if (Refusal(act, status.Status, steps) is { } refusal)
            {
                return refusal;
            }

            status = After(act, status);
            steps.Add(new Step(act, status));
        }

        return new TreatyCourse(steps);
    }

    /// <summary>The status at the end of a day.</summary>
    public StatusOn On(DateOnly day)
    {
        // The acts follow each other, so what may have happened by a day is always a beginning of the list:
        // up to the last act that has happened for certain, or further, up to the first that can't have happened.
        var certain = steps.FindLastIndex(s => s.Act.Effect.Latest <= day) + 1;
        var possible = steps.FindIndex(s => s.Act.Effect.Earliest > day) is >= 0 and var first ? first : steps.Count;
        var counted = StatusAfter(certain);
        var uncertain = Enumerable.Range(certain, Math.Max(0, possible - certain) + 1).Any(n => StatusAfter(n).Status != counted.Status);
        return counted with { Uncertain = uncertain };
    }

    /// <summary>The times of unchanging status, one after the other without a gap.</summary>
    public IReadOnlyList<StatusPeriod> Periods()
    {
        var periods = new List<StatusPeriod> { new(null, null, new StatusOn(TreatyStatus.Other, false, null)) };
        foreach (var day in steps.SelectMany(s => new[] { s.Act.Effect.Earliest, s.Act.Effect.Latest }).Distinct().Order())
        {
            var last = periods[^1];
            var status = On(day);
            if (status != last.Status)
            {
                periods[^1] = last with { Until = day.AddDays(-1) };
                periods.Add(new StatusPeriod(day, null, status));
            }
        }

        return periods;
    }

    // A signature comes first, whatever the windows of the acts: without it there is nothing to ratify.
    private static int Rank(ActFacts act) => act.Kind == TreatyActKind.Signature ? 0 : 1;

    private static DomainError? Refusal(ActFacts act, TreatyStatus status, List<Step> before)
    {
        var signed = before.Any(s => s.Act.Kind == TreatyActKind.Signature);
        var withdrawn = before.Any(s => s.Act.Kind == TreatyActKind.Withdrawal);
        if (before.Any(s => s.Act.Effect.Earliest > act.Effect.Earliest))
        {
            return new DomainError("states.act-before-signature", act.Kind);
        }

        return act.Kind switch
        {
            TreatyActKind.Signature when signed => new DomainError("states.signed-already"),
            TreatyActKind.Signature when act.Date.Earliest < TreatyDates.OpenedForSignature || act.Date.Latest >= TreatyDates.EntryIntoForce
                => new DomainError("states.signature-not-open", TreatyDates.OpenedForSignature, TreatyDates.EntryIntoForce.AddDays(-1)),
            TreatyActKind.Signature => null,
            TreatyActKind.Withdrawal when status != TreatyStatus.StateParty => new DomainError("states.withdrawal-without-party"),
            TreatyActKind.Withdrawal => null,
            _ when status == TreatyStatus.StateParty => new DomainError("states.party-already"),
            TreatyActKind.Accession when signed && !withdrawn => new DomainError("states.accession-after-signature"),
            TreatyActKind.Accession when act.Date.Earliest < TreatyDates.EntryIntoForce
                => new DomainError("states.accession-not-open", TreatyDates.EntryIntoForce),
            TreatyActKind.Accession => null,
            _ when status != TreatyStatus.Signatory => new DomainError("states.not-signed", act.Kind),
            TreatyActKind.IntentNotToBecomeParty when before.Any(s => s.Act.Kind == act.Kind) => new DomainError("states.intent-stated-already"),
            _ => null,
        };
    }

    private static StatusOn After(ActFacts act, StatusOn before) => act.Kind switch
    {
        TreatyActKind.Signature => new StatusOn(TreatyStatus.Signatory, false, null),
        TreatyActKind.IntentNotToBecomeParty => before with { Footnote = StatusFootnote.IntendsNotToBecomeParty },
        TreatyActKind.Withdrawal => new StatusOn(TreatyStatus.Other, false, null),
        _ => new StatusOn(TreatyStatus.StateParty, false, null),
    };

    private StatusOn StatusAfter(int count) => count == 0 ? new StatusOn(TreatyStatus.Other, false, null) : steps[count - 1].After;

    private sealed record Step(ActFacts Act, StatusOn After);
}
