using AttPortal.Domain.Shared;
using AttPortal.Domain.States;

namespace AttPortal.Tests.Domain.States;

/// <summary>Builds a State whose acts go through the rules of the register.</summary>
internal sealed class AState
{
    private static readonly Recording Clerk = new("Clerk", new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    private readonly State state;

    private AState(string iso3, RegionalGroup region)
    {
        var name = LocalizedText.Written(Language.English, $"State {iso3}");
        state = new State(StateId.Of(iso3), new StateCodes(iso3[..2], "999"), new StateNames(name, name, name), region, region);
    }

    public static AState In(RegionalGroup region) => new("XXA", region);

    public static AState Anywhere() => In(RegionalGroup.African);

    public static AState Called(string iso3) => new(iso3, RegionalGroup.African);

    public static ActFacts Act(TreatyActKind kind, string earliest, string? latest = null, string? laterEffect = null) =>
        ActFacts.Of(kind, new ActDate(Day(earliest), Day(latest ?? earliest)), "Depositary notification", laterEffect: laterEffect is null ? null : Day(laterEffect)).Value;

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    public AState Signed(string earliest, string? latest = null) => With(Act(TreatyActKind.Signature, earliest, latest));

    public AState Ratified(string earliest, string? latest = null) => With(Act(TreatyActKind.Ratification, earliest, latest));

    public AState Acceded(string earliest, string? latest = null) => With(Act(TreatyActKind.Accession, earliest, latest));

    public AState SaidItWillNotJoin(string earliest, string? latest = null) => With(Act(TreatyActKind.IntentNotToBecomeParty, earliest, latest));

    public AState Withdrew(string earliest, string? latest = null, string? laterEffect = null) =>
        With(Act(TreatyActKind.Withdrawal, earliest, latest, laterEffect));

    public State Build() => state;

    public StatusOn On(string day) => state.StatusOn(Day(day));

    public Result<TreatyAct> Refused(TreatyActKind kind, string earliest, string? latest = null) => state.Record(Act(kind, earliest, latest), Clerk);

    private AState With(ActFacts facts)
    {
        var recorded = state.Record(facts, Clerk);
        recorded.Error.Should().BeNull("the builder states a history that the Treaty allows");
        return this;
    }
}
