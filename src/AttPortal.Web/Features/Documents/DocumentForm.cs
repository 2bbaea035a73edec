using System.Globalization;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Documents;

/// <summary>The form of a new document as it was filled in: whatever was typed can be shown again.</summary>
/// <param name="Posted">The value of each field.</param>
public sealed record DocumentForm(IReadOnlyDictionary<string, string> Posted)
{
    /// <summary>All fields.</summary>
    public static readonly IReadOnlyList<string> Fields = ["title", "original", "kind", "section", "body", "year", "author", "type", "number", "proposed", "symbol", "date", "meeting", "conference"];

    /// <summary>What was typed into a field.</summary>
    public string this[string field] => Posted.GetValueOrDefault(field, "");

    /// <summary>A form that is easily changed, for a meeting where one was named.</summary>
    internal static DocumentForm For(Meeting? meeting, int cycle, int next, DateOnly today) => new(new Dictionary<string, string>
    {
        ["original"] = Language.English.Code(),
        ["kind"] = nameof(DocumentKind.WorkingPaper),
        ["section"] = nameof(ListSection.Main),
        ["body"] = meeting is null ? $"CSP{cycle}" : string.Join('.', new[] { $"CSP{meeting.Cycle}", meeting.GroupCode }.OfType<string>()),
        ["year"] = today.Year.ToString(CultureInfo.InvariantCulture),
        ["author"] = meeting?.GroupCode is null ? "SEC" : "CHAIR",
        ["type"] = meeting?.GroupCode is null ? "Conf.WP" : "DrWP",
        ["number"] = next.ToString(CultureInfo.InvariantCulture),
        ["proposed"] = next.ToString(CultureInfo.InvariantCulture),
        ["meeting"] = meeting?.Slug ?? "",
        ["conference"] = meeting is null ? cycle.ToString(CultureInfo.InvariantCulture) : "",
    });

    /// <summary>What a person sent.</summary>
    internal static DocumentForm Of(IFormCollection form) => new(Fields.ToDictionary(f => f, f => form[f].ToString()));

    /// <summary>The document meant; null where a field holds what it can't.</summary>
    /// <param name="next">The number that would be given.</param>
    /// <param name="meeting">The meeting that was chosen.</param>
    /// <param name="refuse">Told what is wrong, with the id of the field.</param>
    internal NewDocument? Read(int next, Meeting? meeting, Action<string, DomainError> refuse)
    {
        var symbol = Symbol(refuse);
        var day = Day(this["date"], refuse);
        if (symbol is null || !Languages.TryParse(this["original"], out var original)
            || !Enum.TryParse<DocumentKind>(this["kind"], out var kind) || !Enum.TryParse<ListSection>(this["section"], out var section))
        {
            return null;
        }

        var said = symbol.With(next);
        if (said.IsRefused)
        {
            refuse("symbol", said.Error);
            return null;
        }

        var group = said.Value.Group is { } code && code.StartsWith("WG", StringComparison.Ordinal) ? code : null;
        var facts = new DocumentFacts(kind, section, group, said.Value.Conference ?? meeting?.Cycle, Number("conference"), meeting?.Id);
        return day.IsRefused ? null : new NewDocument(original, this["title"], facts, day.Value, symbol);
    }

    /// <summary>A day that may be left open.</summary>
    internal static Result<DateOnly?> Day(string typed, Action<string, DomainError> refuse)
    {
        if (typed.Trim().Length == 0)
        {
            return (DateOnly?)null;
        }

        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2012 and < 2100)
        {
            return (DateOnly?)day;
        }

        var refusal = new DomainError("letter.no-such-day", typed);
        refuse("date", refusal);
        return refusal;
    }

    private WantedSymbol? Symbol(Action<string, DomainError> refuse)
    {
        if (this["symbol"].Trim().Length > 0)
        {
            return new WantedSymbol(this["symbol"], "", 0, "", null, "");
        }

        if (Number("year") is not (> 2016 and < 2100))
        {
            refuse("year", new DomainError("papers.no-such-year", this["year"]));
            return null;
        }

        // Who left the number as it was proposed wants the next, whichever that is by then.
        var number = this["number"] == this["proposed"] || this["number"].Trim().Length == 0 ? null : Number("number");
        if (number is null && this["number"].Trim().Length > 0 && this["number"] != this["proposed"])
        {
            refuse("number", new DomainError("papers.no-such-number", this["number"]));
            return null;
        }

        return new WantedSymbol("", this["body"].Trim(), Number("year")!.Value, this["author"].Trim(), number, this["type"].Trim());
    }

    private int? Number(string field) => int.TryParse(this[field].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
