using AttPortal.Documents.ICalendar;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Calendars;

/// <summary>For which meetings a calendar is, and how it speaks.</summary>
/// <param name="Meetings">The meetings.</param>
/// <param name="Words">The phrases of its language.</param>
/// <param name="Root">The address of the portal.</param>
internal sealed record CalendarScope(IReadOnlyList<Meeting> Meetings, Words Words, Uri Root)
{
    /// <summary>The name after which every identity ends; it stays the same wherever the portal moves.</summary>
    public const string Name = "attportal";

    public Language Language => Words.Language;

    /// <summary>A page of the portal in the language of the calendar.</summary>
    public Uri Page(string path) => new(Root, $"{Language.Code()}/{path}");

    /// <summary>The meeting by what it is called in the calendar: with its group where it has one.</summary>
    public string Title(Meeting meeting) => meeting.Title.InOrOriginal(Language);
}

/// <summary>
/// Something that stands in calendars. Each source asks the room that decides who sees its things, and gives what everybody
/// may read, and nothing else: whoever subscribes is nobody in particular.
/// </summary>
internal interface ICalendarSource
{
    /// <summary>What a calendar holds of this kind.</summary>
    public Task<IReadOnlyList<CalendarEvent>> EventsAsync(CalendarScope scope, CancellationToken cancellation);
}
