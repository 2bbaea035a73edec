using System.Globalization;
using AttPortal.Documents.ICalendar;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Calendars;

/// <summary>A version of a meeting's papers that went out.</summary>
internal sealed record CirculatedVersion(MeetingId Meeting, int Number, AgendaStage Stage, DateTimeOffset CirculatedAt, VenueTime Deadline);

/// <summary>When papers went out. What is still to go out stands in no calendar: before its instant it does not exist.</summary>
/// <param name="db">The database.</param>
internal sealed class CirculationEvents(PortalDbContext db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEvent>> EventsAsync(CalendarScope scope, CancellationToken cancellation)
    {
        var versions = await VersionsAsync(scope, cancellation);
        return [.. scope.Meetings.SelectMany(m => versions[m.Id].Select(v => Of(scope, m, v)))];
    }

    /// <summary>What went out for the meetings of a calendar, oldest first.</summary>
    public async Task<ILookup<MeetingId, CirculatedVersion>> VersionsAsync(CalendarScope scope, CancellationToken cancellation)
    {
        var ids = scope.Meetings.Select(m => m.Id).ToList();
        var versions = await (
            from part in db.Readable().Where(p => p.Part == PaperParts.Agenda && p.Language == Language.English && ids.Contains(p.MeetingId))
            join version in db.AgendaVersions on part.VersionId equals version.Id
            orderby version.Number
            select new CirculatedVersion(part.MeetingId, version.Number, version.Stage, version.CirculatedAt, version.Deadline)).ToListAsync(cancellation);
        return versions.ToLookup(v => v.Meeting);
    }

    private static CalendarEvent Of(CalendarScope scope, Meeting meeting, CirculatedVersion version)
    {
        var at = VenueTime.At(version.CirculatedAt, meeting.Zone);
        return new CalendarEvent(
            string.Create(CultureInfo.InvariantCulture, $"circulation-{meeting.Slug}-{version.Number}@{CalendarScope.Name}"),
            0,
            version.CirculatedAt,
            new CalendarHours(at, at),
            scope.Words["calendars.circulated", scope.Title(meeting)],
            scope.Words.VersionName(version.Stage, version.Number),
            "",
            scope.Page($"meetings/{meeting.Slug}/versions/{version.Number}/{PaperParts.Agenda}"),
            IsCancelled: false,
            IsBusy: false);
    }
}
