using AttPortal.Domain.States;

namespace AttPortal.Tests.Domain.States;

public sealed class StatusTableTests
{
    private static readonly DateOnly AsOf = new(2026, 2, 17);

    private static readonly State[] States =
    [
        AState.In(RegionalGroup.AsiaPacific).Signed("2013-06-03").Ratified("2014-06-03").Build(),
        AState.In(RegionalGroup.AsiaPacific).Signed("2013-06-03").SaidItWillNotJoin("2019-07-18").Build(),
        AState.In(RegionalGroup.AsiaPacific).Build(),
        AState.In(RegionalGroup.African).Acceded("2026-01-24", "2026-07-24").Build(),
        AState.In(RegionalGroup.None).Signed("2013-06-03").Build(),
    ];

    private readonly StatusTable table = StatusTable.Of(States, AsOf);

    [Fact]
    public void Every_State_is_counted_in_one_status() =>
        table.Counts.Should().Be(new StatusCounts(StateParties: 1, Signatories: 2, Others: 2, Uncertain: 1));

    [Fact]
    public void The_counts_of_the_groups_add_up_to_the_counts_of_all() =>
        Enum.GetValues<RegionalGroup>().Sum(r => table.CountsIn(r).All).Should().Be(States.Length);

    [Fact]
    public void A_group_counts_its_own_States() =>
        table.CountsIn(RegionalGroup.AsiaPacific).Should().Be(new StatusCounts(1, 1, 1, 0));

    [Fact]
    public void A_statement_of_intent_brings_its_footnote_below_the_table() =>
        table.Footnotes.Should().Equal(StatusFootnote.IntendsNotToBecomeParty);

    [Fact]
    public void A_table_before_the_statement_has_no_footnote() =>
        StatusTable.Of(States, new DateOnly(2019, 7, 17)).Footnotes.Should().BeEmpty();

    [Fact]
    public void A_part_of_the_table_has_its_own_counts() =>
        table.Where(r => r.State.Region == RegionalGroup.African).Counts.Should().Be(new StatusCounts(0, 0, 1, 1));

    [Fact]
    public void The_history_has_a_step_for_each_day_on_which_a_number_changed() =>
        StatusHistory.Of(States).Points.Should().Equal(
            new StatusPoint(new DateOnly(2013, 6, 3), 0, 3, 0),
            new StatusPoint(new DateOnly(2014, 6, 3), 1, 2, 0),
            new StatusPoint(new DateOnly(2026, 1, 24), 1, 2, 1),
            new StatusPoint(new DateOnly(2026, 7, 24), 2, 2, 0));

    [Fact]
    public void The_history_has_a_line_for_each_year_and_the_last_up_to_the_day() =>
        StatusHistory.Of(States).Yearly(new DateOnly(2015, 2, 1)).Should().Equal(
            new StatusPoint(new DateOnly(2013, 12, 31), 0, 3, 0),
            new StatusPoint(new DateOnly(2014, 12, 31), 1, 2, 0),
            new StatusPoint(new DateOnly(2015, 2, 1), 1, 2, 0));

    [Fact]
    public void The_history_by_month_ends_on_the_day_itself() =>
        StatusHistory.Of(States).Monthly(new DateOnly(2013, 8, 15)).Select(p => p.Day).Should().Equal(
            new DateOnly(2013, 6, 30), new DateOnly(2013, 7, 31), new DateOnly(2013, 8, 15));

    [Fact]
    public void The_history_before_the_Treaty_was_opened_for_signature_is_empty()
    {
        StatusHistory.Of(States).Monthly(new DateOnly(2012, 1, 1)).Should().BeEmpty();
        StatusHistory.Of(States).Yearly(new DateOnly(2012, 1, 1)).Should().BeEmpty();
    }
}
