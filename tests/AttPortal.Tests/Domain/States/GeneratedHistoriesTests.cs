using AttPortal.Domain.Shared;
using AttPortal.Domain.States;

namespace AttPortal.Tests.Domain.States;

/// <summary>What holds for any history that the register accepts: a thousand of them, the same on every run.</summary>
public sealed class GeneratedHistoriesTests
{
    private static readonly DateOnly LastDay = new(2026, 11, 20);
    private static readonly Recording Clerk = new("Clerk", new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
    private static readonly IReadOnlyList<State> Histories = [.. Enumerable.Range(0, 1000).Select(Generate)];

    [Fact]
    public void The_histories_are_as_different_as_life()
    {
        var kinds = Histories.SelectMany(s => s.StandingActs).Select(a => a.Facts.Kind).ToHashSet();

        kinds.Should().BeEquivalentTo(Enum.GetValues<TreatyActKind>());
        Histories.Count(s => s.Corrections.Count > 0).Should().BeGreaterThan(50);
        Histories.Count(s => s.StandingActs.Any(a => !a.Facts.Date.IsExact)).Should().BeGreaterThan(100);
        Histories.Count(s => s.StandingActs.Count(a => a.Facts.IsDeposit) > 1).Should().BeGreaterThan(10);
    }

    [Fact]
    public void A_State_has_exactly_one_status_on_every_day() => HoldsForAll(state =>
        state.Course.Periods() is var periods
        && periods[0].From is null
        && periods[^1].Until is null
        && periods.Zip(periods.Skip(1)).All(p => p.First.Until!.Value.AddDays(1) == p.Second.From && p.First.Status != p.Second.Status));

    [Fact]
    public void The_periods_and_the_status_of_each_of_their_days_agree() => HoldsForAll(state =>
        state.Course.Periods().All(p =>
            state.StatusOn(p.From ?? p.Until ?? LastDay) == p.Status && state.StatusOn(p.Until ?? LastDay.AddYears(10)) == p.Status));

    [Fact]
    public void Before_the_Treaty_was_opened_for_signature_nobody_is_anything() => HoldsForAll(state =>
        state.StatusOn(TreatyDates.OpenedForSignature.AddDays(-1)) == new StatusOn(TreatyStatus.Other, false, null));

    [Fact]
    public void A_party_remains_one_unless_it_withdraws() => HoldsForAll(state =>
        state.StandingActs.Any(a => a.Facts.Kind == TreatyActKind.Withdrawal) || SinceParty(state).All(s => s == TreatyStatus.StateParty));

    [Fact]
    public void Nobody_becomes_a_signatory_after_having_been_a_party() => HoldsForAll(state =>
        SinceParty(state).All(s => s != TreatyStatus.Signatory));

    [Fact]
    public void A_status_is_uncertain_only_inside_the_window_of_an_act() => HoldsForAll(state =>
        state.Course.Periods().Where(p => p.Status.Uncertain).All(p =>
            state.StandingActs.Any(a => a.Facts.Effect.IsOpenOn(p.From!.Value) && a.Facts.Effect.IsOpenOn(p.Until!.Value))));

    [Fact]
    public void Whatever_the_true_days_are_a_certain_status_is_the_true_one()
    {
        var random = new Random(1);
        var truths = Histories.SelectMany(s => Enumerable.Range(0, 5).Select(_ => (State: s, Course: PossibleTruth(s, random))))
            .Where(t => !t.Course.IsRefused).ToList();

        truths.Should().HaveCountGreaterThan(4000);
        truths.Where(t => t.State.Course.Periods().Any(p =>
            !p.Status.Uncertain && t.Course.Value.On(p.From ?? DateOnly.MinValue).Status != p.Status.Status)).Should().BeEmpty();
    }

    [Fact]
    public void The_Treaty_is_in_force_for_a_State_never_before_the_Treaty_itself_and_never_later_than_ninety_days_after_deposit() =>
        HoldsForAll(state => state.StandingActs.LastOrDefault(a => a.Facts.IsDeposit) is not { } deposit
            ? state.Course.EntryIntoForce is null
            : state.Course.EntryIntoForce is { } inForce
                && inForce.Earliest >= TreatyDates.EntryIntoForce
                && inForce.Latest >= deposit.Facts.Date.Latest
                && (inForce.Latest == TreatyDates.EntryIntoForce || inForce.Latest <= deposit.Facts.Date.Latest.AddDays(TreatyDates.Period)));

    [Fact]
    public void The_parties_of_all_never_decrease_where_nobody_withdraws()
    {
        var faithful = Histories.Where(s => s.StandingActs.All(a => a.Facts.Kind != TreatyActKind.Withdrawal));

        StatusHistory.Of(faithful).Points.Select(p => p.StateParties).Should().BeInAscendingOrder();
    }

    [Fact]
    public void The_history_and_the_table_of_any_month_agree()
    {
        var history = StatusHistory.Of(Histories);

        for (var day = TreatyDates.OpenedForSignature; day < LastDay; day = day.AddDays(97))
        {
            var counts = StatusTable.Of(Histories, day).Counts;
            counts.All.Should().Be(Histories.Count);
            history.On(day).Should().Be(new StatusPoint(day, counts.StateParties, counts.Signatories, counts.Uncertain));
        }
    }

    [Fact]
    public void Every_entry_stands_or_has_its_correction() => HoldsForAll(state =>
        state.Acts.Select(a => a.Number).SequenceEqual(Enumerable.Range(1, state.Acts.Count))
        && state.StandingActs.Count + state.Corrections.Count == state.Acts.Count);

    private static void HoldsForAll(Func<State, bool> rule) => Histories.Where(s => !rule(s)).Select(s => s.Id).Should().BeEmpty();

    private static IEnumerable<TreatyStatus> SinceParty(State state) =>
        state.Course.Periods().Select(p => p.Status.Status).SkipWhile(s => s != TreatyStatus.StateParty);

    // A day for each act within its window; refused where the days together are none that the Treaty allows.
    private static Result<TreatyCourse> PossibleTruth(State state, Random random) => TreatyCourse.Of(state.StandingActs.Select(a =>
    {
        var day = a.Facts.Date.Earliest.AddDays(random.Next(a.Facts.Date.Latest.DayNumber - a.Facts.Date.Earliest.DayNumber + 1));
        return ActFacts.Of(a.Facts.Kind, ActDate.On(day), a.Facts.Source, laterEffect: a.Facts.LaterEffect).Value;
    }));

    // Throws acts of any kind and day at the register, and keeps what it accepts; now and then corrects one.
    private static State Generate(int seed)
    {
        var random = new Random(seed);
        var state = AState.Called($"{(char)('A' + (seed / 676 % 26))}{(char)('A' + (seed / 26 % 26))}{(char)('A' + (seed % 26))}").Build();
        for (var attempt = 0; attempt < 14; attempt++)
        {
            state.Record(AnyAct(random), Clerk);
            if (random.Next(12) == 0 && state.StandingActs is { Count: > 0 } standing)
            {
                var wrong = standing[random.Next(standing.Count)];
                _ = random.Next(2) == 0
                    ? state.Strike(wrong.Number, "It never took place", Clerk)
                    : state.Correct(wrong.Number, AnyAct(random), "The notification says otherwise", Clerk);
            }
        }

        return state;
    }

    private static ActFacts AnyAct(Random random)
    {
        var kind = (TreatyActKind)random.Next(7);
        var first = kind == TreatyActKind.Signature ? TreatyDates.OpenedForSignature : TreatyDates.EntryIntoForce.AddDays(-200);
        var days = kind == TreatyActKind.Signature ? 480 : 4300;
        var earliest = first.AddDays(random.Next(days));
        var latest = random.Next(3) == 0 ? earliest.AddDays(random.Next(300)) : earliest;
        var date = new ActDate(earliest, latest > LastDay ? LastDay : latest);
        DateOnly? named = kind == TreatyActKind.Withdrawal && random.Next(2) == 0 ? latest.AddDays(random.Next(400)) : null;
        return ActFacts.Of(kind, date, "Depositary notification", laterEffect: named).Value;
    }
}
