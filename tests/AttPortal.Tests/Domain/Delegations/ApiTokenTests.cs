using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Delegations;

public sealed class ApiTokenTests
{
    private static readonly DateTimeOffset Made = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_good_for_as_many_days_as_were_chosen_to_the_instant()
    {
        var token = Of("Registry", 90).Value;

        token.IsGood(Made.AddDays(90) - TimeSpan.FromTicks(1)).Should().BeTrue();
        token.IsGood(Made.AddDays(90)).Should().BeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(366)]
    [InlineData(int.MaxValue)]
    public void It_is_good_for_a_day_at_least_and_for_a_year_at_most(int days) =>
        Of("Registry", days).Error!.Code.Should().Be("tokens.days-out-of-range");

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("\u202e\u0007")]
    public void It_says_what_it_is_for(string? name) => Of(name, 90).Error!.Code.Should().Be("tokens.name-missing");

    [Fact]
    public void Its_name_is_one_line_and_not_overlong()
    {
        Of(" Registry\n of   papers ", 90).Value.Name.Should().Be("Registry of papers");
        Of(new string('a', ApiToken.MaximumName), 90).IsRefused.Should().BeFalse();
        Of(new string('a', ApiToken.MaximumName + 1), 90).Error!.Code.Should().Be("tokens.name-too-long");
    }

    [Fact]
    public void Once_ended_it_is_good_for_nothing_and_says_by_whom_when_and_why()
    {
        var token = Of("Registry", 90).Value;

        token.End("Ana Ruiz", " It leaked. ", Made.AddDays(1)).IsRefused.Should().BeFalse();

        token.IsGood(Made.AddDays(1)).Should().BeFalse();
        token.Should().BeEquivalentTo(new { EndedBy = "Ana Ruiz", EndedAt = Made.AddDays(1), EndReason = "It leaked." });
    }

    [Fact]
    public void It_does_not_end_without_a_reason()
    {
        var token = Of("Registry", 90).Value;

        token.End("Ana Ruiz", " ", Made).Error!.Code.Should().Be("tokens.reason-missing");
        token.End("Ana Ruiz", new string('a', ApiToken.LongestReason + 1), Made).Error!.Code.Should().Be("calls.reason-too-long");

        token.IsGood(Made).Should().BeTrue();
    }

    [Fact]
    public void What_was_ended_stays_as_it_was_ended()
    {
        var token = Of("Registry", 90).Value;
        token.End("Ana Ruiz", "It leaked.", Made);

        token.End("Luc Martin", "Again.", Made.AddDays(1)).IsRefused.Should().BeFalse();
        token.EndWithSeats("Luc Martin", Made.AddDays(1));

        token.Should().BeEquivalentTo(new { EndedBy = "Ana Ruiz", EndedAt = Made, EndReason = "It leaked." });
    }

    private static Result<ApiToken> Of(string? name, int days) => ApiToken.Of(ApiTokenId.New(), DelegationId.New(), name, days, "Ana Ruiz", [1], Made);
}
