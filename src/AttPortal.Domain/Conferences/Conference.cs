using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Conferences;

/// <summary>How a Conference was held.</summary>
public enum ConferenceFormat
{
    /// <summary>In one room.</summary>
    InPerson,

    /// <summary>By correspondence, without a meeting (2020).</summary>
    WrittenProcedure,

    /// <summary>In a room and on line together.</summary>
    Hybrid,
}

/// <summary>
/// A Conference of States Parties (article 17 of the Treaty). Its number also names the cycle: the year that leads to it,
/// in which the working groups meet.
/// </summary>
public sealed class Conference
{
    private Conference()
    {
    }

    /// <summary>Records a Conference.</summary>
    /// <param name="number">1 for CSP1.</param>
    /// <param name="startDate">First day.</param>
    /// <param name="endDate">Last day, inclusive.</param>
    /// <param name="city">Where, in languages.</param>
    /// <param name="countryIso3">In which State.</param>
    /// <param name="format">How it was held.</param>
    /// <param name="president">Who presided.</param>
    /// <param name="presidentIso3">The president's State.</param>
    /// <param name="sources">Where these facts were found.</param>
    /// <param name="isVerified">Whether a source was seen for all of them.</param>
    /// <param name="note">Doubts, in English; may be empty.</param>
    public Conference(
        int number,
        DateOnly startDate,
        DateOnly endDate,
        LocalizedText city,
        string countryIso3,
        ConferenceFormat format,
        string president,
        string presidentIso3,
        string sources,
        bool isVerified,
        string note)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(endDate, startDate);
        Number = number;
        StartDate = startDate;
        EndDate = endDate;
        City = city;
        CountryIso3 = countryIso3;
        Format = format;
        President = president;
        PresidentIso3 = presidentIso3;
        Sources = sources;
        IsVerified = isVerified;
        Note = note;
    }

    /// <summary>1 for CSP1.</summary>
    public int Number { get; private set; }

    /// <summary>The short name, as in CSP12.</summary>
    public string Code => $"CSP{Number}";

    /// <summary>The name as it stands in addresses.</summary>
    public string Slug => $"csp{Number}";

    /// <summary>First day.</summary>
    public DateOnly StartDate { get; private set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly EndDate { get; private set; }

    /// <summary>Where, in languages.</summary>
    public LocalizedText City { get; private set; } = null!;

    /// <summary>In which State (ISO 3166 alpha-3).</summary>
    public string CountryIso3 { get; private set; } = null!;

    /// <summary>How it was held.</summary>
    public ConferenceFormat Format { get; private set; }

    /// <summary>Who presided.</summary>
    public string President { get; private set; } = null!;

    /// <summary>The president's State (ISO 3166 alpha-3).</summary>
    public string PresidentIso3 { get; private set; } = null!;

    /// <summary>Where these facts were found.</summary>
    public string Sources { get; private set; } = null!;

    /// <summary>Whether a source was seen for all of them.</summary>
    public bool IsVerified { get; private set; }

    /// <summary>Doubts, in English; may be empty.</summary>
    public string Note { get; private set; } = null!;
}
