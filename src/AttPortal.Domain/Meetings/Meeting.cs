using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Meetings;

/// <summary>Identifies a <see cref="Meeting"/>.</summary>
public readonly record struct MeetingId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static MeetingId New() => new(Guid.CreateVersion7());
}

/// <summary>A meeting in a cycle: of a working group, or the informal preparatory meeting of the Conference.</summary>
public sealed partial class Meeting
{
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
        IEnumerable<SessionHours> sessions,
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
        this.sessions.AddRange(sessions.OrderBy(s => s.Date).ThenBy(s => s.Start).Select((hours, index) => new Session(index + 1, hours, addedAt: null)));
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

    /// <summary>First day at the venue; it follows the sessions that stand.</summary>
    public DateOnly StartDate { get; private set; }

    /// <summary>Last day, inclusive; it follows the sessions that stand.</summary>
    public DateOnly EndDate { get; private set; }

    /// <summary>Where; may be empty while unknown.</summary>
    public LocalizedText Venue { get; private set; } = null!;

    /// <summary>IANA zone of the venue.</summary>
    public string Zone { get; private set; } = null!;

    /// <summary>Where these facts were found.</summary>
    public string Source { get; private set; } = null!;

    /// <summary>When a session begins, at the venue.</summary>
    public VenueTime StartOf(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return StartOf(session.Hours);
    }

    /// <summary>When a session ends, at the venue.</summary>
    public VenueTime EndOf(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return EndOf(session.Hours);
    }
}
