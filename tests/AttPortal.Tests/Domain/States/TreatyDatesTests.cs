using AttPortal.Domain.States;

namespace AttPortal.Tests.Domain.States;

/// <summary>Articles 22 and 24 of the Treaty.</summary>
public sealed class TreatyDatesTests
{
    [Theory]
    [InlineData("2013-07-04", "first to ratify")]
    [InlineData("2014-09-25", "fiftieth instrument")]
    [InlineData("2014-10-21", "after the fiftieth instrument, before the Treaty was in force")]
    [InlineData("2014-12-23", "last day before the Treaty was in force")]
    public void A_deposit_before_the_Treaty_was_in_force_makes_it_enter_into_force_with_the_Treaty_itself(string deposit, string because) =>
        TreatyDates.EntryIntoForceAfter(AState.Day(deposit)).Should().Be(new DateOnly(2014, 12, 24), because);

    [Theory]
    [InlineData("2015-01-30", "2015-04-30")]
    [InlineData("2016-02-29", "2016-05-29")]
    [InlineData("2015-12-01", "2016-02-29")]
    [InlineData("2024-10-15", "2025-01-13")]
    public void A_later_deposit_makes_it_enter_into_force_ninety_days_after(string deposit, string inForce) =>
        TreatyDates.EntryIntoForceAfter(AState.Day(deposit)).Should().Be(AState.Day(inForce));

    [Fact]
    public void The_Treaty_entered_into_force_ninety_days_after_the_fiftieth_instrument() =>
        TreatyDates.EntryIntoForce.Should().Be(new DateOnly(2014, 9, 25).AddDays(TreatyDates.Period));

    [Fact]
    public void A_withdrawal_takes_effect_ninety_days_after_its_notification_was_received() =>
        TreatyDates.WithdrawalEffect(new DateOnly(2026, 1, 1), null).Should().Be(new DateOnly(2026, 4, 1));

    [Fact]
    public void A_withdrawal_that_names_a_later_day_takes_effect_on_that_day() =>
        TreatyDates.WithdrawalEffect(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)).Should().Be(new DateOnly(2026, 12, 31));

    [Fact]
    public void A_withdrawal_that_names_an_earlier_day_still_takes_ninety_days() =>
        TreatyDates.WithdrawalEffect(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 15)).Should().Be(new DateOnly(2026, 4, 1));
}
