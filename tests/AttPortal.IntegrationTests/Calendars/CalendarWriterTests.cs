using System.Text;
using AttPortal.Documents.ICalendar;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.IntegrationTests.Calendars;

/// <summary>Whatever people write comes out of a calendar as it went in.</summary>
public sealed class CalendarWriterTests
{
    private const int Texts = 1_000;
    private static readonly string[] Parts = ["a", ",", ";", "\\", "\\n", "\n", ":", "\"", " ", "  ", "\t", "é", "地", "ع", "🕊", "BEGIN:VEVENT", "\nEND:VCALENDAR", "=", "%0A", "\u0301"];

    [Fact]
    public async Task A_thousand_generated_texts_are_read_as_they_were_written()
    {
        var random = new Random(20260318);
        var texts = Enumerable.Range(0, Texts).Select(_ => Generate(random)).ToList();
        var written = CalendarWriter.Write(new Calendar(
            "All of it", "", Language.English, VenueTime.Geneva, new Uri("https://portal.example.org/calendars/all.ics"), TimeSpan.FromHours(1), [.. texts.Select(Of)]));

        var read = await ReadCalendar.OfAsync(written);

        written.Split("\r\n").Max(Encoding.UTF8.GetByteCount).Should().Be(75);
        read.Name.Should().Be("All of it");
        read.Events.Select(e => e.Summary).Should().Equal(texts);
        read.Events.Select(e => e.Description).Should().Equal(texts);
    }

    // A text that begins with a space, or is empty, is no text that anybody writes: the portal trims what it keeps.
    private static string Generate(Random random) => "x" + string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Parts[random.Next(Parts.Length)]));

    private static CalendarEvent Of(string text, int index)
    {
        var at = VenueTime.InGeneva(new DateOnly(2026, 1, 1).AddDays(index), new TimeOnly(10, 0));
        return new CalendarEvent(
            $"text-{index}@attportal", index, DateTimeOffset.UnixEpoch, new CalendarHours(at, at with { Local = at.Local.AddHours(3) }), text, text, text, new Uri("https://portal.example.org/"), false, true);
    }
}
