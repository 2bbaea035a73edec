using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Meetings;

/// <content>Sessions are added, moved and cancelled; the days of the meeting follow.</content>
public sealed partial class Meeting
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 1_000;

    /// <summary>A session is at most so long.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);

    /// <summary>How far from the other days of its meeting a session may be: further is a slip of the pen.</summary>
    private const int FarthestDays = 366;

    private readonly List<Session> sessions = [];

    /// <summary>All sessions in order, as far as announced, those that were cancelled too.</summary>
    public IReadOnlyList<Session> Sessions => [.. sessions.OrderBy(s => s.Date).ThenBy(s => s.Start).ThenBy(s => s.Number)];

    /// <summary>The sessions in order that were not cancelled.</summary>
    public IReadOnlyList<Session> StandingSessions => [.. Sessions.Where(s => !s.IsCancelled)];

    /// <summary>Whether there were sessions, and all of them were cancelled.</summary>
    public bool IsCancelled => sessions.Count > 0 && sessions.TrueForAll(s => s.IsCancelled);

    /// <summary>Whether a day of the meeting was announced, and no hours for it; days in the middle are not asked about.</summary>
    public bool HasDaysWithoutHours => sessions.Count == 0 || (StandingSessions is [var first, .., var last] && (first.Date > StartDate || last.Date < EndDate))
        || (StandingSessions is [var only] && StartDate != EndDate);

    /// <summary>The reason for which the last session was cancelled; null while the meeting stands.</summary>
    public string? CancellationReason => IsCancelled ? sessions.MaxBy(s => s.LastChange!.At)!.LastChange!.Reason : null;

    /// <summary>Grows with every change of the sessions; a change based on another revision is refused.</summary>
    public int Revision { get; private set; }

    /// <summary>When the portal learned of the meeting; set by the database.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The session of a number; null where there is none.</summary>
    public Session? FindSession(int number) => sessions.Find(s => s.Number == number);

    /// <summary>When a session was announced or changed last.</summary>
    public DateTimeOffset ChangedAt(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.LastChange?.At ?? session.AddedAt ?? RecordedAt;
    }

    /// <summary>Adds a session. Days that were announced stay, until their hours are known too.</summary>
    /// <param name="hours">When, at the venue.</param>
    /// <param name="at">Now.</param>
    /// <returns>The session, or a refusal: its hours cannot be, or another session is at that time.</returns>
    public Result<Session> AddSession(SessionHours hours, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(hours);
        if (RefusalOf(hours, except: null) is { } refusal)
        {
            return refusal;
        }

        var wasCancelled = IsCancelled;
        var session = new Session(1 + sessions.Select(s => s.Number).DefaultIfEmpty().Max(), hours, at);
        sessions.Add(session);
        Revision++;
        if (wasCancelled)
        {
            FollowSessions();
        }

        StartDate = hours.Date < StartDate ? hours.Date : StartDate;
        EndDate = hours.Date > EndDate ? hours.Date : EndDate;
        return session;
    }

    /// <summary>Moves a session to another day or to other hours.</summary>
    /// <param name="number">Which.</param>
    /// <param name="hours">When it will be.</param>
    /// <param name="reason">Why, as everybody reads it.</param>
    /// <param name="at">Now.</param>
    /// <returns>Done, or a refusal: no such session, cancelled, the same hours, no reason, or hours that cannot be.</returns>
    public Result MoveSession(int number, SessionHours hours, string reason, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(hours);
        if (RefusalOf(number, reason) is { } refusal)
        {
            return refusal;
        }

        var session = FindSession(number)!;
        if (session.Hours == hours)
        {
            return new DomainError("sessions.same-hours");
        }

        if (RefusalOf(hours, except: session) is { } impossible)
        {
            return impossible;
        }

        session.Move(hours, reason.Trim(), at);
        Revision++;
        FollowSessions();
        return Result.Done;
    }

    /// <summary>Cancels a session for good. A meeting all of whose sessions are cancelled is cancelled.</summary>
    /// <param name="number">Which.</param>
    /// <param name="reason">Why, as everybody reads it.</param>
    /// <param name="at">Now.</param>
    /// <returns>Done, or a refusal: no such session, cancelled already, or no reason.</returns>
    public Result CancelSession(int number, string reason, DateTimeOffset at)
    {
        if (RefusalOf(number, reason) is { } refusal)
        {
            return refusal;
        }

        FindSession(number)!.Cancel(reason.Trim(), at);
        Revision++;
        FollowSessions();
        return Result.Done;
    }

    private DomainError? RefusalOf(int number, string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return (FindSession(number), reason.Trim().Length) switch
        {
            (null, _) => new DomainError("sessions.none"),
            ({ IsCancelled: true }, _) => new DomainError("sessions.cancelled-already"),
            (_, 0) => new DomainError("sessions.reason-missing"),
            (_, > LongestReason and var length) => new DomainError("sessions.reason-too-long", length, LongestReason),
            _ => null,
        };
    }

    private DomainError? RefusalOf(SessionHours hours, Session? except)
    {
        var (start, end) = (StartOf(hours), EndOf(hours));
        return hours switch
        {
            _ when hours.End <= hours.Start => new DomainError("sessions.end-before-start"),
            _ when hours.End - hours.Start > LongestSession => new DomainError("sessions.too-long", (int)LongestSession.TotalHours),
            _ when !start.IsUnambiguous => Unclear(start),
            _ when !end.IsUnambiguous => Unclear(end),
            _ when hours.Date < StartDate.AddDays(-FarthestDays) || hours.Date > EndDate.AddDays(FarthestDays) => new DomainError("sessions.far-off"),
            _ when sessions.Find(s => s != except && !s.IsCancelled && s.Hours.Overlaps(hours)) is { } other => new DomainError("sessions.overlap", StartOf(other), EndOf(other)),
            _ => null,
        };
    }

    private void FollowSessions()
    {
        var standing = StandingSessions;
        if (standing.Count > 0)
        {
            StartDate = standing[0].Date;
            EndDate = standing[^1].Date;
        }
    }

    private static DomainError Unclear(VenueTime time) =>
        new("sessions.hour-unclear", time, time.NearestUnambiguous.Before, time.NearestUnambiguous.After);

    private VenueTime StartOf(SessionHours hours) => new(hours.Date.ToDateTime(hours.Start), Zone);

    private VenueTime EndOf(SessionHours hours) => new(hours.Date.ToDateTime(hours.End), Zone);
}
