using System.Globalization;

namespace AttPortal.Documents.ICalendar;

/// <summary>
/// Writes a time zone as it is in the years that a calendar covers (RFC 5545, section 3.6.5). Each change of the clocks is
/// written for itself: a rule would be shorter, and wrong as soon as a State changes it.
/// </summary>
internal static class CalendarZones
{
    /// <summary>Writes a zone.</summary>
    /// <param name="lines">Where.</param>
    /// <param name="zone">IANA name.</param>
    /// <param name="firstYear">The first year of which something is in the calendar.</param>
    /// <param name="lastYear">The last year, inclusive.</param>
    public static void Write(CalendarLines lines, string zone, int firstYear, int lastYear)
    {
        var rules = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var first = new DateTime(firstYear, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(-1);
        var last = new DateTime(lastYear + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(1);
        lines.Add("BEGIN", "VTIMEZONE");
        lines.Add("TZID", zone);
        WriteOne(lines, first.Add(rules.GetUtcOffset(first)), rules.GetUtcOffset(first), rules.GetUtcOffset(first), rules.IsDaylightSavingTime(first));
        for (var day = first; day < last; day = day.AddDays(1))
        {
            var (before, after) = (rules.GetUtcOffset(day), rules.GetUtcOffset(day.AddDays(1)));
            if (before != after)
            {
                var change = Change(rules, day);
                WriteOne(lines, change.Add(before), before, after, rules.IsDaylightSavingTime(change));
            }
        }

        lines.Add("END", "VTIMEZONE");
    }

    /// <summary>The instant within a day from which the clocks show another time.</summary>
    private static DateTime Change(TimeZoneInfo rules, DateTime day)
    {
        var (before, after) = (day, day.AddDays(1));
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before.AddSeconds(Math.Floor((after - before).TotalSeconds / 2));
            (before, after) = rules.GetUtcOffset(middle) == rules.GetUtcOffset(day) ? (middle, after) : (before, middle);
        }

        return after;
    }

    private static void WriteOne(CalendarLines lines, DateTime local, TimeSpan before, TimeSpan after, bool isSummer)
    {
        var kind = isSummer ? "DAYLIGHT" : "STANDARD";
        lines.Add("BEGIN", kind);
        lines.Add("DTSTART", local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));
        lines.Add("TZOFFSETFROM", Offset(before));
        lines.Add("TZOFFSETTO", Offset(after));
        lines.Add("END", kind);
    }

    private static string Offset(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(offset.Seconds == 0 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);
}
