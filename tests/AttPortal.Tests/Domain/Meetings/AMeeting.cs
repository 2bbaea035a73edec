using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Meetings;

/// <summary>A meeting in Geneva on 16 and 17 March 2026.</summary>
internal static class AMeeting
{
    public static readonly DateOnly Monday = new(2026, 3, 16);

    public static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static SessionHours Morning(DateOnly day) => new(day, new TimeOnly(10, 0), new TimeOnly(13, 0));

    public static SessionHours Afternoon(DateOnly day) => new(day, new TimeOnly(15, 0), new TimeOnly(18, 0));

    public static Meeting With(params IEnumerable<SessionHours> sessions) => new(
        MeetingId.New(), "a-meeting", LocalizedText.Written(Language.English, "A meeting"), "WGTU", 12,
        Monday, Monday.AddDays(1), LocalizedText.Empty(Language.English), VenueTime.Geneva, sessions, "Test");
}
