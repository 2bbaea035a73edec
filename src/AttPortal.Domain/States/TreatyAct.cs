namespace AttPortal.Domain.States;

/// <summary>
/// An act of a State as it was entered in the register. An entry never changes: what turns out to be wrong is corrected
/// by an <see cref="ActCorrection"/>, and both stay readable.
/// </summary>
public sealed class TreatyAct
{
    private TreatyAct()
    {
    }

    internal TreatyAct(StateId state, int number, ActFacts facts, Recording recording)
    {
        StateId = state;
        Number = number;
        Facts = facts;
        RecordedBy = recording.By;
        RecordedAt = recording.At;
    }

    /// <summary>The State whose act it is.</summary>
    public StateId StateId { get; private set; }

    /// <summary>Its number among the entries of the State, from 1 in the order of entry; never given twice.</summary>
    public int Number { get; private set; }

    /// <summary>What is known of the act.</summary>
    public ActFacts Facts { get; private set; } = null!;

    /// <summary>Who entered it.</summary>
    public string RecordedBy { get; private set; } = "";

    /// <summary>When it was entered.</summary>
    public DateTimeOffset RecordedAt { get; private set; }
}

/// <summary>
/// A correction: the entry was wrong; another one says what is right, or, where the act never took place, none does.
/// </summary>
public sealed class ActCorrection
{
    private ActCorrection()
    {
    }

    internal ActCorrection(StateId state, int corrected, int? replacement, string reason, Recording recording)
    {
        StateId = state;
        CorrectedNumber = corrected;
        ReplacementNumber = replacement;
        Reason = reason;
        CorrectedBy = recording.By;
        CorrectedAt = recording.At;
    }

    /// <summary>The State whose act it is.</summary>
    public StateId StateId { get; private set; }

    /// <summary>The number of the entry that was wrong.</summary>
    public int CorrectedNumber { get; private set; }

    /// <summary>The number of the entry that is right; null where the act never took place.</summary>
    public int? ReplacementNumber { get; private set; }

    /// <summary>Why it was corrected.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who corrected it.</summary>
    public string CorrectedBy { get; private set; } = "";

    /// <summary>When it was corrected.</summary>
    public DateTimeOffset CorrectedAt { get; private set; }
}

/// <summary>Who enters something in the register, and when.</summary>
/// <param name="By">The name of the person, as the history shows it.</param>
/// <param name="At">The instant of the entry.</param>
public sealed record Recording(string By, DateTimeOffset At)
{
    /// <summary>The day of the entry: no act can be later.</summary>
    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);
}
