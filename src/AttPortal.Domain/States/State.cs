using AttPortal.Domain.Shared;

namespace AttPortal.Domain.States;

/// <summary>
/// A State in the register with everything it has done towards the Treaty. The status is never kept: it follows from
/// the acts, as of any day.
/// </summary>
public sealed class State
{
    private readonly List<TreatyAct> acts = [];
    private readonly List<ActCorrection> corrections = [];
    private TreatyCourse? course;

    private State()
    {
    }

    /// <summary>Enters a State in the register.</summary>
    /// <param name="id">ISO 3166-1 alpha-3 code.</param>
    /// <param name="codes">The other codes.</param>
    /// <param name="names">What it is called in the six languages.</param>
    /// <param name="region">The group in which the Treaty's tables count it.</param>
    /// <param name="unitedNationsGroup">The group of the United Nations to which it belongs.</param>
    public State(StateId id, StateCodes codes, StateNames names, RegionalGroup region, RegionalGroup unitedNationsGroup)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(names);
        Id = id;
        Iso2 = codes.Iso2;
        M49 = codes.M49;
        Names = names.ShortName;
        FormalNames = names.FormalName;
        CommonNames = names.CommonName;
        Region = region;
        UnitedNationsGroup = unitedNationsGroup;
    }

    /// <summary>ISO 3166-1 alpha-3 code.</summary>
    public StateId Id { get; private set; }

    /// <summary>ISO 3166-1 alpha-2 code: two capital letters.</summary>
    public string Iso2 { get; private set; } = "";

    /// <summary>Code of the United Nations Statistics Division: three digits.</summary>
    public string M49 { get; private set; } = "";

    /// <summary>Short names in the six languages.</summary>
    public LocalizedText Names { get; private set; } = null!;

    /// <summary>Formal names in the six languages; the short name where none is known.</summary>
    public LocalizedText FormalNames { get; private set; } = null!;

    /// <summary>Names of everyday speech in the six languages: found by a search, never shown.</summary>
    public LocalizedText CommonNames { get; private set; } = null!;

    /// <summary>The group in which the Treaty's tables count the State.</summary>
    public RegionalGroup Region { get; private set; }

    /// <summary>The regional group of the United Nations to which the State belongs.</summary>
    public RegionalGroup UnitedNationsGroup { get; private set; }

    /// <summary>How often the entries were changed; a write made on an older one is refused.</summary>
    public int Revision { get; private set; }

    /// <summary>All entries, also those that were corrected, in the order of their numbers.</summary>
    public IReadOnlyList<TreatyAct> Acts => [.. acts.OrderBy(a => a.Number)];

    /// <summary>All corrections, in the order in which they were made.</summary>
    public IReadOnlyList<ActCorrection> Corrections => [.. corrections.OrderBy(c => c.CorrectedAt).ThenBy(c => c.CorrectedNumber)];

    /// <summary>The entries that stand: those that no correction has replaced, in the order of their dates.</summary>
    public IReadOnlyList<TreatyAct> StandingActs =>
        [.. acts.Where(a => CorrectionOf(a.Number) is null).OrderBy(a => a.Facts.Date.Earliest).ThenBy(a => a.Facts.Kind)];

    /// <summary>The way of the State with the Treaty, by the entries that stand.</summary>
    public TreatyCourse Course => course ??= TreatyCourse.Of(StandingActs.Select(a => a.Facts)).Value;

    /// <summary>The correction of an entry; null where it stands.</summary>
    public ActCorrection? CorrectionOf(int number) => corrections.Find(c => c.CorrectedNumber == number);

    /// <summary>The status as of a day, at its end.</summary>
    public StatusOn StatusOn(DateOnly day) => Course.On(day);

    /// <summary>Enters an act.</summary>
    /// <returns>The entry, or a refusal: the act lies in the future, or the Treaty does not allow it beside the others.</returns>
    public Result<TreatyAct> Record(ActFacts facts, Recording recording)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(recording);
        return Enter(facts, recording, StandingActs);
    }

    /// <summary>Replaces an entry by what is right. The wrong one stays readable.</summary>
    /// <returns>The correction, or a refusal.</returns>
    public Result<ActCorrection> Correct(int number, ActFacts right, string reason, Recording recording)
    {
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(recording);
        if (RefusalToCorrect(number, reason) is { } refusal)
        {
            return refusal;
        }

        if (acts.Find(a => a.Number == number)!.Facts == right)
        {
            return new DomainError("states.nothing-corrected");
        }

        var entered = Enter(right, recording, StandingActs.Where(a => a.Number != number));
        return entered.IsRefused ? entered.Error : Supersede(number, entered.Value.Number, reason, recording);
    }

    /// <summary>Takes out an entry of an act that never took place. It stays readable.</summary>
    /// <returns>The correction, or a refusal.</returns>
    public Result<ActCorrection> Strike(int number, string reason, Recording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        if (RefusalToCorrect(number, reason) is { } refusal)
        {
            return refusal;
        }

        var remaining = TreatyCourse.Of(StandingActs.Where(a => a.Number != number).Select(a => a.Facts));
        return remaining.IsRefused ? remaining.Error : Supersede(number, null, reason, recording);
    }

    private Result<TreatyAct> Enter(ActFacts facts, Recording recording, IEnumerable<TreatyAct> beside)
    {
        if (facts.Date.Latest > recording.Day)
        {
            return new DomainError("states.act-in-future", facts.Date.Latest);
        }

        var next = TreatyCourse.Of(beside.Select(a => a.Facts).Append(facts));
        if (next.IsRefused)
        {
            return next.Error;
        }

        var act = new TreatyAct(Id, acts.Count + 1, facts, recording);
        acts.Add(act);
        Revision++;
        course = null;
        return act;
    }

    private ActCorrection Supersede(int number, int? replacement, string reason, Recording recording)
    {
        var correction = new ActCorrection(Id, number, replacement, PlainText.Kept(reason), recording);
        corrections.Add(correction);
        Revision++;
        course = null;
        return correction;
    }

    private DomainError? RefusalToCorrect(int number, string reason) => PlainText.Kept(reason).Length switch
    {
        _ when acts.TrueForAll(a => a.Number != number) => new DomainError("states.no-such-act", number),
        _ when CorrectionOf(number) is not null => new DomainError("states.corrected-already", number),
        0 => new DomainError("states.reason-missing"),
        > ActFacts.MaximumTextLength and var length => new DomainError("states.text-too-long", length, ActFacts.MaximumTextLength),
        _ => null,
    };
}

/// <summary>The codes of a State besides its ISO 3166-1 alpha-3 code.</summary>
/// <param name="Iso2">ISO 3166-1 alpha-2: two capital letters.</param>
/// <param name="M49">United Nations M49: three digits, zeros in front kept.</param>
public sealed record StateCodes(string Iso2, string M49);

/// <summary>What a State is called, each in the six languages.</summary>
/// <param name="ShortName">Short names of the United Nations, as lists sort and show them.</param>
/// <param name="FormalName">Formal names, with the article where the language has one.</param>
/// <param name="CommonName">Names of everyday speech, by which people also search.</param>
public sealed record StateNames(LocalizedText ShortName, LocalizedText FormalName, LocalizedText CommonName);
