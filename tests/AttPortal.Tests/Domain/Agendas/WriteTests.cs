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

    [Fact]
    public void However_people_interleave_no_acknowledged_text_is_overwritten_by_somebody_who_had_not_read_it()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var agenda = AnAgenda.WithItems("a", "b");
            var read = new Dictionary<(int Person, string Key), int>();
            for (var step = 0; step < 40; step++)
            {
                var person = random.Next(4);
                var key = $"i{random.Next(1, 3)}/title";
                var text = agenda.Text(key)!;
                if (random.Next(2) == 0)
                {
                    read[(person, key)] = text.VersionIn(Language.English);
                    continue;
                }

                var basedOn = read.GetValueOrDefault((person, key));
                var result = agenda.Write(key, Language.English, $"{person} at {step}", basedOn);

                var hadRead = basedOn == text.VersionIn(Language.English);
                result.IsRefused.Should().Be(!hadRead, $"seed {seed}, step {step}");
                agenda.Text(key)!.OriginalText.Should().Be(hadRead ? $"{person} at {step}" : text.OriginalText);
            }
        }
    }
}
