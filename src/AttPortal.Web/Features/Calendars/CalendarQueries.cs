using AttPortal.Documents.ICalendar;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.WorkingGroups;
using AttPortal.Persistence;
using AttPortal.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Calendars;

/// <summary>Puts calendars together: of a meeting, of a group, of all.</summary>
/// <param name="db">The database.</param>
/// <param name="sources">What stands in calendars.</param>
internal sealed class CalendarQueries(PortalDbContext db, IEnumerable<ICalendarSource> sources)
{
    /// <summary>The calendar in which everything stands.</summary>
    public const string All = "all";

    /// <summary>A calendar reaches back so many meetings: more would only make it slow.</summary>
    private const int LatestMeetings = 200;

    private static readonly TimeSpan Refresh = TimeSpan.FromHours(1);

    /// <summary>The calendar of a name: a meeting, a group, or all; null where there is none.</summary>
    /// <param name="name">As in its address.</param>
    /// <param name="words">The phrases of its language.</param>
    /// <param name="root">The address of the portal.</param>
    /// <param name="source">The address of the calendar.</param>
    /// <param name="cancellation">Ends the queries.</param>
    public async Task<Calendar?> FindAsync(string name, Words words, Uri root, Uri source, CancellationToken cancellation)
    {
        var code = name.ToUpperInvariant();
        var group = await db.WorkingGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Code == code, cancellation);
        group = group?.Slug == name ? group : null;
        var chosen = name == All ? db.Meetings : group is not null ? db.Meetings.Where(m => m.GroupCode == code) : db.Meetings.Where(m => m.Slug == name);
        var meetings = await chosen.AsNoTracking().OrderByDescending(m => m.StartDate).ThenBy(m => m.Slug).Take(LatestMeetings).ToListAsync(cancellation);
        if (meetings.Count == 0 && name != All && group is null)
        {
            return null;
        }

        var scope = new CalendarScope(meetings, words, root);
        var events = new List<CalendarEvent>();
        foreach (var one in sources)
        {
            events.AddRange(await one.EventsAsync(scope, cancellation));
        }

        return new Calendar(
            Name(name, group, meetings, words), words["calendars.about"], words.Language, meetings.Count == 0 ? VenueTime.Geneva : meetings[0].Zone, source, Refresh,
            [.. events.OrderBy(e => Begins(e.When)).ThenBy(e => e.Uid, StringComparer.Ordinal)]);
    }

    private static string Name(string name, WorkingGroup? group, List<Meeting> meetings, Words words) => (name, group) switch
    {
        (All, _) => words["papers.treaty"],
        (_, { } one) => words["meetings.name-and-day", one.Code, one.Name.InOrOriginal(words.Language)],
        _ => words["meetings.name-and-day", meetings[0].Title.InOrOriginal(words.Language), words.MeetingDates(meetings[0])],
    };

    private static DateTime Begins(CalendarTime time) => time switch
    {
        CalendarHours hours => hours.Start.Local,
        CalendarDays days => days.First.ToDateTime(TimeOnly.MinValue),
        _ => DateTime.MinValue,
    };
}
