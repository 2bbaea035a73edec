using AttPortal.Domain.Meetings;

namespace AttPortal.Web.Features.Meetings;

/// <summary>A week of meetings as a grid: days across, morning and afternoon down.</summary>
/// <param name="Days">The days across.</param>
/// <param name="Rows">Morning and afternoon; below them, where there are any, meetings whose hours are not announced.</param>
public sealed record WeekGrid(IReadOnlyList<DateOnly> Days, IReadOnlyList<WeekRow> Rows)
{
    private static readonly TimeOnly Noon = new(13, 30);

    /// <summary>Monday and Friday of the week in which a meeting begins; a meeting on a weekend widens it.</summary>
    public static (DateOnly Monday, DateOnly Friday) Around(Meeting meeting)
    {
        var monday = meeting.StartDate.AddDays(-(((int)meeting.StartDate.DayOfWeek + 6) % 7));
        var friday = monday.AddDays(4);
        return (monday, meeting.EndDate > friday ? meeting.EndDate : friday);
    }

    /// <summary>The grid of the week of a meeting.</summary>
    /// <param name="meeting">The meeting whose week it is.</param>
    /// <param name="meetings">The meetings of that week.</param>
    public static WeekGrid Of(Meeting meeting, IReadOnlyList<Meeting> meetings)
    {
        var (monday, friday) = Around(meeting);
        var days = Enumerable.Range(0, friday.DayNumber - monday.DayNumber + 1).Select(monday.AddDays).ToList();
        // Empty days at either end say nothing.
        var used = days.Where(d => meetings.Any(m => m.StartDate <= d && d <= m.EndDate || m.Sessions.Any(s => s.Date == d))).ToList();
        days = [.. days.Where(d => d >= used[0] && d <= used[^1])];
        List<WeekRow> rows =
        [
            new("meetings.morning", [.. days.Select(d => Sittings(d, meetings, s => s.Start < Noon))]),
            new("meetings.afternoon", [.. days.Select(d => Sittings(d, meetings, s => s.Start >= Noon))]),
        ];
        var unannounced = days.Select(d => (IReadOnlyList<WeekEntry>)[.. meetings.Where(m => m.HasDaysWithoutHours && m.StartDate <= d && d <= m.EndDate && !m.Sessions.Any(s => s.Date == d)).Select(m => new WeekEntry(m, null))]).ToList();
        if (unannounced.Exists(c => c.Count > 0))
        {
            rows.Add(new WeekRow("meetings.sometime", unannounced));
        }

        return new WeekGrid(days, rows);
    }

    private static IReadOnlyList<WeekEntry> Sittings(DateOnly day, IReadOnlyList<Meeting> meetings, Func<Session, bool> half) =>
        [.. meetings.SelectMany(m => m.Sessions.Where(s => s.Date == day && half(s)).Select(s => new WeekEntry(m, s)))];
}

/// <summary>A row of the grid.</summary>
/// <param name="Label">The phrase that heads it.</param>
/// <param name="Cells">What is on each day.</param>
public sealed record WeekRow(string Label, IReadOnlyList<IReadOnlyList<WeekEntry>> Cells);

/// <summary>A meeting in the grid.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Session">The sitting; null where the hours are not announced.</param>
public sealed record WeekEntry(Meeting Meeting, Session? Session);
