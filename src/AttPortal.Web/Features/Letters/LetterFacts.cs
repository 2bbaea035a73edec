using System.Globalization;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Letters;

/// <summary>What a letter says beside its texts.</summary>
/// <param name="Date">The day of the letter.</param>
/// <param name="Deadline">Until when proposals may be sent.</param>
/// <param name="SendTo">Where to.</param>
/// <param name="AsOf">As of which day each status table counts, by the letter of its annex.</param>
public sealed record LetterFacts(DateOnly Date, VenueTime Deadline, string SendTo, IReadOnlyDictionary<string, DateOnly> AsOf)
{
    /// <summary>The facts as they stand.</summary>
    public static LetterFacts Of(Letter letter) => new(
        letter.Date,
        letter.Deadline,
        letter.SendTo,
        letter.Annexes.Where(a => a.Kind == AnnexKind.StatusTable).ToDictionary(a => a.Key, a => a.AsOf ?? letter.Date));

    /// <summary>The facts in one line: what a form gives back, so that a change by somebody else is noticed.</summary>
    public string Mark => string.Join('|', [
        Day(Date),
        Deadline.Local.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        Deadline.Zone,
        SendTo,
        .. AsOf.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={Day(a.Value)}")]);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>The form of a letter's facts as it was filled in: text only, so that whatever was typed can be shown again.</summary>
public sealed class LetterFactsForm
{
    public string? Date { get; set; }

    public string? DeadlineDate { get; set; }

    public string? DeadlineHour { get; set; }

    public string? SendTo { get; set; }

    /// <summary>As-of days of status tables, by the letter of the annex.</summary>
    public Dictionary<string, string?> AsOf { get; set; } = [];

    /// <summary>What the letter said when the form was drawn.</summary>
    public string? Read { get; set; }

    internal static LetterFactsForm Of(LetterFacts facts) => new()
    {
        Date = facts.Date.ToString("O", CultureInfo.InvariantCulture),
        DeadlineDate = facts.Deadline.Date.ToString("O", CultureInfo.InvariantCulture),
        DeadlineHour = facts.Deadline.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        SendTo = facts.SendTo,
        AsOf = facts.AsOf.ToDictionary(a => a.Key, a => (string?)a.Value.ToString("O", CultureInfo.InvariantCulture)),
        Read = facts.Mark,
    };

    /// <summary>Reads the fields.</summary>
    /// <param name="zone">The zone in which the deadline holds.</param>
    /// <param name="refuse">Told what is wrong, with the id of the field.</param>
    /// <returns>The facts; null when anything can't be read.</returns>
    internal LetterFacts? Parse(string zone, Action<string, DomainError> refuse)
    {
        var refused = false;
        DateOnly Day(string field, string? text)
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2012 and < 2100)
            {
                return day;
            }

            refused = true;
            refuse(field, new DomainError("letter.no-such-day", text ?? ""));
            return default;
        }

        var date = Day("date", Date);
        var deadline = Day("deadline-date", DeadlineDate);
        if (!TimeOnly.TryParseExact(DeadlineHour, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
        {
            refused = true;
            refuse("deadline-hour", new DomainError("letter.no-such-hour", DeadlineHour ?? ""));
        }

        var asOf = AsOf.Where(a => a.Key.Length == 1).ToDictionary(a => a.Key, a => Day($"as-of-{a.Key}", a.Value));
        return refused ? null : new LetterFacts(date, new VenueTime(deadline.ToDateTime(hour), zone), (SendTo ?? "").Trim(), asOf);
    }
}
