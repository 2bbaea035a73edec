using System.Globalization;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence.Auditing;
using AttPortal.Web.Components;

namespace AttPortal.Web.Features.Audit;

/// <summary>Which records somebody wants to see, as the address says it.</summary>
/// <param name="Subject">To what something was done, as in states/TUV.</param>
/// <param name="Person">An account's id, or <see cref="Portal"/>.</param>
/// <param name="Action">What was done.</param>
/// <param name="From">First day in Geneva.</param>
/// <param name="Until">Last day in Geneva, inclusive.</param>
public sealed record AuditFilter(string Subject, string Person, string Action, string From, string Until)
{
    /// <summary>Stands for the portal itself among the persons.</summary>
    public const string Portal = "portal";

    /// <summary>The filter of an address; what is missing filters nothing.</summary>
    public static AuditFilter Of(string? subject, string? person, string? action, string? from, string? until) =>
        new((subject ?? "").Trim(), person ?? "", action ?? "", from ?? "", until ?? "");

    /// <summary>The address's parameters, for links to further pages and to the file.</summary>
    public string Query => string.Join('&', new (string Name, string Value)[]
    {
        ("subject", Subject), ("person", Person), ("action", Action), ("from", From), ("until", Until),
    }.Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>What can't be read, field by field.</summary>
    public IReadOnlyList<FormProblem> Problems(Words words)
    {
        List<FormProblem> problems = [];
        if (Person.Length > 0 && Person != Portal && !Guid.TryParse(Person, out _))
        {
            problems.Add(new("person", words["audit.unknown-person"]));
        }

        problems.AddRange(new[] { ("from", From), ("until", Until) }.Where(d => d.Item2.Length > 0 && Day(d.Item2) is null)
            .Select(d => new FormProblem(d.Item1, words["audit.no-such-day", d.Item2])));
        if (Day(From) > Day(Until))
        {
            problems.Add(new("until", words["audit.backwards"]));
        }

        return problems;
    }

    /// <summary>The records that pass.</summary>
    public IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> entries)
    {
        // PostgreSQL takes no text with a null character, and no record can have one.
        if (Subject.Contains('\0', StringComparison.Ordinal) || Action.Contains('\0', StringComparison.Ordinal))
        {
            return entries.Where(e => false);
        }

        if (Subject.Length > 0)
        {
            entries = entries.Where(e => e.Subject == Subject);
        }

        if (Action.Length > 0)
        {
            entries = entries.Where(e => e.Action == Action);
        }

        if (Person == Portal)
        {
            entries = entries.Where(e => e.UserId == null);
        }
        else if (Guid.TryParse(Person, out var id))
        {
            entries = entries.Where(e => e.UserId == id);
        }

        if (Day(From) is { } from)
        {
            var first = Midnight(from);
            entries = entries.Where(e => e.At >= first);
        }

        if (Day(Until) is { } until)
        {
            var next = Midnight(until.AddDays(1));
            entries = entries.Where(e => e.At < next);
        }

        return entries;
    }

    private static DateTimeOffset Midnight(DateOnly day) => VenueTime.InGeneva(day, TimeOnly.MinValue).Instant.ToUniversalTime();

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9999 ? day : null;
}
