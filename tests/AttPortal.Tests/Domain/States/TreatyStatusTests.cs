using AttPortal.Domain.States;

namespace AttPortal.Tests.Domain.States;

/// <summary>The status of a State as of a day.</summary>
public sealed class TreatyStatusTests
{
    private static readonly StatusOn Other = new(TreatyStatus.Other, false, null);
    private static readonly StatusOn Signatory = new(TreatyStatus.Signatory, false, null);
    private static readonly StatusOn Party = new(TreatyStatus.StateParty, false, null);

    [Fact]
    public void A_State_that_has_done_nothing_is_an_other_State() => AState.Anywhere().On("2026-11-20").Should().Be(Other);

    [Fact]
    public void A_State_is_a_signatory_from_the_day_of_signature()
    {
        var state = AState.Anywhere().Signed("2013-06-03");

        state.On("2013-06-02").Should().Be(Other);
        state.On("2013-06-03").Should().Be(Signatory);
    }

    [Fact]
    public void A_signatory_is_a_party_from_the_day_of_deposit_not_from_entry_into_force()
    {
        var state = AState.Anywhere().Signed("2013-06-03").Ratified("2018-08-14");

        state.On("2018-08-13").Should().Be(Signatory);
        state.On("2018-08-14").Should().Be(Party);
        state.Build().Course.EntryIntoForce.Should().Be(ActDate.On(new DateOnly(2018, 11, 12)));
    }

    [Fact]
    public void A_State_may_sign_and_ratify_on_the_same_day() =>
        AState.Anywhere().Signed("2013-08-12").Ratified("2013-08-12").On("2013-08-12").Should().Be(Party);

    [Fact]
    public void A_State_that_did_not_sign_becomes_a_party_by_accession()
    {
        var state = AState.Anywhere().Acceded("2020-07-06");

        state.On("2020-07-05").Should().Be(Other);
        state.On("2020-07-06").Should().Be(Party);
    }

    [Fact]
    public void A_signatory_that_does_not_intend_to_become_a_party_stays_a_signatory_with_a_footnote()
    {
        var state = AState.Anywhere().Signed("2013-09-25").SaidItWillNotJoin("2019-07-18");

        state.On("2019-07-17").Should().Be(Signatory);
        state.On("2019-07-18").Should().Be(new StatusOn(TreatyStatus.Signatory, false, StatusFootnote.IntendsNotToBecomeParty));
    }

    [Fact]
    public void The_footnote_goes_when_the_State_becomes_a_party_after_all() =>
        AState.Anywhere().Signed("2013-09-25").SaidItWillNotJoin("2019-07-18").Ratified("2025-01-02").On("2025-01-02").Should().Be(Party);

    [Fact]
    public void A_party_that_withdraws_stays_a_party_for_ninety_days_and_is_no_signatory_afterwards()
    {
        var state = AState.Anywhere().Signed("2013-06-03").Ratified("2014-06-03").Withdrew("2026-01-01");

        state.On("2026-03-31").Should().Be(Party);
        state.On("2026-04-01").Should().Be(Other);
    }

    [Fact]
    public void A_withdrawal_counts_from_the_later_day_that_it_names() =>
        AState.Anywhere().Acceded("2016-01-01").Withdrew("2026-01-01", laterEffect: "2026-12-31").On("2026-12-30").Should().Be(Party);

    [Fact]
    public void A_State_that_withdrew_may_accede_again()
    {
        var state = AState.Anywhere().Signed("2013-06-03").Ratified("2014-06-03").Withdrew("2020-01-01").Acceded("2024-02-01");

        state.On("2024-01-31").Should().Be(Other);
        state.On("2024-02-01").Should().Be(Party);
        state.Build().Course.EntryIntoForce.Should().Be(ActDate.On(new DateOnly(2024, 5, 1)));
    }

    [Fact]
    public void An_act_known_to_the_year_counts_from_its_latest_day_and_is_uncertain_from_its_earliest()
    {
        var state = AState.Anywhere().Signed("2014-01-09").Ratified("2024-04-17", "2024-12-31");

        state.On("2024-04-16").Should().Be(Signatory);
        state.On("2024-04-17").Should().Be(Signatory with { Uncertain = true });
        state.On("2024-12-30").Should().Be(Signatory with { Uncertain = true });
        state.On("2024-12-31").Should().Be(Party);
    }

    [Fact]
    public void An_uncertain_deposit_makes_an_uncertain_entry_into_force() =>
        AState.Anywhere().Acceded("2026-01-24", "2026-07-24").Build().Course.EntryIntoForce
            .Should().Be(new ActDate(new DateOnly(2026, 4, 24), new DateOnly(2026, 10, 22)));

    [Fact]
    public void An_uncertain_deposit_before_the_Treaty_was_in_force_makes_a_certain_entry_into_force() =>
        AState.Anywhere().Signed("2013-06-03").Ratified("2014-10-01", "2014-12-20").Build().Course.EntryIntoForce
            .Should().Be(ActDate.On(new DateOnly(2014, 12, 24)));

    [Fact]
    public void An_uncertain_statement_of_intent_leaves_the_status_certain() =>
        AState.Anywhere().Signed("2013-06-03").SaidItWillNotJoin("2019-01-01", "2019-12-31").On("2019-06-01").Should().Be(Signatory);

    [Fact]
    public void An_uncertain_signature_before_a_certain_ratification_is_over_with_the_ratification()
    {
        var state = AState.Anywhere().Signed("2013-06-03", "2013-12-31").Ratified("2013-09-01");

        state.On("2013-08-31").Should().Be(Other with { Uncertain = true });
        state.On("2013-09-01").Should().Be(Party);
    }

    [Fact]
    public void Two_open_windows_leave_three_possibilities_and_the_safest_is_counted()
    {
        var state = AState.Anywhere().Signed("2013-06-03", "2013-12-31").Ratified("2013-07-01", "2014-06-30");

        state.On("2013-09-01").Should().Be(Other with { Uncertain = true });
        state.On("2014-01-01").Should().Be(Signatory with { Uncertain = true });
        state.On("2014-06-30").Should().Be(Party);
    }

    [Fact]
    public void The_times_of_unchanging_status_follow_each_other_without_a_gap()
    {
        var periods = AState.Anywhere().Signed("2014-01-09").Ratified("2024-04-17", "2024-12-31").Build().Course.Periods();

        periods.Should().Equal(
            new StatusPeriod(null, new DateOnly(2014, 1, 8), Other),
            new StatusPeriod(new DateOnly(2014, 1, 9), new DateOnly(2024, 4, 16), Signatory),
            new StatusPeriod(new DateOnly(2024, 4, 17), new DateOnly(2024, 12, 30), Signatory with { Uncertain = true }),
            new StatusPeriod(new DateOnly(2024, 12, 31), null, Party));
    }
}
