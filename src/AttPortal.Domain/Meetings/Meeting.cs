using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Meetings;

/// <summary>Identifies a <see cref="Meeting"/>.</summary>
public readonly record struct MeetingId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static MeetingId New() => new(Guid.CreateVersion7());
}

/// <summary>A sitting of up to three hours, 10:00–13:00 or 15:00–18:00 as a rule.</summary>
/// <param name="Date">The day at the venue.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends, exclusive.</param>
public sealed record Session(DateOnly Date, TimeOnly Start, TimeOnly End);

/// <summary>A meeting in a cycle: of a working group, or the informal preparatory meeting of the Conference.</summary>
public sealed class Meeting
{
    private readonly List<Session> sessions = [];

    private Meeting()
    {
    }

    /// <summary>Announces a meeting.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="slug">Stable name in addresses.</param>
    /// <param name="title">What it is called, without the date.</param>
    /// <param name="groupCode">Which group meets; null for a preparatory meeting of the Conference.</param>
    /// <param name="cycle">The Conference to which the cycle leads.</param>
    /// <param name="startDate">First day at the venue.</param>
    /// <param name="endDate">Last day, inclusive.</param>
    /// <param name="venue">Where; may be empty while unknown.</param>
    /// <param name="zone">IANA zone of the venue.</param>
    /// <param name="sessions">The sittings, as far as announced.</param>
    /// <param name="source">Where these facts were found.</param>
    public Meeting(
        MeetingId id,
        string slug,
        LocalizedText title,
        string? groupCode,
        int cycle,
        DateOnly startDate,
        DateOnly endDate,
        LocalizedText venue,
        string zone,
        IEnumerable<Session> sessions,
        string source)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(endDate, startDate);
        Id = id;
        Slug = slug;
        Title = title;
        GroupCode = groupCode;
        Cycle = cycle;
        StartDate = startDate;
        EndDate = endDate;
        Venue = venue;
        Zone = zone;
        this.sessions.AddRange(sessions);
        Source = source;
    }

    /// <summary>Its identity.</summary>
    public MeetingId Id { get; private set; }

    /// <summary>Stable name in addresses.</summary>
    public string Slug { get; private set; } = null!;

    /// <summary>What it is called, without the date.</summary>
    public LocalizedText Title { get; private set; } = null!;

    /// <summary>Which group meets; null for a preparatory meeting of the Conference.</summary>
    public string? GroupCode { get; private set; }

    /// <summary>The Conference to which the cycle leads.</summary>
    public int Cycle { get; private set; }

    /// <summary>First day at the venue.</summary>
    public DateOnly StartDate { get; private set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly EndDate { get; private set; }

    /// <summary>Where; may be empty while unknown.</summary>
    public LocalizedText Venue { get; private set; } = null!;

    /// <summary>IANA zone of the venue.</summary>
    public string Zone { get; private set; } = null!;

    /// <summary>The sittings in order, as far as announced.</summary>
    public IReadOnlyList<Session> Sessions => [.. sessions.OrderBy(s => s.Date).ThenBy(s => s.Start)];

    /// <summary>Where these facts were found.</summary>
    public string Source { get; private set; } = null!;

    /// <summary>When a session begins, at the venue.</summary>
    public VenueTime StartOf(Session session) => new(session.Date.ToDateTime(session.Start), Zone);

    /// <summary>When a session ends, at the venue.</summary>
    public VenueTime EndOf(Session session) => new(session.Date.ToDateTime(session.End), Zone);
}
