namespace AttPortal.Domain.States;

/// <summary>
/// The day of an act, as well as it is known: a window from the earliest to the latest possible day, both included.
/// A day that is known is a window of one day. The window is never narrowed by guessing: what depends on it says so.
/// </summary>
public sealed record ActDate
{
    /// <summary>A window of possible days.</summary>
    /// <exception cref="ArgumentException">The window ends before it begins.</exception>
    public ActDate(DateOnly earliest, DateOnly latest)
    {
        if (latest < earliest)
        {
            throw new ArgumentException($"The window ends on {latest:O}, before it begins on {earliest:O}.", nameof(latest));
        }

        Earliest = earliest;
        Latest = latest;
    }

    /// <summary>The first day on which the act may have been done.</summary>
    public DateOnly Earliest { get; private init; }

    /// <summary>The last day on which the act may have been done; on this day it has been done for certain.</summary>
    public DateOnly Latest { get; private init; }

    /// <summary>How much of the date is known.</summary>
    public DateCertainty Certainty =>
        Earliest == Latest ? DateCertainty.Exact
        : Earliest.Year != Latest.Year ? DateCertainty.Range
        : Earliest.Month != Latest.Month ? DateCertainty.Year
        : DateCertainty.Month;

    /// <summary>Whether the day is known.</summary>
    public bool IsExact => Earliest == Latest;

    /// <summary>A day that is known.</summary>
    public static ActDate On(DateOnly day) => new(day, day);

    /// <summary>Whether the act may have been done by the end of the day, and may not.</summary>
    public bool IsOpenOn(DateOnly day) => Earliest <= day && day < Latest;

    /// <summary>The window of another date that follows from this one, later days following from later days.</summary>
    public ActDate Then(Func<DateOnly, DateOnly> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new ActDate(rule(Earliest), rule(Latest));
    }

    /// <inheritdoc/>
    public override string ToString() => IsExact ? $"{Earliest:O}" : $"{Earliest:O}/{Latest:O}";
}

/// <summary>How much of an act's date is known.</summary>
public enum DateCertainty
{
    /// <summary>The day.</summary>
    Exact,

    /// <summary>The month.</summary>
    Month,

    /// <summary>The year.</summary>
    Year,

    /// <summary>Two days of different years between which it lies.</summary>
    Range,
}
