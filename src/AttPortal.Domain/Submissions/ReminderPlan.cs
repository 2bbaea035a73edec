using System.Globalization;

namespace AttPortal.Domain.Submissions;

/// <summary>
/// When those who have not yet submitted are reminded that a call closes: 7 days, 24 hours and 2 hours before. Somebody is sent at
/// most one reminder at a time: if the portal was down, the latest one that is due, not all that were missed.
/// </summary>
public static class ReminderPlan
{
    /// <summary>How many hours before closing, the earliest reminder first.</summary>
    public static IReadOnlyList<int> HoursBefore { get; } = [7 * 24, 24, 2];

    /// <summary>Which reminder is due.</summary>
    /// <param name="opens">From when on the call is open; what would have been due before that is not.</param>
    /// <param name="closes">The instant at which the call closes; at that instant nothing is due any more.</param>
    /// <param name="now">The database's clock.</param>
    /// <param name="sent">The reminders that this person got for this closing, by their hours.</param>
    /// <returns>Its hours before closing; null where none is due, or this or a later one was sent.</returns>
    public static int? Due(DateTimeOffset opens, DateTimeOffset closes, DateTimeOffset now, IEnumerable<int> sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        if (now < opens || now >= closes)
        {
            return null;
        }

        var latest = HoursBefore.Where(h => At(closes, h) >= opens && At(closes, h) <= now).Select(h => (int?)h).LastOrDefault();
        return latest is null || sent.Any(s => s <= latest) ? null : latest;
    }

    /// <summary>The next instant after now at which a reminder becomes due; null where none will.</summary>
    public static DateTimeOffset? Next(DateTimeOffset opens, DateTimeOffset closes, DateTimeOffset now) =>
        HoursBefore.Select(h => At(closes, h)).Where(at => at >= opens && at > now).Select(at => (DateTimeOffset?)at).FirstOrDefault();

    /// <summary>
    /// The key under which a reminder is ordered, so that it is sent once, whoever orders it how often. It names the closing: when
    /// a call is extended, people are reminded of the new one.
    /// </summary>
    public static string Key(Guid callId, Guid userId, DateTimeOffset closes, int hours) =>
        string.Create(CultureInfo.InvariantCulture, $"{KeyPrefix(callId)}{userId}:{closes.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}:{hours}");

    /// <summary>How the keys of all reminders of a call begin.</summary>
    public static string KeyPrefix(Guid callId) => $"reminder:{callId}:";

    private static DateTimeOffset At(DateTimeOffset closes, int hours) => closes - TimeSpan.FromHours(hours);
}
