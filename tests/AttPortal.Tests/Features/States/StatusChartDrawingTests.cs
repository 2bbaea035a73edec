using System.Globalization;
using AttPortal.Domain.States;
using AttPortal.Persistence.States;
using AttPortal.Web.Features.States;

namespace AttPortal.Tests.Features.States;

public sealed class StatusChartDrawingTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly IReadOnlyList<State> Register = StateSample.Read();

    [Fact]
    public void The_lines_end_at_the_numbers_of_the_last_day()
    {
        var drawing = new StatusChartDrawing(StatusHistory.Of(Register), Today);

        drawing.Parties.Should().EndWith($"V{drawing.Y(118)}H{drawing.X(Today)}");
        drawing.Signatories.Should().EndWith($"V{drawing.Y(25)}H{drawing.X(Today)}");
    }

    [Fact]
    public void Every_number_stands_between_the_lowest_and_the_highest_line()
    {
        var history = StatusHistory.Of(Register);
        var highest = new StatusChartDrawing(history, Today).Lines[^1].Number;

        history.Points.Should().OnlyContain(p => p.StateParties <= highest && p.Signatories <= highest);
        highest.Should().Be(150);
    }

    [Theory]
    [InlineData(RegionalGroup.None)]
    [InlineData(RegionalGroup.AsiaPacific)]
    [InlineData(RegionalGroup.LatinAmericanCaribbean)]
    public void Words_at_the_end_of_the_lines_do_not_cover_each_other(RegionalGroup region)
    {
        var history = StatusHistory.Of(Register.Where(s => s.Region == region));
        var drawing = new StatusChartDrawing(history, Today);
        var (parties, signatories) = (history.On(Today).StateParties, history.On(Today).Signatories);

        var distance = Number(drawing.WordY(signatories, parties)) - Number(drawing.WordY(parties, signatories));

        Math.Abs(distance).Should().BeGreaterThan(30);
    }

    [Fact]
    public void A_chart_of_no_State_and_of_no_day_is_still_a_chart()
    {
        var drawing = new StatusChartDrawing(StatusHistory.Of([]), new DateOnly(2000, 1, 1));

        drawing.Lines.Should().NotBeEmpty();
        drawing.Years.Should().NotBeEmpty();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
