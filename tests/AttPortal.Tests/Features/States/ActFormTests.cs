using AttPortal.Domain.States;
using AttPortal.Web.Features.States;

namespace AttPortal.Tests.Features.States;

public sealed class ActFormTests
{
    private readonly List<FieldError> errors = [];

    [Fact]
    public void A_form_with_one_day_is_an_act_whose_day_is_known() =>
        Filled().Read(errors)!.Date.Should().Be(ActDate.On(new DateOnly(2026, 3, 5)));

    [Fact]
    public void A_form_with_two_days_is_an_act_in_a_window()
    {
        var form = Filled();
        form.Latest = "2026-03-31";

        form.Read(errors)!.Date.Should().Be(new ActDate(new DateOnly(2026, 3, 5), new DateOnly(2026, 3, 31)));
    }

    [Fact]
    public void An_empty_form_says_everything_that_is_missing_at_once()
    {
        new ActForm().Read(errors).Should().BeNull();

        errors.Select(e => (e.Field, e.Error.Code)).Should().Equal(
            ("Kind", "states.kind-missing"), ("Earliest", "states.day-missing"), ("Source", "states.source-missing"));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Marriage")]
    public void A_kind_that_does_not_exist_is_refused(string kind)
    {
        var form = Filled();
        form.Kind = kind;

        form.Read(errors).Should().BeNull();
        errors.Should().ContainSingle().Which.Field.Should().Be("Kind");
    }

    [Fact]
    public void A_window_that_ends_before_it_begins_is_refused_at_its_end()
    {
        var form = Filled();
        form.Latest = "2026-03-04";

        form.Read(errors).Should().BeNull();
        errors.Should().ContainSingle().Which.Field.Should().Be("Latest");
    }

    [Fact]
    public void What_is_no_day_is_refused_at_its_field()
    {
        var form = Filled();
        form.Earliest = "2026-02-30";

        form.Read(errors).Should().BeNull();
        errors.Should().ContainSingle().Which.Should().Be(new FieldError("Earliest", new("states.no-such-day", "2026-02-30")));
    }

    [Fact]
    public void An_entry_fills_the_form_and_comes_out_of_it_unchanged()
    {
        var facts = ActFacts.Of(TreatyActKind.Withdrawal, new ActDate(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31)), "C.N.1.2026", Evidence.Derived, "Note", new DateOnly(2027, 1, 1)).Value;

        ActForm.Of(facts, 3).Read(errors).Should().Be(facts);
    }

    private static ActForm Filled() => new() { Kind = "Accession", Earliest = "2026-03-05", Source = "C.N.100.2026" };
}
