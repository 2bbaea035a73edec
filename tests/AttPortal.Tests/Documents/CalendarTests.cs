using System.Text;
using AttPortal.Documents.ICalendar;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

/// <summary>Calendars as RFC 5545 wants them; a parser that is not ours reads them in the integration tests.</summary>
public sealed class CalendarTests
{
    private static readonly DateTimeOffset Changed = new(2026, 2, 17, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_line_has_at_most_75_octets_and_no_character_is_split()
    {
        var text = string.Concat(Enumerable.Repeat("地雷 é عربي 🕊 x", 40));

        foreach (var line in Lines(Written(AnEvent(summary: text))))
        {
            line.Length.Should().BeLessThanOrEqualTo(75);
            new UTF8Encoding(false, throwOnInvalidBytes: true).Invoking(u => u.GetString(line)).Should().NotThrow();
        }
    }

    [Fact]
    public void Every_line_ends_with_CR_LF() => Written(AnEvent(summary: "One\nTwo\r\nThree")).Replace("\r\n", "", StringComparison.Ordinal).Should().NotContainAny("\r", "\n");

    [Fact]
    public void What_separates_is_escaped_and_control_characters_are_left_out() =>
        Unfolded(AnEvent(summary: "a,b;c\\d\ne\u0000\u0007\tf")).Should().Contain("SUMMARY;LANGUAGE=en:a\\,b\\;c\\\\d\\ne\tf\r\n");

    [Fact]
    public void A_text_cannot_end_its_line_and_begin_another_property() =>
        Unfolded(AnEvent(summary: "x\r\nSTATUS:CANCELLED")).Split("\r\n").Should().NotContain("STATUS:CANCELLED").And.Contain("STATUS:CONFIRMED");

    [Fact]
    public void The_same_calendar_gives_the_same_text() => Written(AnEvent()).Should().Be(Written(AnEvent()));

    [Fact]
    public void The_clocks_of_Geneva_change_as_they_do_in_the_years_covered()
    {
        var text = Unfolded(AnEvent());

        text.Should().Contain("BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n");
        text.Should().Contain("BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n");
        text.Should().Contain("DTSTART;TZID=Europe/Zurich:20260318T150000\r\n").And.Contain("DTEND;TZID=Europe/Zurich:20260318T180000\r\n");
    }

    [Fact]
    public void A_zone_that_never_changes_its_clocks_is_written_too() =>
        Unfolded(AnEvent(zone: "Asia/Tokyo")).Should().Contain("TZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\nDTSTART:20251231T090000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE");

    [Fact]
    public void Whole_days_end_on_the_day_after_and_have_no_zone() =>
        Unfolded(AnEvent() with { When = new CalendarDays(new DateOnly(2026, 3, 16), new DateOnly(2026, 3, 18)) })
            .Should().Contain("DTSTART;VALUE=DATE:20260316\r\nDTEND;VALUE=DATE:20260319\r\n");

    [Fact]
    public void An_instant_has_no_end() => Unfolded(AnEvent() with { When = At(new TimeOnly(23, 59), new TimeOnly(23, 59)) }).Should().NotContain("DTEND");

    [Fact]
    public void A_calendar_in_which_nothing_stands_holds_its_zone() =>
        CalendarWriter.Write(ACalendar([])).Should().Contain("BEGIN:VTIMEZONE").And.NotContain("VEVENT").And.EndWith("END:VCALENDAR\r\n");

    [Fact]
    public void What_is_cancelled_says_so_and_keeps_nobody_busy() =>
        Unfolded(AnEvent() with { IsCancelled = true, Sequence = 2 }).Should().Contain("SEQUENCE:2\r\n").And.Contain("STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n");

    private static CalendarEvent AnEvent(string summary = "A meeting", string zone = VenueTime.Geneva) => new(
        "session-a-1@attportal", 0, Changed, At(new TimeOnly(15, 0), new TimeOnly(18, 0), zone), summary, "", "", new Uri("https://portal.example.org/en/"), IsCancelled: false, IsBusy: true);

    private static CalendarHours At(TimeOnly start, TimeOnly end, string zone = VenueTime.Geneva)
    {
        var day = new DateOnly(2026, 3, 18);
        return new CalendarHours(new VenueTime(day.ToDateTime(start), zone), new VenueTime(day.ToDateTime(end), zone));
    }

    private static Calendar ACalendar(IReadOnlyList<CalendarEvent> events) => new(
        "A calendar", "For the test", Language.English, VenueTime.Geneva, new Uri("https://portal.example.org/calendars/all.ics"), TimeSpan.FromHours(1), events);

    private static string Written(CalendarEvent one) => CalendarWriter.Write(ACalendar([one]));

    private static string Unfolded(CalendarEvent one) => Written(one).Replace("\r\n ", "", StringComparison.Ordinal);

    private static IEnumerable<byte[]> Lines(string text) => text.Split("\r\n").Select(Encoding.UTF8.GetBytes);
}
