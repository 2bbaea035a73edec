namespace AttPortal.Domain.States;

/// <summary>
/// The status of all States as of a day: who is what, how many, and what is said below the table. Everything in it
/// follows from the acts; no figure is kept.
/// </summary>
public sealed class StatusTable
{
    private StatusTable(DateOnly asOf, IReadOnlyList<StatusRow> rows)
    {
        AsOf = asOf;
        Rows = rows;
        Counts = StatusCounts.Of(rows);
    }

    /// <summary>The day, at whose end the table holds.</summary>
    public DateOnly AsOf { get; }

    /// <summary>All States, in the order in which they were given.</summary>
    public IReadOnlyList<StatusRow> Rows { get; }

    /// <summary>How many States have which status.</summary>
    public StatusCounts Counts { get; }

    /// <summary>The footnotes that the table needs, in their order; a footnote's number is its place here, from 1.</summary>
    public IReadOnlyList<StatusFootnote> Footnotes =>
        [.. Rows.Select(r => r.Status.Footnote).OfType<StatusFootnote>().Distinct().Order()];

    /// <summary>The table as of a day.</summary>
    public static StatusTable Of(IEnumerable<State> states, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(states);
        return new StatusTable(asOf, [.. states.Select(s => new StatusRow(s, s.StatusOn(asOf)))]);
    }

    /// <summary>The counts of one regional group.</summary>
    public StatusCounts CountsIn(RegionalGroup region) => StatusCounts.Of(Rows.Where(r => r.State.Region == region));

    /// <summary>The part of the table for the States that fulfil a condition, with the counts of that part.</summary>
    public StatusTable Where(Func<StatusRow, bool> condition) => new(AsOf, [.. Rows.Where(condition)]);
}

/// <summary>One State in a <see cref="StatusTable"/>.</summary>
/// <param name="State">The State.</param>
/// <param name="Status">Its status on the day of the table.</param>
public sealed record StatusRow(State State, StatusOn Status);

/// <summary>How many States have which status.</summary>
/// <param name="StateParties">States Parties.</param>
/// <param name="Signatories">States that have signed and are not parties.</param>
/// <param name="Others">All other States.</param>
/// <param name="Uncertain">How many of all these could have another status, for an act whose day is not known.</param>
public sealed record StatusCounts(int StateParties, int Signatories, int Others, int Uncertain)
{
    /// <summary>All States counted.</summary>
    public int All => StateParties + Signatories + Others;

    /// <summary>The number of States with a status.</summary>
    public int Of(TreatyStatus status) => status switch
    {
        TreatyStatus.StateParty => StateParties,
        TreatyStatus.Signatory => Signatories,
        _ => Others,
    };

    /// <summary>Counts rows.</summary>
    public static StatusCounts Of(IEnumerable<StatusRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var statuses = rows.Select(r => r.Status).ToList();
        return new StatusCounts(
            statuses.Count(s => s.Status == TreatyStatus.StateParty),
            statuses.Count(s => s.Status == TreatyStatus.Signatory),
            statuses.Count(s => s.Status == TreatyStatus.Other),
            statuses.Count(s => s.Uncertain));
    }
}
