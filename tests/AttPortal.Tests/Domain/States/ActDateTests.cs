using AttPortal.Domain.States;

namespace AttPortal.Tests.Domain.States;

public sealed class ActDateTests
{
    [Theory]
    [InlineData("2013-06-03", "2013-06-03", DateCertainty.Exact)]
    [InlineData("2015-07-24", "2015-07-27", DateCertainty.Month)]
    [InlineData("2024-04-17", "2024-10-14", DateCertainty.Year)]
    [InlineData("2025-12-20", "2026-01-10", DateCertainty.Range)]
    public void A_window_says_how_much_of_the_date_is_known(string earliest, string latest, DateCertainty certainty) =>
        new ActDate(AState.Day(earliest), AState.Day(latest)).Certainty.Should().Be(certainty);

    [Fact]
    public void A_window_cannot_end_before_it_begins()
    {
        var build = () => new ActDate(new DateOnly(2014, 1, 2), new DateOnly(2014, 1, 1));

        build.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_window_is_open_from_its_earliest_day_until_the_day_before_its_latest()
    {
        var window = new ActDate(new DateOnly(2015, 7, 24), new DateOnly(2015, 7, 27));

        Enumerable.Range(23, 5).Select(day => window.IsOpenOn(new DateOnly(2015, 7, day)))
            .Should().Equal(false, true, true, true, false);
    }

    [Fact]
    public void A_known_day_is_never_open()
    {
        var day = ActDate.On(new DateOnly(2015, 7, 24));

        day.IsOpenOn(new DateOnly(2015, 7, 24)).Should().BeFalse();
        day.IsExact.Should().BeTrue();
    }
}
