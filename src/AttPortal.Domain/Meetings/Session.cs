namespace AttPortal.Domain.Meetings;

/// <summary>A day and its hours at the venue.</summary>
/// <param name="Date">The day at the venue.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends, exclusive; on the same day.</param>
public sealed record SessionHours(DateOnly Date, TimeOnly Start, TimeOnly End)
{
    /// <summary>Whether two sittings would be at the same time.</summary>
    public bool Overlaps(SessionHours other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Date == other.Date && Start < other.End && other.Start < End;
    }
}

/// <summary>A session that was moved, or cancelled.</summary>
/// <param name="Before">When it was to be until then.</param>
/// <param name="IsCancellation">Whether it was cancelled; else it was moved.</param>
/// <param name="Reason">Why, as everybody reads it.</param>
/// <param name="At">When that was decided.</param>
public sealed record SessionChange(SessionHours Before, bool IsCancellation, string Reason, DateTimeOffset At);

/// <summary>
/// A sitting of up to three hours, 10:00–13:00 or 15:00–18:00 as a rule. It can be moved, and cancelled for good; what was
/// announced before is kept.
/// </summary>
public sealed class Session
{
    private readonly List<SessionChange> changes = [];

    private Session()
    {
    }

    internal Session(int number, SessionHours hours, DateTimeOffset? addedAt)
    {
        Number = number;
        Date = hours.Date;
        Start = hours.Start;
        End = hours.End;
        AddedAt = addedAt;
    }

    /// <summary>Its number within its meeting, from 1; it stays when the session moves.</summary>
    public int Number { get; private set; }

    /// <summary>The day at the venue.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>When it begins.</summary>
    public TimeOnly Start { get; private set; }

    /// <summary>When it ends, exclusive.</summary>
    public TimeOnly End { get; private set; }

    /// <summary>When it was added to a meeting that had been announced; null where it was announced with the meeting.</summary>
    public DateTimeOffset? AddedAt { get; private set; }

    /// <summary>What became of it, in order; the last of them holds.</summary>
    public IReadOnlyList<SessionChange> Changes => [.. changes];

    /// <summary>When it is; of a cancelled session, when it was to be.</summary>
    public SessionHours Hours => new(Date, Start, End);

    /// <summary>The change that holds; null where it stands as it was announced.</summary>
    public SessionChange? LastChange => changes.Count == 0 ? null : changes[^1];

    /// <summary>Whether it was cancelled.</summary>
    public bool IsCancelled => LastChange is { IsCancellation: true };

    /// <summary>Whether it will be at other hours than those first announced.</summary>
    public bool IsMoved => LastChange is { IsCancellation: false };

    internal void Move(SessionHours hours, string reason, DateTimeOffset at)
    {
        changes.Add(new SessionChange(Hours, IsCancellation: false, reason, at));
        (Date, Start, End) = (hours.Date, hours.Start, hours.End);
    }

    internal void Cancel(string reason, DateTimeOffset at) => changes.Add(new SessionChange(Hours, IsCancellation: true, reason, at));
}
