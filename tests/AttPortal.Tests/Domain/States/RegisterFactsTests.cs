using System.Globalization;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Persistence.Sample;
using AttPortal.Persistence.States;

namespace AttPortal.Tests.Domain.States;

/// <summary>The figures that official papers give must come out of the acts of the register.</summary>
public sealed class RegisterFactsTests
{
    private static readonly IReadOnlyList<State> Register = StateSample.Read();

    [Theory]
    [InlineData("2024-04-16", 113, 28, 56, 0)]
    [InlineData("2025-08-25", 116, 26, 55, 0)]
    [InlineData("2026-02-17", 117, 25, 55, 1)]
    [InlineData("2026-07-24", 118, 25, 54, 0)]
    [InlineData("2013-06-02", 0, 0, 197, 0)]
    public void The_whole_register_counts(string day, int parties, int signatories, int others, int uncertain) =>
        TableOn(day).Counts.Should().Be(new StatusCounts(parties, signatories, others, uncertain));

    [Theory]
    [InlineData("2024-04-16", 12, 11, 31)]
    [InlineData("2026-02-17", 13, 10, 31)]
    public void The_Asia_Pacific_group_counts(string day, int parties, int signatories, int others) =>
        TableOn(day).CountsIn(RegionalGroup.AsiaPacific).Should().Be(new StatusCounts(parties, signatories, others, 0));

    [Fact]
    public void On_17_February_2026_there_were_15_signatories_outside_Asia_Pacific_and_one_of_them_with_a_footnote()
    {
        var elsewhere = TableOn("2026-02-17").Where(r => r.State.Region != RegionalGroup.AsiaPacific && r.Status.Status == TreatyStatus.Signatory);

        elsewhere.Rows.Should().HaveCount(15);
        elsewhere.Rows.Where(r => r.Status.Footnote is not null).Select(r => r.State.Id.Iso3).Should().Equal("USA");
    }

    [Fact]
    public void The_Asia_Pacific_signatories_of_17_February_2026_are_the_ten_of_the_official_list() =>
        TableOn("2026-02-17").Rows
            .Where(r => r.State.Region == RegionalGroup.AsiaPacific && r.Status.Status == TreatyStatus.Signatory)
            .Select(r => r.State.Id.Iso3)
            .Should().BeEquivalentTo("BHR", "BGD", "KHM", "MYS", "MNG", "NRU", "SGP", "THA", "TUR", "ARE");

    [Fact]
    public void Entry_into_force_agrees_with_the_sources_for_every_deposit_whose_day_is_known()
    {
        var deposits = CommaSeparated.Rows("States/treaty_actions.csv").Where(r => r["entry_into_force"].Length > 0).ToList();

        deposits.Should().HaveCount(113);
        deposits.Should().OnlyContain(r => Iso(TreatyDates.EntryIntoForceAfter(AState.Day(r["date"]))) == r["entry_into_force"]);
    }

    [Fact]
    public void The_certainty_of_each_date_agrees_with_the_sources() =>
        CommaSeparated.Rows("States/treaty_actions.csv").Should().OnlyContain(r =>
            new ActDate(AState.Day(r["date_earliest"]), AState.Day(r["date_latest"])).Certainty.ToString().Equals(r["certainty"], StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Every_State_has_a_short_and_a_formal_name_in_six_languages() =>
        Register.Should().HaveCount(197).And.OnlyContain(s => Languages.All.All(l => s.Names.In(l).Length > 0 && s.FormalNames.In(l).Length > 0));

    [Theory]
    [InlineData("TUR", RegionalGroup.AsiaPacific)]
    [InlineData("KIR", RegionalGroup.None)]
    [InlineData("NIU", RegionalGroup.None)]
    [InlineData("ISR", RegionalGroup.WesternEuropeanOthers)]
    public void Regions_are_those_in_which_the_ATT_counts(string iso3, RegionalGroup region) =>
        Register.Single(s => s.Id == StateId.Of(iso3)).Region.Should().Be(region);

    [Fact]
    public void All_acts_of_the_files_are_in_the_register() => Register.Sum(s => s.Acts.Count).Should().Be(249);

    private static StatusTable TableOn(string day) => StatusTable.Of(Register, AState.Day(day));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
