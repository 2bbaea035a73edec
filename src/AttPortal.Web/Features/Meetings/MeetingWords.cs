using System.Globalization;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Meetings;

/// <summary>What meetings and cycles are called in a language.</summary>
internal static class MeetingWords
{
    /// <summary>The Conference in few words: CSP12. Arabic and Chinese have no short form of their own and write the name out.</summary>
    public static string ConferenceCode(this Words words, int number) => words.Language is Language.Arabic or Language.Chinese
        ? words.ConferenceName(number)
        : words["meetings.conference-code", number];

    /// <summary>Wednesday 18 March 2026, 15:00–18:00 (Geneva, UTC+1); the days alone where sittings are many or not announced; that it was cancelled.</summary>
    public static string WhenItMeets(this Words words, Meeting meeting) => meeting switch
    {
        { IsCancelled: true } => words["sessions.cancelled-with", words.Dates(meeting.StartDate, meeting.EndDate)],
        { StandingSessions: [var only], HasDaysWithoutHours: false } => words.Sitting(meeting, only),
        _ when meeting.StartDate == meeting.EndDate => words.DateWithWeekday(meeting.StartDate),
        _ => words.Dates(meeting.StartDate, meeting.EndDate),
    };

    /// <summary>Meeting of 18 March 2026; a meeting of the Conference by its name.</summary>
    public static string MeetingTitle(this Words words, Meeting meeting) => meeting.GroupCode is null
        ? meeting.Title.InOrOriginal(words.Language)
        : words["meetings.of", words.MeetingDates(meeting)];

    /// <summary>For machines: the first day, or the instants of a single sitting.</summary>
    public static string MachineTime(this Meeting meeting) => meeting.StandingSessions is [var only]
        ? meeting.StartOf(only).MachineTime()
        : MachineDay(meeting.StartDate);

    /// <summary>2026-03-18T15:00+01:00: the hour at the venue, with its distance from UTC.</summary>
    public static string MachineTime(this VenueTime time) => time.AtVenue().ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture);

    /// <summary>The instant, told by the clock at the venue.</summary>
    public static DateTimeOffset AtVenue(this VenueTime time) => new(time.Local, time.Offset);

    /// <summary>2026-03-18.</summary>
    public static string MachineDay(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
