using System.Globalization;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;

namespace AttPortal.Web.Features.Calls;

/// <summary>A date and an hour as somebody typed them.</summary>
/// <param name="Name">What the fields are called: opens-date and opens-hour.</param>
/// <param name="Date">As year-month-day.</param>
/// <param name="Hour">As 23:59.</param>
public sealed record TypedTime(string Name, string Date, string Hour)
{
    internal static TypedTime Of(string name, VenueTime time) => new(
        name, time.Date.ToString("O", CultureInfo.InvariantCulture), time.Time.ToString("HH:mm", CultureInfo.InvariantCulture));

    internal static TypedTime Posted(string name, IFormCollection form) => new(name, form[$"{name}-date"].ToString(), form[$"{name}-hour"].ToString());

    /// <summary>The time meant; null where it is no day or no hour.</summary>
    /// <param name="zone">In which zone.</param>
    /// <param name="refuse">Told what is wrong, with the id of the field.</param>
    internal VenueTime? Parse(string zone, Action<string, DomainError> refuse)
    {
        var isDay = DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2012 and < 2100;
        var isHour = TimeOnly.TryParseExact(Hour, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour);
        if (!isDay)
        {
            refuse($"{Name}-date", new DomainError("letter.no-such-day", Date));
        }

        if (!isHour)
        {
            refuse($"{Name}-hour", new DomainError("letter.no-such-hour", Hour));
        }

        return isDay && isHour ? new VenueTime(day.ToDateTime(new TimeOnly(hour.Hour, hour.Minute)), zone) : null;
    }
}

/// <summary>The form of a call's times and terms as it was filled in: whatever was typed can be shown again.</summary>
public sealed record CallTermsForm
{
    public required TypedTime Opens { get; init; }

    public required TypedTime Closes { get; init; }

    public required IReadOnlyList<SubmissionKind> Kinds { get; init; }

    public required IReadOnlyList<ParticipationCategory> Invited { get; init; }

    public required IReadOnlyList<Language> Languages { get; init; }

    public required string Files { get; init; }

    public required string Late { get; init; }

    /// <summary>What the call said when the form was drawn.</summary>
    public required string Read { get; init; }

    internal static CallTermsForm Of(Call call) => new()
    {
        Opens = TypedTime.Of("opens", call.Opens),
        Closes = TypedTime.Of("closes", call.Closes),
        Kinds = call.Terms.Kinds,
        Invited = call.Terms.Invited,
        Languages = call.Terms.Languages,
        Files = call.Terms.MaximumFiles.ToString(CultureInfo.InvariantCulture),
        Late = call.Terms.Late.ToString(),
        Read = CallArrangement.Of(call).Mark,
    };

    internal static CallTermsForm Posted(IFormCollection form) => new()
    {
        Opens = TypedTime.Posted("opens", form),
        Closes = TypedTime.Posted("closes", form),
        Kinds = [.. Enum.GetValues<SubmissionKind>().Where(k => form.ContainsKey($"kind-{k}"))],
        Invited = [.. Enum.GetValues<ParticipationCategory>().Where(c => form.ContainsKey($"invited-{c}"))],
        Languages = [.. Domain.Shared.Languages.All.Where(l => form.ContainsKey($"language-{l.Code()}"))],
        Files = form["files"].ToString(),
        Late = form["late"].ToString(),
        Read = form["read"].ToString(),
    };

    /// <summary>Reads the fields.</summary>
    /// <param name="zone">The zone of the meeting.</param>
    /// <param name="refuse">Told what is wrong, with the id of the field.</param>
    /// <returns>The arrangement; null when anything can't be read.</returns>
    internal CallArrangement? Parse(string zone, Action<string, DomainError> refuse)
    {
        var opens = Opens.Parse(zone, refuse);
        var closes = Closes.Parse(zone, refuse);
        if (!int.TryParse(Files, NumberStyles.None, CultureInfo.InvariantCulture, out var files))
        {
            refuse("files", new DomainError("calls.files-out-of-range", Files, Call.MostFiles));
            return null;
        }

        var late = Late == nameof(LateRule.NotConsidered) ? LateRule.NotConsidered : LateRule.LeftToOfficers;
        return opens is { } from && closes is { } until ? new CallArrangement(from, until, new CallTerms(Kinds, Invited, Languages, files, late)) : null;
    }

    /// <summary>To which field a refusal belongs.</summary>
    internal static string Field(DomainError error, CallArrangement wanted) => error.Code switch
    {
        "calls.no-kind" => "kinds",
        "calls.nobody-invited" => "invited",
        "calls.no-language" => "languages",
        "calls.files-out-of-range" => "files",
        "calls.hour-unclear" when error.Arguments[0].Equals(wanted.Opens) => "opens-hour",
        "calls.hour-unclear" => "closes-hour",
        _ => "closes-date",
    };
}
