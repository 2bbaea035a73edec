using System.Globalization;
using AttPortal.Documents.ICalendar;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Calendars;

/// <summary>The sessions of meetings; where no hours were announced, the days.</summary>
internal sealed class SessionEvents : ICalendarSource
{
    public Task<IReadOnlyList<CalendarEvent>> EventsAsync(CalendarScope scope, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CalendarEvent>>([.. scope.Meetings.SelectMany(m => m.Sessions.Count == 0 ? [Days(scope, m)] : m.Sessions.Select(s => Sitting(scope, m, s)))]);

    private static CalendarEvent Days(CalendarScope scope, Meeting meeting) => new(
        $"meeting-{meeting.Slug}@{CalendarScope.Name}",
        0,
        meeting.RecordedAt,
        new CalendarDays(meeting.StartDate, meeting.EndDate),
        scope.Title(meeting),
        scope.Words["meetings.hours-unknown"],
        meeting.Venue.InOrOriginal(scope.Language),
        scope.Page($"meetings/{meeting.Slug}"),
        IsCancelled: false,
        IsBusy: false);

    private static CalendarEvent Sitting(CalendarScope scope, Meeting meeting, Session session)
    {
        var words = scope.Words;
        var title = meeting.Sessions.Count == 1 ? scope.Title(meeting) : words["calendars.session-of", scope.Title(meeting), session.Number];
        return new CalendarEvent(
            string.Create(CultureInfo.InvariantCulture, $"session-{meeting.Slug}-{session.Number}@{CalendarScope.Name}"),
            session.Changes.Count,
            meeting.ChangedAt(session),
            new CalendarHours(meeting.StartOf(session), meeting.EndOf(session)),
            session.IsCancelled ? words["sessions.cancelled-with", title] : title,
            Description(words, meeting, session),
            meeting.Venue.InOrOriginal(scope.Language),
            scope.Page($"meetings/{meeting.Slug}"),
            session.IsCancelled,
            IsBusy: true);
    }

    private static string Description(Words words, Meeting meeting, Session session) => session.LastChange switch
    {
        null => words.ConferenceName(meeting.Cycle),
        { IsCancellation: true } change => $"{words["sessions.cancelled-with", change.Reason]}\n{words.ConferenceName(meeting.Cycle)}",
        var change => $"{words["sessions.moved"]} {words["sessions.moved-from", words.Sitting(meeting, change.Before)]}\n{change.Reason}\n{words.ConferenceName(meeting.Cycle)}",
    };
}
