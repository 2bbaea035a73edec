using System.Globalization;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Meetings;

/// <summary>The day and hours of a session as somebody typed them.</summary>
/// <param name="Form">Which form: its fields begin with this name.</param>
/// <param name="Date">As year-month-day.</param>
/// <param name="Start">As 15:00.</param>
/// <param name="End">As 18:00.</param>
/// <param name="Reason">Why; empty where none is asked for.</param>
public sealed record SessionForm(string Form, string Date, string Start, string End, string Reason = "")
{
    internal static SessionForm Of(string form, SessionHours hours) => new(
        form,
        hours.Date.ToString("O", CultureInfo.InvariantCulture),
        hours.Start.ToString("HH:mm", CultureInfo.InvariantCulture),
        hours.End.ToString("HH:mm", CultureInfo.InvariantCulture));

    internal static SessionForm Posted(string form, IFormCollection posted) => new(
        form, posted[$"{form}-date"].ToString(), posted[$"{form}-start"].ToString(), posted[$"{form}-end"].ToString(), posted[$"{form}-reason"].ToString());

    /// <summary>The hours meant; null where something is no day or no hour.</summary>
    /// <param name="refuse">Told what is wrong, with the id of the field.</param>
    internal SessionHours? Parse(Action<string, DomainError> refuse)
    {
        var isDay = DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2012 and < 2100;
        if (!isDay)
        {
            refuse($"{Form}-date", new DomainError("letter.no-such-day", Date));
        }

        var start = Hour("start", Start, refuse);
        var end = Hour("end", End, refuse);
        return isDay && start is not null && end is not null ? new SessionHours(day, start.Value, end.Value) : null;
    }

    /// <summary>The field to which a refusal belongs.</summary>
    internal string FieldOf(DomainError error) => error.Code switch
    {
        "sessions.reason-missing" or "sessions.reason-too-long" => $"{Form}-reason",
        "sessions.end-before-start" or "sessions.too-long" => $"{Form}-end",
        "sessions.hour-unclear" or "sessions.overlap" => $"{Form}-start",
        _ => Form == "cancel" ? $"{Form}-reason" : $"{Form}-date",
    };

    private TimeOnly? Hour(string field, string typed, Action<string, DomainError> refuse)
    {
        if (TimeOnly.TryParseExact(typed, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
        {
            return new TimeOnly(hour.Hour, hour.Minute);
        }

        refuse($"{Form}-{field}", new DomainError("letter.no-such-hour", typed));
        return null;
    }
}
