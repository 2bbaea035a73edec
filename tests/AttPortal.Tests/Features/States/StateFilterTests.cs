using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Web.Features.States;

namespace AttPortal.Tests.Features.States;

public sealed class StateFilterTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void An_address_without_parameters_asks_for_the_whole_register_as_of_today() =>
        StateFilter.Read(null, "", null, "", Today).Value.Should().Be(new StateFilter(Today, null, null, ""));

    [Fact]
    public void An_address_may_ask_for_a_day_a_region_a_status_and_a_name() =>
        StateFilter.Read("2024-04-16", "AsiaPacific", "signatory", " نار ", Today).Value
            .Should().Be(new StateFilter(new DateOnly(2024, 4, 16), RegionalGroup.AsiaPacific, TreatyStatus.Signatory, "نار"));

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("16.04.2024")]
    [InlineData("2024-4-16")]
    [InlineData("yesterday")]
    [InlineData("２０２４-04-16")]
    public void What_is_no_day_is_refused(string asOf) =>
        StateFilter.Read(asOf, null, null, null, Today).Error.Should().Be(new DomainError("states.no-such-day", asOf));

    [Theory]
    [InlineData("Europe")]
    [InlineData("1")]
    [InlineData("African,AsiaPacific")]
    public void What_is_no_region_is_refused(string region) =>
        StateFilter.Read(null, region, null, null, Today).Error!.Code.Should().Be("states.unknown-region");

    [Fact]
    public void What_is_no_status_is_refused() => StateFilter.Read(null, null, "Party", null, Today).Error!.Code.Should().Be("states.unknown-status");

    [Fact]
    public void A_search_longer_than_any_name_is_refused() =>
        StateFilter.Read(null, null, null, new string('x', 100_000), Today).Error!.Code.Should().Be("states.search-too-long");

    [Fact]
    public void A_refusal_repeats_only_the_beginning_of_what_was_written_and_no_control_characters() =>
        StateFilter.Read("\u202e" + new string('x', 5000), null, null, null, Today).Error!.Arguments[0].Should().Be(new string('x', 39));
}
