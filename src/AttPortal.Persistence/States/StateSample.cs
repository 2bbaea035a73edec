using System.Globalization;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Persistence.Sample;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.States;

/// <summary>The register of States with the treaty acts up to July 2026 (Sample/States).</summary>
public static class StateSample
{
    // The day on which the facts were collected; they were entered by nobody in particular.
    private static readonly Recording Collected = new("Sample data", new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));

    /// <summary>All States with their acts, in no order that means anything.</summary>
    public static IReadOnlyList<State> Read()
    {
        var names = CommaSeparated.Rows("States/states_formal_names.csv").ToDictionary(r => r["iso3"]);
        var otherNames = CommaSeparated.Rows("States/other_names.csv").ToLookup(r => r["iso3"], r => r["name"]);
        var states = CommaSeparated.Rows("States/states.csv").ToDictionary(r => r["iso3"], r => StateOf(r, names[r["iso3"]], otherNames[r["iso3"]]));
        foreach (var act in CommaSeparated.Rows("States/treaty_actions.csv"))
        {
            var recorded = states[act["iso3"]].Record(FactsOf(act), Collected);
            if (recorded.IsRefused)
            {
                throw new FormatException($"Sample data, {act["iso3"]} {act["action"]} {act["date"]}: {recorded.Error}");
            }
        }

        return [.. states.Values];
    }

    /// <summary>Loads the register where there is none yet.</summary>
    public static async Task LoadAsync(PortalDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!await db.States.AnyAsync(cancellation))
        {
            db.States.AddRange(Read());
            await db.SaveChangesAsync(cancellation);
        }
    }

    private static State StateOf(IReadOnlyDictionary<string, string> state, IReadOnlyDictionary<string, string> names, IEnumerable<string> otherNames) => new(
        StateId.Of(state["iso3"]),
        new StateCodes(state["iso2"], state["m49"]),
        new StateNames(
            TextOf(language => state[$"name_{language}"]),
            TextOf(language => names[$"formal_{language}"] is { Length: > 0 } formal ? formal : state[$"name_{language}"]),
            TextOf(language => language == "en" ? string.Join("; ", otherNames.Prepend(names["cldr_en"])) : names[$"cldr_{language}"])),
        Enum.Parse<RegionalGroup>(state["att_region"]),
        Enum.Parse<RegionalGroup>(state["un_regional_group"]));

    private static LocalizedText TextOf(Func<string, string> text) =>
        LocalizedText.Of(Language.English, Languages.All.ToDictionary(l => l, l => text(l.Code())));

    private static ActFacts FactsOf(IReadOnlyDictionary<string, string> act) => ActFacts.Of(
        act["action"] switch
        {
            "signature" => TreatyActKind.Signature,
            "ratification" => TreatyActKind.Ratification,
            "acceptance" => TreatyActKind.Acceptance,
            "approval" => TreatyActKind.Approval,
            "accession" => TreatyActKind.Accession,
            "intention_not_to_become_party" => TreatyActKind.IntentNotToBecomeParty,
            "withdrawal" => TreatyActKind.Withdrawal,
            var other => throw new FormatException($"Sample data: '{other}' is no treaty act."),
        },
        new ActDate(Day(act["date_earliest"]), Day(act["date_latest"])),
        act["source"],
        act["evidence"] switch
        {
            "source" or "source (year only)" => Evidence.Documented,
            "derived" => Evidence.Derived,
            "year confirmed" => Evidence.YearConfirmed,
            "day not yet sourced" => Evidence.Unsourced,
            var other => throw new FormatException($"Sample data: '{other}' is no kind of evidence."),
        },
        act["note"]).Value;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
