using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Agendas;

/// <summary>Identifies an <see cref="AgendaVersion"/>.</summary>
public readonly record struct AgendaVersionId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static AgendaVersionId New() => new(Guid.CreateVersion7());
}

/// <summary>An agenda as it went out: what it said in every language, when, by whom, and why with something open.</summary>
public sealed class AgendaVersion
{
    private AgendaVersion()
    {
    }

    internal AgendaVersion(AgendaVersionId id, int number, AgendaStage stage, DateOnly issuedOn, DateTimeOffset circulatedAt, string circulatedBy, string? reason, int openPoints, IssuedCall call, IReadOnlyList<IssuedItem> items)
    {
        Id = id;
        Number = number;
        Stage = stage;
        IssuedOn = issuedOn;
        CirculatedAt = circulatedAt;
        CirculatedBy = circulatedBy;
        Reason = reason;
        OpenPoints = openPoints;
        Deadline = call.Deadline;
        SendTo = call.SendTo;
        Items = items;
    }

    /// <summary>Its identity.</summary>
    public AgendaVersionId Id { get; private set; }

    /// <summary>0 for what first went out, 1 for Rev.1, and so on; an adoption takes the next number.</summary>
    public int Number { get; private set; }

    /// <summary>Circulated, revised or adopted.</summary>
    public AgendaStage Stage { get; private set; }

    /// <summary>The revision as printed, as in Rev.1; empty for the first version and the adopted one.</summary>
    public string RevisionLabel => Stage == AgendaStage.Revised ? $"Rev.{Number}" : "";

    /// <summary>The day printed on it.</summary>
    public DateOnly IssuedOn { get; private set; }

    /// <summary>The instant from which everybody can read it.</summary>
    public DateTimeOffset CirculatedAt { get; private set; }

    /// <summary>Who sent it out: the name, as the audit log has it.</summary>
    public string CirculatedBy { get; private set; } = null!;

    /// <summary>Why it went out with something open; null when nothing was.</summary>
    public string? Reason { get; private set; }

    /// <summary>How many points were open when it went out.</summary>
    public int OpenPoints { get; private set; }

    /// <summary>Until when delegations could send proposals: as the letter said then, whatever the working copy says now.</summary>
    public VenueTime Deadline { get; private set; }

    /// <summary>Where to, as the letter said then.</summary>
    public string SendTo { get; private set; } = null!;

    /// <summary>Both together.</summary>
    public IssuedCall Call => new(Deadline, SendTo);

    /// <summary>What it said.</summary>
    public IReadOnlyList<IssuedItem> Items { get; private set; } = null!;
}

/// <summary>Until when delegations may send proposals, and where to.</summary>
/// <param name="Deadline">The last moment, inclusive.</param>
/// <param name="SendTo">The e-mail address.</param>
public sealed record IssuedCall(VenueTime Deadline, string SendTo);

/// <summary>An item as it went out.</summary>
/// <param name="Key">The item's key.</param>
/// <param name="Number">The number printed.</param>
/// <param name="Title">By language.</param>
/// <param name="Annotation">By language.</param>
/// <param name="Minutes">Time allotted; null when not said.</param>
/// <param name="Speakers">In order.</param>
/// <param name="Questions">In order.</param>
public sealed record IssuedItem(
    string Key,
    int Number,
    IReadOnlyDictionary<Language, string> Title,
    IReadOnlyDictionary<Language, string> Annotation,
    int? Minutes,
    IReadOnlyList<IssuedItemPart> Speakers,
    IReadOnlyList<IssuedItemPart> Questions);

/// <summary>A speaker or question as it went out.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Text">By language.</param>
public sealed record IssuedItemPart(string Key, IReadOnlyDictionary<Language, string> Text);
