namespace AttPortal.Domain.States;

/// <summary>How many parties and signatories there were over the years: a step for each day on which a number changed.</summary>
public sealed class StatusHistory
{
    private readonly List<StatusPoint> points;

    private StatusHistory(List<StatusPoint> points) => this.points = points;

    /// <summary>The days on which a number changed, each with the numbers from that day on, in order.</summary>
    public IReadOnlyList<StatusPoint> Points => points;

    /// <summary>The history of the given States.</summary>
    public static StatusHistory Of(IEnumerable<State> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        var changes = new SortedDictionary<DateOnly, StatusPoint>();
        foreach (var periods in states.Select(s => s.Course.Periods()))
        {
            foreach (var (before, after) in periods.Zip(periods.Skip(1)))
            {
                var day = after.From!.Value;
                var change = changes.GetValueOrDefault(day) ?? new StatusPoint(day, 0, 0, 0);
                changes[day] = change.With(before.Status, -1).With(after.Status, 1);
            }
        }

        var points = new List<StatusPoint>();
        foreach (var change in changes.Values.Where(c => c is not { StateParties: 0, Signatories: 0, Uncertain: 0 }))
        {
            points.Add(points.Count == 0 ? change : points[^1].Plus(change));
        }

        return new StatusHistory(points);
    }

    /// <summary>The numbers at the end of a day.</summary>
    public StatusPoint On(DateOnly day) =>
        points.FindLast(p => p.Day <= day) is { } point ? point with { Day = day } : new StatusPoint(day, 0, 0, 0);

    /// <summary>The numbers at the end of each year, the last year up to a day.</summary>
    public IReadOnlyList<StatusPoint> Yearly(DateOnly until) =>
    [
        .. Enumerable.Range(TreatyDates.OpenedForSignature.Year, Math.Max(0, until.Year - TreatyDates.OpenedForSignature.Year + 1))
            .Select(year => On(year == until.Year ? until : new DateOnly(year, 12, 31))),
    ];

    /// <summary>The numbers at the end of each month, the last month up to a day.</summary>
    public IReadOnlyList<StatusPoint> Monthly(DateOnly until)
    {
        var months = new List<StatusPoint>();
        for (var end = new DateOnly(TreatyDates.OpenedForSignature.Year, TreatyDates.OpenedForSignature.Month, 30); end < until;)
        {
            months.Add(On(end));
            end = end.AddDays(1).AddMonths(1).AddDays(-1);
        }

        return until < TreatyDates.OpenedForSignature ? [] : [.. months, On(until)];
    }
}

/// <summary>The numbers at the end of a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="StateParties">States Parties.</param>
/// <param name="Signatories">States that have signed and are not parties.</param>
/// <param name="Uncertain">How many States could have another status, for an act whose day is not known.</param>
public sealed record StatusPoint(DateOnly Day, int StateParties, int Signatories, int Uncertain)
{
    internal StatusPoint With(StatusOn status, int count) => this with
    {
        StateParties = StateParties + (status.Status == TreatyStatus.StateParty ? count : 0),
        Signatories = Signatories + (status.Status == TreatyStatus.Signatory ? count : 0),
        Uncertain = Uncertain + (status.Uncertain ? count : 0),
    };

    internal StatusPoint Plus(StatusPoint change) => change with
    {
        StateParties = StateParties + change.StateParties,
        Signatories = Signatories + change.Signatories,
        Uncertain = Uncertain + change.Uncertain,
    };
}
