using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Agendas;

public sealed class WriteTests
{
    [Fact]
    public void Whoever_read_what_stands_now_may_write()
    {
        var agenda = AnAgenda.WithItems("Opening");

        agenda.Write("i1/title", Language.English, "Opening of the meeting", basedOn: 1).IsRefused.Should().BeFalse();

        agenda.Titles().Should().Equal("Opening of the meeting");
    }

    [Fact]
    public void Whoever_read_an_older_version_is_refused_and_nothing_is_overwritten()
    {
        var agenda = AnAgenda.WithItems("Opening");
        agenda.Write("i1/title", Language.English, "From Ana", basedOn: 1);

        agenda.Write("i1/title", Language.English, "From Ben", basedOn: 1).Error!.Code.Should().Be("text.conflict");

        agenda.Titles().Should().Equal("From Ana");
    }

    [Fact]
    public void Two_who_write_the_same_words_are_in_no_conflict()
    {
        var agenda = AnAgenda.WithItems("Opening");
        agenda.Write("i1/title", Language.English, "Same", basedOn: 1);

        agenda.Write("i1/title", Language.English, "Same", basedOn: 1).IsRefused.Should().BeFalse();
    }

    [Fact]
    public void Texts_of_different_languages_do_not_stand_in_each_others_way()
    {
        var agenda = AnAgenda.WithItems("Opening");

        agenda.Write("i1/title", Language.French, "Ouverture", basedOn: 0).IsRefused.Should().BeFalse();
        agenda.Write("i1/title", Language.English, "Opening of the meeting", basedOn: 1).IsRefused.Should().BeFalse();
    }

    [Fact]
    public void A_text_of_an_item_that_somebody_took_out_is_gone_and_the_writer_is_told()
    {
        var agenda = AnAgenda.WithItems("Opening");
        agenda.RemoveItem("i1");

        agenda.Write("i1/title", Language.English, "New", basedOn: 1).Error!.Code.Should().Be("text.gone");
    }
}
