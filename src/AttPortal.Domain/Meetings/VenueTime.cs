namespace AttPortal.Domain.Meetings;

/// <summary>
/// A time as it was announced at the venue: a local date and hour and the zone in which they hold. What was announced
/// is kept; the instant follows from it, also when a State changes its clocks after the announcement.
/// </summary>
/// <param name="Local">Date and hour on the clock at the venue; its kind is unspecified.</param>
/// <param name="Zone">IANA name of the zone, as in Europe/Zurich.</param>
public readonly record struct VenueTime(DateTime Local, string Zone)
{
    /// <summary>The zone of the Conference and its groups.</summary>
    public const string Geneva = "Europe/Zurich";

    /// <summary>A time in Geneva.</summary>
    public static VenueTime InGeneva(DateOnly date, TimeOnly time) => new(date.ToDateTime(time), Geneva);

    /// <summary>The day at the venue.</summary>
    public DateOnly Date => DateOnly.FromDateTime(Local);

    /// <summary>The hour at the venue.</summary>
    public TimeOnly Time => TimeOnly.FromDateTime(Local);

    /// <summary>How far the venue's clock is ahead of UTC at that time.</summary>
    public TimeSpan Offset => TimeZoneInfo.FindSystemTimeZoneById(Zone).GetUtcOffset(Local);

    /// <summary>The instant meant, in UTC.</summary>
    public DateTimeOffset Instant => new DateTimeOffset(Local, Offset).ToUniversalTime();

    /// <summary>
    /// Whether the clock shows this hour once: in spring an hour does not exist, in autumn one exists twice; either is
    /// to be asked about, not guessed.
    /// </summary>
    public bool IsUnambiguous
    {
        get
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
            return !zone.IsInvalidTime(Local) && !zone.IsAmbiguousTime(Local);
        }
    }

    /// <summary>
    /// The last minute before and the first minute after that the clock shows once: what to propose where this one is skipped
    /// or repeated; this time itself where it is shown once.
    /// </summary>
    public (VenueTime Before, VenueTime After) NearestUnambiguous => (Unambiguous(-1), Unambiguous(1));

    /// <summary>What the clock at a venue shows at an instant.</summary>
    public static VenueTime At(DateTimeOffset instant, string zone) =>
        new(DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime, DateTimeKind.Unspecified), zone);

    private VenueTime Unambiguous(int step)
    {
        var time = this with { Local = new DateTime(Local.Year, Local.Month, Local.Day, Local.Hour, Local.Minute, 0) };
        while (!time.IsUnambiguous)
        {
            time = time with { Local = time.Local.AddMinutes(step) };
        }

        return time;
    }
}
