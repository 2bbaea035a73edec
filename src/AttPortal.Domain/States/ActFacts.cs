using AttPortal.Domain.Shared;

namespace AttPortal.Domain.States;

/// <summary>What a State can do towards the Treaty.</summary>
public enum TreatyActKind
{
    /// <summary>Signature, open from 3 June 2013 until the Treaty entered into force (article 21, paragraph 1).</summary>
    Signature,

    /// <summary>Deposit of an instrument of ratification by a signatory (article 21, paragraph 2).</summary>
    Ratification,

    /// <summary>Deposit of an instrument of acceptance by a signatory (article 21, paragraph 2).</summary>
    Acceptance,

    /// <summary>Deposit of an instrument of approval by a signatory (article 21, paragraph 2).</summary>
    Approval,

    /// <summary>Deposit of an instrument of accession by a State that has not signed (article 21, paragraph 3).</summary>
    Accession,

    /// <summary>
    /// A signatory's statement to the depositary that it does not intend to become a party (Vienna Convention on the
    /// Law of Treaties, article 18). It stays among the signatories, with a footnote.
    /// </summary>
    IntentNotToBecomeParty,

    /// <summary>Notification of withdrawal by a State Party (article 24, paragraph 2).</summary>
    Withdrawal,
}

/// <summary>How well the date of an act is documented.</summary>
public enum Evidence
{
    /// <summary>The source names the date as it is given.</summary>
    Documented,

    /// <summary>Counted back from a date of entry into force that the source names.</summary>
    Derived,

    /// <summary>The source names the year; the day still needs one.</summary>
    YearConfirmed,

    /// <summary>No source is at hand yet.</summary>
    Unsourced,
}

/// <summary>What is known of one act: what was done, when, and how we know.</summary>
public sealed record ActFacts
{
    /// <summary>Characters that a source, a note or a reason may have.</summary>
    public const int MaximumTextLength = 1_000;

    private ActFacts()
    {
    }

    /// <summary>What was done.</summary>
    public TreatyActKind Kind { get; private init; }

    /// <summary>When: day of signature, of deposit, or of receipt of a communication by the depositary.</summary>
    public ActDate Date { get; private init; } = null!;

    /// <summary>A later day that a notification of withdrawal itself names; null where it names none.</summary>
    public DateOnly? LaterEffect { get; private init; }

    /// <summary>Where the facts come from.</summary>
    public string Source { get; private init; } = "";

    /// <summary>How well the source documents the date.</summary>
    public Evidence Evidence { get; private init; }

    /// <summary>What else should be known; empty for nothing.</summary>
    public string Note { get; private init; } = "";

    /// <summary>Whether the act makes its State a party (article 21, paragraphs 2 and 3).</summary>
    public bool IsDeposit =>
        Kind is TreatyActKind.Ratification or TreatyActKind.Acceptance or TreatyActKind.Approval or TreatyActKind.Accession;

    /// <summary>
    /// When the act changes the status of its State. A State counts as a party from deposit; a withdrawal takes effect
    /// 90 days after its notification was received, or on the later day that it names (article 24, paragraph 2).
    /// </summary>
    public ActDate Effect => Kind == TreatyActKind.Withdrawal
        ? Date.Then(received => TreatyDates.WithdrawalEffect(received, LaterEffect))
        : Date;

    /// <summary>Puts together what is known of an act.</summary>
    /// <returns>The facts, or a refusal: no source, a text too long, a later effect where there can be none.</returns>
    public static Result<ActFacts> Of(
        TreatyActKind kind,
        ActDate date,
        string source,
        Evidence evidence = Evidence.Documented,
        string note = "",
        DateOnly? laterEffect = null)
    {
        ArgumentNullException.ThrowIfNull(date);
        var keptSource = PlainText.Kept(source);
        var keptNote = PlainText.Kept(note);
        if (keptSource.Length == 0)
        {
            return new DomainError("states.source-missing");
        }

        if (keptSource.Length > MaximumTextLength || keptNote.Length > MaximumTextLength)
        {
            return new DomainError("states.text-too-long", Math.Max(keptSource.Length, keptNote.Length), MaximumTextLength);
        }

        if (laterEffect is not null && kind != TreatyActKind.Withdrawal)
        {
            return new DomainError("states.later-effect-without-withdrawal");
        }

        return new ActFacts
        {
            Kind = kind,
            Date = date,
            LaterEffect = laterEffect,
            Source = keptSource,
            Evidence = evidence,
            Note = keptNote,
        };
    }
}
