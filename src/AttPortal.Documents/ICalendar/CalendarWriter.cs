using System.Globalization;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.ICalendar;

/// <summary>
/// Writes a calendar as iCalendar (RFC 5545, with the names of RFC 7986). The same calendar gives the same text: nothing in it
/// tells when it was written.
/// </summary>
public static class CalendarWriter
{
    /// <summary>What this is called on the line, with the encoding in which it must be sent.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int YearOfTheTreaty = 2014;

    /// <summary>The calendar as text; its lines end with CR LF.</summary>
    public static string Write(Calendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var lines = new CalendarLines();
        var refresh = System.Xml.XmlConvert.ToString(calendar.Refresh);
        lines.Add("BEGIN", "VCALENDAR");
        lines.Add("VERSION", "2.0");
        lines.Add("PRODID", "-//AttPortal//Calendar//EN");
        lines.Add("CALSCALE", "GREGORIAN");
        lines.AddText($"NAME;LANGUAGE={calendar.Language.Code()}", calendar.Name);
        lines.AddText($"DESCRIPTION;LANGUAGE={calendar.Language.Code()}", calendar.About);
        lines.Add("SOURCE;VALUE=URI", calendar.Source.AbsoluteUri);
        lines.Add("REFRESH-INTERVAL;VALUE=DURATION", refresh);
        // Names from before RFC 7986, which most programs still read.
        lines.AddText("X-WR-CALNAME", calendar.Name);
        lines.AddText("X-WR-CALDESC", calendar.About);
        lines.Add("X-WR-TIMEZONE", calendar.Zone);
        lines.Add("X-PUBLISHED-TTL", refresh);
        WriteZones(lines, calendar);
        foreach (var one in calendar.Events)
        {
            Write(lines, one, calendar.Language.Code());
        }

        lines.Add("END", "VCALENDAR");
        return lines.ToString();
    }

    private static void WriteZones(CalendarLines lines, Calendar calendar)
    {
        // A calendar without anything in it has its own zone nevertheless: it must hold something.
        var used = calendar.Events.Select(e => e.When).OfType<CalendarHours>().SelectMany(h => new[] { h.Start, h.End }).GroupBy(t => t.Zone).ToList();
        foreach (var zone in used.OrderBy(z => z.Key, StringComparer.Ordinal))
        {
            CalendarZones.Write(lines, zone.Key, zone.Min(t => t.Local.Year), zone.Max(t => t.Local.Year));
        }

        if (used.Count == 0)
        {
            CalendarZones.Write(lines, calendar.Zone, YearOfTheTreaty, YearOfTheTreaty);
        }
    }

    private static void Write(CalendarLines lines, CalendarEvent one, string language)
    {
        lines.Add("BEGIN", "VEVENT");
        lines.AddText("UID", one.Uid);
        lines.Add("SEQUENCE", one.Sequence);
        lines.Add("DTSTAMP", Instant(one.ChangedAt));
        lines.Add("LAST-MODIFIED", Instant(one.ChangedAt));
        switch (one.When)
        {
            case CalendarDays days:
                lines.Add("DTSTART;VALUE=DATE", Day(days.First));
                lines.Add("DTEND;VALUE=DATE", Day(days.Last.AddDays(1)));
                break;
            case CalendarHours hours:
                lines.Add($"DTSTART;TZID={hours.Start.Zone}", Local(hours.Start));
                if (hours.End != hours.Start)
                {
                    lines.Add($"DTEND;TZID={hours.End.Zone}", Local(hours.End));
                }

                break;
        }

        lines.AddText($"SUMMARY;LANGUAGE={language}", one.Summary);
        lines.AddText($"DESCRIPTION;LANGUAGE={language}", one.Description);
        lines.AddText($"LOCATION;LANGUAGE={language}", one.Location);
        lines.Add("URL", one.Page.AbsoluteUri);
        lines.Add("STATUS", one.IsCancelled ? "CANCELLED" : "CONFIRMED");
        lines.Add("TRANSP", one.IsBusy && !one.IsCancelled ? "OPAQUE" : "TRANSPARENT");
        lines.Add("END", "VEVENT");
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Local(VenueTime time) => time.Local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
