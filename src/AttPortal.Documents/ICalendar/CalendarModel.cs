using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.ICalendar;

/// <summary>A calendar to which people subscribe.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="About">What stands in it.</param>
/// <param name="Language">The language of its texts.</param>
/// <param name="Zone">IANA zone in which it is read by default.</param>
/// <param name="Source">The address under which it is fetched again.</param>
/// <param name="Refresh">How often it is worth fetching.</param>
/// <param name="Events">What stands in it.</param>
public sealed record Calendar(string Name, string About, Language Language, string Zone, Uri Source, TimeSpan Refresh, IReadOnlyList<CalendarEvent> Events);

/// <summary>Something in a calendar.</summary>
/// <param name="Uid">Its identity, the same for ever.</param>
/// <param name="Sequence">How often its time changed, or whether it is held at all.</param>
/// <param name="ChangedAt">When it was last changed: the same until it changes again, so that the file does, too.</param>
/// <param name="When">When it is.</param>
/// <param name="Summary">Its title.</param>
/// <param name="Description">What else is to be known; may be empty.</param>
/// <param name="Location">Where; may be empty.</param>
/// <param name="Page">Where more about it is read.</param>
/// <param name="IsCancelled">Whether it is held no longer.</param>
/// <param name="IsBusy">Whether who has it in their calendar is busy then; a deadline or a date to know keeps nobody busy.</param>
public sealed record CalendarEvent(
    string Uid,
    int Sequence,
    DateTimeOffset ChangedAt,
    CalendarTime When,
    string Summary,
    string Description,
    string Location,
    Uri Page,
    bool IsCancelled,
    bool IsBusy);

/// <summary>When something is.</summary>
public abstract record CalendarTime;

/// <summary>From an hour until an hour at the venue; both in the same zone.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends, exclusive; the same as the start for an instant.</param>
public sealed record CalendarHours(VenueTime Start, VenueTime End) : CalendarTime;

/// <summary>Whole days.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last, inclusive.</param>
public sealed record CalendarDays(DateOnly First, DateOnly Last) : CalendarTime;
