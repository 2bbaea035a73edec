using System.Globalization;
using AttPortal.Documents.Composition;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Localization;

/// <summary>Dates and times as people read them: with weekday, and a deadline never without hour and zone.</summary>
internal static class PortalDates
{
    /// <summary>17 February 2026.</summary>
    public static string Date(this Words words, DateOnly date) => PrintDates.InWords(date, words.Language);

    /// <summary>Wednesday 18 March 2026.</summary>
    public static string DateWithWeekday(this Words words, DateOnly date) =>
        words["dates.with-weekday", words.Weekday(date), words.Date(date)];

    /// <summary>Wednesday.</summary>
    public static string Weekday(this Words words, DateOnly date) => words.Culture.DateTimeFormat.GetDayName(date.DayOfWeek);

    /// <summary>24–28 August 2026.</summary>
    public static string Dates(this Words words, DateOnly from, DateOnly until)
    {
        if (from == until)
        {
            return words.Date(from);
        }

        return (from.Year, from.Month) == (until.Year, until.Month)
            ? words["dates.range", from.Day, until.Day, words[$"print.month.{until.Month}"], until.Year]
            : words["dates.range-long", words.Date(from), words.Date(until)];
    }

    /// <summary>Wednesday 18 March 2026, 15:00–18:00 (Geneva, UTC+1).</summary>
    public static string Sitting(this Words words, Meeting meeting, Session session) => words.Sitting(meeting, session.Hours);

    /// <summary>The same of hours that were announced once.</summary>
    public static string Sitting(this Words words, Meeting meeting, SessionHours hours) => words[
        "dates.sitting",
        words.DateWithWeekday(hours.Date),
        Hour(hours.Start),
        Hour(hours.End),
        words.Zone(new VenueTime(hours.Date.ToDateTime(hours.Start), meeting.Zone))];

    /// <summary>Thursday 5 March 2026, 23:59 (Geneva, UTC+1).</summary>
    public static string Moment(this Words words, VenueTime time) =>
        words["dates.moment", words.DateWithWeekday(time.Date), Hour(time.Time), words.Zone(time)];

    /// <summary>Thursday 5 March 2026, 22:59 (UTC).</summary>
    public static string WorldMoment(this Words words, VenueTime time)
    {
        var world = time.Instant.UtcDateTime;
        return words["dates.moment", words.DateWithWeekday(DateOnly.FromDateTime(world)), Hour(TimeOnly.FromDateTime(world)), "UTC"];
    }

    /// <summary>An instant on the clock of Geneva.</summary>
    public static string Moment(this Words words, DateTimeOffset instant) => words.Moment(VenueTime.At(instant, VenueTime.Geneva));

    /// <summary>In 2 days 4 hours; closed 3 days ago. The minute that a deadline shows still counts.</summary>
    public static string TimeLeft(this Words words, VenueTime deadline, DateTimeOffset now)
    {
        var left = deadline.Instant.AddMinutes(1) - now;
        return words[left > TimeSpan.Zero ? "dates.in" : "dates.closed", words.Span(left.Duration())];
    }

    private static string Span(this Words words, TimeSpan span) => span switch
    {
        { TotalDays: >= 14 } => words.Count("dates.days", (int)span.TotalDays),
        { TotalDays: >= 1 } => Joined(words.Count("dates.days", span.Days), span.Hours > 0 ? words.Count("dates.hours", span.Hours) : ""),
        { TotalHours: >= 1 } => Joined(words.Count("dates.hours", span.Hours), span.Minutes > 0 ? words.Count("dates.minutes", span.Minutes) : ""),
        _ => words.Count("dates.minutes", Math.Max(1, span.Minutes)),
    };

    private static string Joined(string one, string other) => other.Length == 0 ? one : $"{one} {other}";

    private static string Zone(this Words words, VenueTime time)
    {
        var offset = time.Offset;
        var hours = offset.Minutes == 0 ? offset.Hours.ToString("+0;-0;+0", CultureInfo.InvariantCulture) : offset.ToString(@"\+h\:mm", CultureInfo.InvariantCulture);
        var place = time.Zone == VenueTime.Geneva ? words["dates.geneva"] : time.Zone;
        // Isolated, because a sign and a number after Arabic letters would change places.
        return words["dates.zone", place, $"\u2066UTC{hours}\u2069"];
    }

    private static string Hour(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
