using AttPortal.Domain.Shared;
using AttPortal.Domain.States;

namespace AttPortal.Web.Features.States;

/// <summary>The register as a reader asked for it.</summary>
/// <param name="Filter">What was asked for.</param>
/// <param name="Counts">How many States there are in the region asked for, whatever the status or search.</param>
/// <param name="Regions">The same for each regional group, also those not asked for.</param>
/// <param name="Rows">The States that the filter lets through, in alphabetical order.</param>
/// <param name="Footnotes">What is said below, in the order of its numbers.</param>
public sealed record StateList(
    StateFilter Filter,
    StatusCounts Counts,
    IReadOnlyList<RegionCounts> Regions,
    IReadOnlyList<StateRow> Rows,
    IReadOnlyList<StatusFootnote> Footnotes);

/// <summary>How many States of a regional group have which status.</summary>
public sealed record RegionCounts(RegionalGroup Region, StatusCounts Counts);

/// <summary>A State in the register as of a day.</summary>
/// <param name="Iso3">Its code.</param>
/// <param name="Name">Its short name in the reader's language.</param>
/// <param name="Region">Where the Treaty's tables count it.</param>
/// <param name="Status">Its status.</param>
/// <param name="Signature">Its signature by that day; null for none.</param>
/// <param name="Deposit">The deposit by which it is a party; null where it is none.</param>
/// <param name="EntryIntoForce">When the Treaty entered or enters into force for it.</param>
/// <param name="Open">Acts that may have been done by that day, and may not.</param>
public sealed record StateRow(
    string Iso3,
    string Name,
    RegionalGroup Region,
    StatusOn Status,
    ActFacts? Signature,
    ActFacts? Deposit,
    ActDate? EntryIntoForce,
    IReadOnlyList<ActFacts> Open);

/// <summary>All that is known of a State.</summary>
/// <param name="Row">The State as of the day.</param>
/// <param name="AsOf">The day.</param>
/// <param name="FormalName">Its formal name in the reader's language.</param>
/// <param name="Names">Its short names in all languages.</param>
/// <param name="Iso2">ISO 3166-1 alpha-2 code.</param>
/// <param name="M49">M49 code of the United Nations.</param>
/// <param name="UnitedNationsGroup">Its regional group in the United Nations.</param>
/// <param name="Revision">How often its entries were changed.</param>
/// <param name="Acts">The entries that stand, in the order of their dates.</param>
/// <param name="History">All entries with their corrections, in the order in which they were made.</param>
/// <param name="Periods">The times of unchanging status.</param>
/// <param name="Previous">The State before it in the alphabet of the language; null for the first.</param>
/// <param name="Next">The State after it; null for the last.</param>
public sealed record StateDetail(
    StateRow Row,
    DateOnly AsOf,
    string FormalName,
    IReadOnlyDictionary<Language, string> Names,
    string Iso2,
    string M49,
    RegionalGroup UnitedNationsGroup,
    int Revision,
    IReadOnlyList<ActEntry> Acts,
    IReadOnlyList<ActEntry> History,
    IReadOnlyList<StatusPeriod> Periods,
    Neighbour? Previous,
    Neighbour? Next);

/// <summary>An entry, and its correction where it was wrong.</summary>
public sealed record ActEntry(TreatyAct Act, ActCorrection? Correction);

/// <summary>The State before or after in the alphabet.</summary>
public sealed record Neighbour(string Iso3, string Name);
