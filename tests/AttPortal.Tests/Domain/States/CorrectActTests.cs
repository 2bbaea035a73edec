using AttPortal.Domain.States;

namespace AttPortal.Tests.Domain.States;

/// <summary>Corrections add facts; they overwrite none.</summary>
public sealed class CorrectActTests
{
    private static readonly Recording Checker = new("Checker", new DateTimeOffset(2026, 11, 21, 8, 30, 0, TimeSpan.Zero));
    private static readonly ActFacts Right = AState.Act(TreatyActKind.Ratification, "2015-07-24");

    private readonly State state = AState.Anywhere().Signed("2014-03-24").Ratified("2015-07-24", "2015-07-27").Build();

    [Fact]
    public void The_status_follows_the_corrected_act()
    {
        state.Correct(2, Right, "The depositary's notification names the day", Checker);

        state.StatusOn(new DateOnly(2015, 7, 24)).Should().Be(new StatusOn(TreatyStatus.StateParty, false, null));
        state.StandingActs.Select(a => a.Number).Should().Equal(1, 3);
    }

    [Fact]
    public void The_history_shows_both_entries_and_who_corrected_when_and_why()
    {
        var correction = state.Correct(2, Right, "The depositary's notification names the day", Checker).Value;

        state.Acts.Select(a => a.Facts.Date.Latest.Day).Should().Equal(24, 27, 24);
        state.Corrections.Should().Equal(correction);
        correction.Should().BeEquivalentTo(new
        {
            CorrectedNumber = 2,
            ReplacementNumber = 3,
            Reason = "The depositary's notification names the day",
            CorrectedBy = "Checker",
            CorrectedAt = Checker.At,
        });
    }

    [Fact]
    public void A_correction_may_itself_be_corrected()
    {
        state.Correct(2, Right, "First reason", Checker);

        state.Correct(3, AState.Act(TreatyActKind.Ratification, "2015-07-27"), "Second reason", Checker).IsRefused.Should().BeFalse();

        state.StandingActs.Select(a => a.Number).Should().Equal(1, 4);
    }

    [Fact]
    public void An_act_that_never_took_place_is_struck_out_and_stays_readable()
    {
        var correction = state.Strike(2, "It was another State's act", Checker).Value;

        correction.ReplacementNumber.Should().BeNull();
        state.StatusOn(new DateOnly(2026, 11, 20)).Status.Should().Be(TreatyStatus.Signatory);
        state.Acts.Should().HaveCount(2);
    }

    [Fact]
    public void An_entry_can_be_corrected_once_only()
    {
        state.Correct(2, Right, "Reason", Checker);

        state.Correct(2, AState.Act(TreatyActKind.Ratification, "2015-07-25"), "Reason", Checker).Error!.Code.Should().Be("states.corrected-already");
        state.Strike(2, "Reason", Checker).Error!.Code.Should().Be("states.corrected-already");
    }

    [Fact]
    public void A_correction_without_a_reason_is_refused() =>
        state.Correct(2, Right, " ", Checker).Error!.Code.Should().Be("states.reason-missing");

    [Fact]
    public void A_correction_that_changes_nothing_is_refused() =>
        state.Correct(1, AState.Act(TreatyActKind.Signature, "2014-03-24"), "Reason", Checker).Error!.Code.Should().Be("states.nothing-corrected");

    [Fact]
    public void A_correction_of_an_entry_that_does_not_exist_is_refused() =>
        state.Correct(9, Right, "Reason", Checker).Error!.Code.Should().Be("states.no-such-act");

    [Fact]
    public void A_correction_that_the_Treaty_does_not_allow_is_refused() =>
        state.Correct(2, AState.Act(TreatyActKind.Ratification, "2014-01-01"), "Reason", Checker).Error!.Code.Should().Be("states.act-before-signature");

    [Fact]
    public void A_signature_on_which_a_ratification_rests_cannot_be_struck_out() =>
        state.Strike(1, "Reason", Checker).Error!.Code.Should().Be("states.not-signed");

    [Fact]
    public void Each_change_moves_the_revision_on()
    {
        var before = state.Revision;

        state.Correct(2, Right, "Reason", Checker);

        state.Revision.Should().BeGreaterThan(before);
    }
}
