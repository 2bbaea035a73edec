using AttPortal.Domain.Shared;
using AttPortal.Domain.States;

namespace AttPortal.Tests.Domain.States;

/// <summary>What the register refuses to enter, and the rule of the Treaty behind each refusal.</summary>
public sealed class RecordActTests
{
    [Theory]
    [InlineData("2013-06-02", "the Treaty was opened for signature on 3 June 2013")]
    [InlineData("2014-12-24", "the Treaty entered into force on that day")]
    public void A_signature_outside_the_time_for_signature_is_refused(string day, string because) =>
        AState.Anywhere().Refused(TreatyActKind.Signature, day).Error!.Code.Should().Be("states.signature-not-open", because);

    [Fact]
    public void A_signature_on_the_last_day_is_entered() =>
        AState.Anywhere().Signed("2014-12-23").On("2014-12-23").Status.Should().Be(TreatyStatus.Signatory);

    [Fact]
    public void A_second_signature_is_refused() =>
        AState.Anywhere().Signed("2013-06-03").Refused(TreatyActKind.Signature, "2013-09-25").Error!.Code.Should().Be("states.signed-already");

    [Theory]
    [InlineData(TreatyActKind.Ratification)]
    [InlineData(TreatyActKind.Acceptance)]
    [InlineData(TreatyActKind.Approval)]
    [InlineData(TreatyActKind.IntentNotToBecomeParty)]
    public void What_only_a_signatory_can_do_is_refused_to_a_State_that_has_not_signed(TreatyActKind kind) =>
        AState.Anywhere().Refused(kind, "2016-01-01").Error.Should().Be(new DomainError("states.not-signed", kind));

    [Fact]
    public void Accession_is_refused_to_a_signatory() =>
        AState.Anywhere().Signed("2013-06-03").Refused(TreatyActKind.Accession, "2016-01-01").Error!.Code.Should().Be("states.accession-after-signature");

    [Fact]
    public void A_signature_before_an_accession_that_stands_is_refused() =>
        AState.Anywhere().Acceded("2016-01-01").Refused(TreatyActKind.Signature, "2013-06-03").Error!.Code.Should().Be("states.accession-after-signature");

    [Fact]
    public void Accession_before_the_Treaty_was_in_force_is_refused() =>
        AState.Anywhere().Refused(TreatyActKind.Accession, "2014-12-23").Error!.Code.Should().Be("states.accession-not-open");

    [Theory]
    [InlineData(TreatyActKind.Ratification)]
    [InlineData(TreatyActKind.Accession)]
    [InlineData(TreatyActKind.IntentNotToBecomeParty)]
    public void A_party_cannot_become_a_party_again_nor_say_that_it_will_not(TreatyActKind kind) =>
        AState.Anywhere().Signed("2013-06-03").Ratified("2014-06-03").Refused(kind, "2016-01-01").Error!.Code.Should().Be("states.party-already");

    [Fact]
    public void A_ratification_before_the_signature_is_refused() =>
        AState.Anywhere().Signed("2014-06-03").Refused(TreatyActKind.Ratification, "2014-06-02").Error!.Code.Should().Be("states.act-before-signature");

    [Fact]
    public void A_window_that_begins_before_the_signature_is_refused_since_those_days_are_impossible() =>
        AState.Anywhere().Signed("2014-06-03").Refused(TreatyActKind.Ratification, "2014-01-01", "2014-12-31").Error!.Code.Should().Be("states.act-before-signature");

    [Fact]
    public void A_withdrawal_by_a_State_that_is_no_party_is_refused() =>
        AState.Anywhere().Signed("2013-06-03").Refused(TreatyActKind.Withdrawal, "2016-01-01").Error!.Code.Should().Be("states.withdrawal-without-party");

    [Fact]
    public void A_new_accession_before_the_withdrawal_took_effect_is_refused() =>
        AState.Anywhere().Acceded("2016-01-01").Withdrew("2020-01-01").Refused(TreatyActKind.Accession, "2020-02-01").IsRefused.Should().BeTrue();

    [Fact]
    public void A_second_statement_of_intent_is_refused() =>
        AState.Anywhere().Signed("2013-06-03").SaidItWillNotJoin("2019-01-01").Refused(TreatyActKind.IntentNotToBecomeParty, "2020-01-01")
            .Error!.Code.Should().Be("states.intent-stated-already");

    [Fact]
    public void An_act_that_may_lie_in_the_future_is_refused() =>
        AState.Anywhere().Refused(TreatyActKind.Accession, "2026-11-01", "2026-11-30").Error!.Code.Should().Be("states.act-in-future");

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u202e\u0007")]
    public void An_act_without_a_source_is_refused(string source) =>
        ActFacts.Of(TreatyActKind.Accession, ActDate.On(new DateOnly(2016, 1, 1)), source).Error!.Code.Should().Be("states.source-missing");

    [Fact]
    public void A_source_of_a_hundred_thousand_characters_is_refused() =>
        ActFacts.Of(TreatyActKind.Accession, ActDate.On(new DateOnly(2016, 1, 1)), new string('x', 100_000)).Error!.Code.Should().Be("states.text-too-long");

    [Fact]
    public void Control_characters_and_direction_overrides_are_taken_out_of_a_source() =>
        ActFacts.Of(TreatyActKind.Accession, ActDate.On(new DateOnly(2016, 1, 1)), " C.N.\u202e123\u0000.2016 ").Value.Source.Should().Be("C.N.123.2016");

    [Fact]
    public void Only_a_withdrawal_can_name_a_later_day_for_its_effect() =>
        ActFacts.Of(TreatyActKind.Accession, ActDate.On(new DateOnly(2016, 1, 1)), "Source", laterEffect: new DateOnly(2017, 1, 1))
            .Error!.Code.Should().Be("states.later-effect-without-withdrawal");

    [Fact]
    public void A_refused_act_leaves_no_entry_behind()
    {
        var state = AState.Anywhere().Signed("2013-06-03");

        state.Refused(TreatyActKind.Signature, "2013-06-04");

        state.Build().Acts.Should().ContainSingle();
        state.Build().Revision.Should().Be(1);
    }
}
