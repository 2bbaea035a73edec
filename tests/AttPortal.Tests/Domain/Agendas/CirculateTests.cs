using AttPortal.Domain.Agendas;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Agendas;

public sealed class CirculateTests
{
    [Fact]
    public void Circulating_an_agenda_without_items_is_refused()
    {
        AnAgenda.Empty().Circulate().Error!.Code.Should().Be("agenda.no-items");
    }

    [Fact]
    public void A_complete_agenda_goes_out_without_a_reason()
    {
        var agenda = AnAgenda.Complete();

        var version = agenda.Circulate().Value;

        version.Should().BeEquivalentTo(new { Number = 0, Stage = AgendaStage.Circulated, RevisionLabel = "", OpenPoints = 0, Reason = (string?)null });
        agenda.Stage.Should().Be(AgendaStage.Circulated);
    }

    [Fact]
    public void Circulating_with_a_placeholder_open_takes_a_reason_which_is_recorded()
    {
        var agenda = AnAgenda.Complete();
        agenda.Say("i1/annotation", "The round table of {{day to be confirmed}}.");
        agenda.Translate();

        agenda.Circulate().Error!.Code.Should().Be("agenda.reason-needed");
        agenda.Circulate("  ").Error!.Code.Should().Be("agenda.reason-needed");
        var version = agenda.Circulate(" The day is not known yet. ").Value;

        version.Reason.Should().Be("The day is not known yet.");
        version.OpenPoints.Should().Be(Languages.All.Count);
    }

    [Theory]
    [InlineData("See item [[item:i9]].")]
    [InlineData("See [[annex:Z]].")]
    [InlineData("A note[^1] that leads nowhere.")]
    public void An_agenda_with_something_that_leads_nowhere_does_not_go_out_whatever_the_reason(string text)
    {
        var agenda = AnAgenda.Complete();
        agenda.Say("i1/annotation", text);

        agenda.Circulate("It is urgent.").Error!.Code.Should().Be("agenda.blocked");
    }

    [Fact]
    public void Removing_an_item_makes_references_to_it_open()
    {
        var agenda = AnAgenda.WithItems("a", "b");
        agenda.Say("i1/annotation", "See item [[item:i2]].");
        agenda.FindOpenPoints(_ => false).Should().NotContain(p => p.Kind == OpenPointKind.BrokenReference);

        agenda.RemoveItem("i2");

        agenda.FindOpenPoints(_ => false).Should().ContainSingle(p => p.Kind == OpenPointKind.BrokenReference && p.Detail == "item:i2");
    }

    [Fact]
    public void An_item_without_a_guiding_question_is_pointed_out_but_hinders_nothing()
    {
        var agenda = AnAgenda.WithItems("Other matters");
        agenda.Translate();

        agenda.FindOpenPoints(_ => false).Should().ContainSingle(p => p.Kind == OpenPointKind.ItemWithoutQuestion && p.Place == "i1");
        agenda.Circulate().IsRefused.Should().BeFalse();
    }

    [Fact]
    public void What_goes_out_again_is_Rev_1_then_Rev_2_and_what_went_out_before_stays_as_it_was()
    {
        var agenda = AnAgenda.Complete();
        agenda.Circulate();
        agenda.Say("i1/title", "Opening of the meeting");
        agenda.Circulate("Translations follow.");
        agenda.Circulate("Translations follow.");

        agenda.Versions.Select(v => v.RevisionLabel).Should().Equal("", "Rev.1", "Rev.2");
        agenda.Versions[0].Items[0].Title[Language.English].Should().Be("Opening");
        agenda.Versions[1].Items[0].Title[Language.English].Should().Be("Opening of the meeting");
    }

    [Fact]
    public void A_version_keeps_the_deadline_and_the_address_that_its_letter_named_and_the_adopted_one_those_of_the_last()
    {
        var agenda = AnAgenda.Complete();

        agenda.Circulate().Value.Call.Should().Be(AnAgenda.Call);
        agenda.Adopt(AnAgenda.Day, AnAgenda.Instant, "Secretariat").Value.Call.Should().Be(AnAgenda.Call);
    }

    [Fact]
    public void The_group_adopts_what_was_circulated()
    {
        var agenda = AnAgenda.Complete();
        agenda.Circulate();

        var adopted = agenda.Adopt(AnAgenda.Day, AnAgenda.Instant, "Secretariat").Value;

        adopted.Should().BeEquivalentTo(new { Number = 1, Stage = AgendaStage.Adopted, RevisionLabel = "" });
    }

    [Fact]
    public void An_agenda_that_never_went_out_cannot_be_adopted()
    {
        AnAgenda.Complete().Adopt(AnAgenda.Day, AnAgenda.Instant, "Secretariat").Error!.Code.Should().Be("agenda.not-circulated");
    }

    [Fact]
    public void An_agenda_changed_since_it_went_out_must_go_out_again_before_it_is_adopted()
    {
        var agenda = AnAgenda.Complete();
        agenda.Circulate();
        agenda.Add("Another item");

        agenda.Adopt(AnAgenda.Day, AnAgenda.Instant, "Secretariat").Error!.Code.Should().Be("agenda.changed-since");
    }

    [Fact]
    public void An_adopted_agenda_changes_no_more()
    {
        var agenda = AnAgenda.Complete();
        agenda.Circulate();
        agenda.Adopt(AnAgenda.Day, AnAgenda.Instant, "Secretariat");
        var revision = agenda.Revision;

        DomainError?[] refusals =
        [
            agenda.AddItem().Error,
            agenda.MoveItem("i1", 1).Error,
            agenda.RemoveItem("i1").Error,
            agenda.AllotTime("i1", 5).Error,
            agenda.AddQuestion("i1").Error,
            agenda.RemovePart("q1").Error,
            agenda.Write("i1/title", Language.English, "New", 1).Error,
            agenda.ConfirmTranslation("i1/title", Language.French).Error,
            agenda.Circulate("Again").Error,
            agenda.Adopt(AnAgenda.Day, AnAgenda.Instant, "Secretariat").Error,
        ];

        refusals.Should().OnlyContain(e => e != null && e.Code == "agenda.adopted");
        agenda.Revision.Should().Be(revision);
    }

    [Fact]
    public void Each_stage_has_its_successors_and_no_others()
    {
        var allowed = from one in Enum.GetValues<AgendaStage>()
                      from other in Enum.GetValues<AgendaStage>()
                      where one.MayBecome(other)
                      select (one, other);

        allowed.Should().BeEquivalentTo(new[]
        {
            (AgendaStage.Draft, AgendaStage.Circulated),
            (AgendaStage.Circulated, AgendaStage.Revised),
            (AgendaStage.Circulated, AgendaStage.Adopted),
            (AgendaStage.Revised, AgendaStage.Revised),
            (AgendaStage.Revised, AgendaStage.Adopted),
        });
    }
}
