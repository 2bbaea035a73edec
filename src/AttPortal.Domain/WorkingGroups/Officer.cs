using AttPortal.Domain.Shared;

namespace AttPortal.Domain.WorkingGroups;

/// <summary>What an officer does.</summary>
public enum OfficerRole
{
    /// <summary>Presides over a Conference.</summary>
    President,

    /// <summary>Elected with the president (rule 9).</summary>
    VicePresident,

    /// <summary>Leads a group alone.</summary>
    Chair,

    /// <summary>Leads a group together with another.</summary>
    CoChair,

    /// <summary>Leads a sub-working group or a topic.</summary>
    Facilitator,
}

/// <summary>Who held which office, of which body, in which cycle, from when until when.</summary>
public sealed class Officer
{
    private Officer()
    {
    }

    /// <summary>Records an office held.</summary>
    /// <param name="key">Stable name of the record.</param>
    /// <param name="rank">Place among the officers of the body: the order of signatures.</param>
    /// <param name="person">Name with the surname in capitals; null where a State was elected and our sources name nobody.</param>
    /// <param name="displayName">The name with its form of address, as each language puts them; empty where there is no name.</param>
    /// <param name="role">What the officer does.</param>
    /// <param name="body">Code of the group, or of the Conference.</param>
    /// <param name="cycle">The Conference to which the cycle leads.</param>
    /// <param name="post">The officer's own post, as printed under a letter.</param>
    /// <param name="capacity">In which capacity the office is held; may be empty.</param>
    /// <param name="stateIso3">The officer's State.</param>
    /// <param name="from">First day of the term.</param>
    /// <param name="until">Last day of the term, inclusive.</param>
    /// <param name="source">Where these facts were found.</param>
    public Officer(
        string key,
        int rank,
        string? person,
        LocalizedText displayName,
        OfficerRole role,
        string body,
        int cycle,
        LocalizedText post,
        LocalizedText capacity,
        string stateIso3,
        DateOnly from,
        DateOnly until,
        string source)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, from);
        Key = key;
        Rank = rank;
        Person = person;
        DisplayName = displayName;
        Role = role;
        Body = body;
        Cycle = cycle;
        Post = post;
        Capacity = capacity;
        StateIso3 = stateIso3;
        From = from;
        Until = until;
        Source = source;
    }

    /// <summary>Stable name of the record.</summary>
    public string Key { get; private set; } = null!;

    /// <summary>Place among the officers of the body: the order of signatures.</summary>
    public int Rank { get; private set; }

    /// <summary>Name with the surname in capitals; null where a State was elected and our sources name nobody.</summary>
    public string? Person { get; private set; }

    /// <summary>The name with its form of address; empty where there is no name.</summary>
    public LocalizedText DisplayName { get; private set; } = null!;

    /// <summary>What the officer does.</summary>
    public OfficerRole Role { get; private set; }

    /// <summary>Code of the group, or of the Conference.</summary>
    public string Body { get; private set; } = null!;

    /// <summary>The Conference to which the cycle leads.</summary>
    public int Cycle { get; private set; }

    /// <summary>The officer's own post.</summary>
    public LocalizedText Post { get; private set; } = null!;

    /// <summary>In which capacity the office is held; may be empty.</summary>
    public LocalizedText Capacity { get; private set; } = null!;

    /// <summary>The officer's State (ISO 3166 alpha-3).</summary>
    public string StateIso3 { get; private set; } = null!;

    /// <summary>First day of the term.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day of the term, inclusive.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Where these facts were found.</summary>
    public string Source { get; private set; } = null!;

    /// <summary>Whether the term covers a day.</summary>
    public bool Serves(DateOnly day) => From <= day && day <= Until;
}
