using System.Globalization;
using AttPortal.Documents.ICalendar;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Web.Features.Calls;
using AttPortal.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Calendars;

/// <summary>
/// The deadlines of calls that were announced, as they hold for everybody: what was granted to one delegation changes nothing
/// here. Where a meeting has no call, the deadline that its letter names.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="letters">What went out.</param>
internal sealed class DeadlineEvents(PortalDbContext db, CirculationEvents letters) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEvent>> EventsAsync(CalendarScope scope, CancellationToken cancellation)
    {
        var meetings = scope.Meetings.ToDictionary(m => m.Id);
        var calls = await db.AnnouncedCalls().AsNoTracking().Where(c => meetings.Keys.Contains(c.MeetingId)).OrderBy(c => c.Number).ToListAsync(cancellation);
        var called = calls.Select(c => c.MeetingId).ToHashSet();
        var versions = await letters.VersionsAsync(scope, cancellation);
        return
        [
            .. calls.Select(c => OfCall(scope, meetings[c.MeetingId], c)),
            .. versions.Where(v => !called.Contains(v.Key)).Select(v => OfLetter(scope, meetings[v.Key], [.. v])),
        ];
    }

    private static CalendarEvent OfCall(CalendarScope scope, Meeting meeting, Call call)
    {
        var words = scope.Words;
        var extensions = call.Extensions.Where(e => e.For is null).ToList();
        return new CalendarEvent(
            string.Create(CultureInfo.InvariantCulture, $"call-{call.Number}@{CalendarScope.Name}"),
            extensions.Count,
            extensions.Count == 0 ? call.AnnouncedAt!.Value : extensions[^1].At,
            new CalendarHours(call.Deadline, call.Deadline),
            words["calendars.deadline", call.Title.InOrOriginal(scope.Language)],
            string.Join('\n', [words["calls.until", words.Moment(call.Deadline)], words["calls.minute"], .. extensions.Select(e => $"{words["calls.extended-all", words.Moment(e.Until)]} {e.Reason}")]),
            "",
            scope.Page($"meetings/{meeting.Slug}/calls/{call.Number}"),
            IsCancelled: false,
            IsBusy: false);
    }

    private static CalendarEvent OfLetter(CalendarScope scope, Meeting meeting, IReadOnlyList<CirculatedVersion> versions)
    {
        var changes = versions.Where((v, i) => i > 0 && v.Deadline != versions[i - 1].Deadline).ToList();
        var deadline = versions[^1].Deadline;
        return new CalendarEvent(
            $"deadline-{meeting.Slug}@{CalendarScope.Name}",
            changes.Count,
            (changes.Count == 0 ? versions[0] : changes[^1]).CirculatedAt,
            new CalendarHours(deadline, deadline),
            scope.Words["calendars.deadline", scope.Title(meeting)],
            scope.Words["calls.until", scope.Words.Moment(deadline)],
            "",
            scope.Page($"meetings/{meeting.Slug}"),
            IsCancelled: false,
            IsBusy: false);
    }
}
