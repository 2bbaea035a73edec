using System.Globalization;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;

namespace AttPortal.Web.Features.States;

/// <summary>The form of an act as it was filled in: text only, so that whatever was typed can be shown again.</summary>
public sealed class ActForm
{
    public const string Replace = "replace";
    public const string Strike = "strike";

    public string? Outcome { get; set; } = Replace;

    public string? Kind { get; set; }

    public string? Earliest { get; set; }

    public string? Latest { get; set; }

    public string? LaterEffect { get; set; }

    public string? Source { get; set; }

    public string? Evidence { get; set; } = nameof(Domain.States.Evidence.Documented);

    public string? Note { get; set; }

    public string? Reason { get; set; }

    /// <summary>The revision of the State when the form was drawn.</summary>
    public int Revision { get; set; }

    /// <summary>The form filled in with an entry as it stands.</summary>
    public static ActForm Of(ActFacts facts, int revision) => new()
    {
        Kind = facts.Kind.ToString(),
        Earliest = Iso(facts.Date.Earliest),
        Latest = facts.Date.IsExact ? "" : Iso(facts.Date.Latest),
        LaterEffect = facts.LaterEffect is { } day ? Iso(day) : "",
        Source = facts.Source,
        Evidence = facts.Evidence.ToString(),
        Note = facts.Note,
        Revision = revision,
    };

    /// <summary>Reads the fields.</summary>
    /// <param name="errors">Filled with what is wrong, field by field.</param>
    /// <returns>The facts; null when anything is wrong.</returns>
    internal ActFacts? Read(ICollection<FieldError> errors)
    {
        var kind = Enum.TryParse<TreatyActKind>(Kind, out var k) && Enum.IsDefined(k) ? k : (TreatyActKind?)null;
        if (kind is null)
        {
            errors.Add(new FieldError(nameof(Kind), new DomainError("states.kind-missing")));
        }

        var earliest = Day(nameof(Earliest), Earliest, errors);
        var latest = Day(nameof(Latest), Latest, errors);
        var later = Day(nameof(LaterEffect), LaterEffect, errors);
        if (string.IsNullOrEmpty(Earliest))
        {
            errors.Add(new FieldError(nameof(Earliest), new DomainError("states.day-missing")));
        }
        else if (latest < earliest)
        {
            errors.Add(new FieldError(nameof(Latest), new DomainError("states.window-backwards")));
        }

        if (string.IsNullOrWhiteSpace(Source))
        {
            errors.Add(new FieldError(nameof(Source), new DomainError("states.source-missing")));
        }

        if (errors.Count > 0)
        {
            return null;
        }

        var evidence = Enum.TryParse<Evidence>(Evidence, out var e) && Enum.IsDefined(e) ? e : Domain.States.Evidence.Unsourced;
        var facts = ActFacts.Of(kind!.Value, new ActDate(earliest!.Value, latest ?? earliest.Value), Source!, evidence, Note ?? "", later);
        if (facts.IsRefused)
        {
            errors.Add(FieldError.Of(facts.Error));
            return null;
        }

        return facts.Value;
    }

    private static DateOnly? Day(string field, string? text, ICollection<FieldError> errors)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var day = StateFilter.ReadDay(text, default);
        if (day.IsRefused)
        {
            errors.Add(new FieldError(field, day.Error));
            return null;
        }

        return day.Value;
    }

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>What is wrong with a field.</summary>
/// <param name="Field">The field's name in the form.</param>
/// <param name="Error">What is wrong.</param>
public sealed record FieldError(string Field, DomainError Error)
{
    /// <summary>Finds the field to which a refusal of the register belongs.</summary>
    internal static FieldError Of(DomainError error) => new(error.Code switch
    {
        "states.reason-missing" => nameof(ActForm.Reason),
        "states.source-missing" or "states.text-too-long" => nameof(ActForm.Source),
        "states.later-effect-without-withdrawal" => nameof(ActForm.LaterEffect),
        "states.act-in-future" or "states.act-before-signature" or "states.signature-not-open" or "states.accession-not-open" => nameof(ActForm.Earliest),
        _ => nameof(ActForm.Kind),
    }, error);
}
