namespace AttPortal.Domain.States;

/// <summary>What a State is to the Treaty on a day.</summary>
public enum TreatyStatus
{
    /// <summary>It has neither signed nor become a party, or has ceased to be one.</summary>
    Other,

    /// <summary>It has signed, and is not a party.</summary>
    Signatory,

    /// <summary>It has deposited its instrument; counted from the day of deposit, whether or not yet in force for it.</summary>
    StateParty,
}

/// <summary>What a status table says about a State below the table.</summary>
public enum StatusFootnote
{
    /// <summary>The State has signed and has said that it does not intend to become a party.</summary>
    IntendsNotToBecomeParty,
}

/// <summary>
/// The status of a State as of a day, at the end of that day. An act whose day is not known counts from the latest
/// possible day on; from the earliest until then the status is marked as uncertain if the act would change it.
/// Counting late rather than early means that a table never shows a party that may not have been one.
/// </summary>
/// <param name="Status">The status that is counted.</param>
/// <param name="Uncertain">Whether another status is possible on that day, for an act whose day is not known.</param>
/// <param name="Footnote">What is said about the State below the table; null for nothing.</param>
public sealed record StatusOn(TreatyStatus Status, bool Uncertain, StatusFootnote? Footnote);

/// <summary>A time during which the status of a State was the same.</summary>
/// <param name="From">The first day; null for the first time, which has no beginning.</param>
/// <param name="Until">The last day; null where it goes on.</param>
/// <param name="Status">The status.</param>
public sealed record StatusPeriod(DateOnly? From, DateOnly? Until, StatusOn Status);
