using AttPortal.Domain.Agendas;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Agendas;

/// <summary>Five people at once, in every order in which their acts can fall.</summary>
public sealed class ManyWritersTests
{
    private const int People = 5;

    /// <summary>
    /// A thousand generated orders of reading, writing, moving, taking out and putting back. What must hold in each: a text
    /// stands as the last person wrote who had read what stood before; whoever had not is refused, and knows it.
    /// </summary>
    [Fact]
    public void No_text_is_overwritten_by_somebody_who_had_not_read_it()
    {
        for (var seed = 1; seed <= 1000; seed++)
        {
            var chance = new Random(seed);
            var agenda = AnAgenda.WithItems("One", "Two", "Three");
            var read = new Dictionary<(int Person, string Key, Language Language), int>();
            var expected = new Dictionary<(string Key, Language Language), string>();
            for (var act = 0; act < 60; act++)
            {
                var person = chance.Next(People);
                var item = $"i{chance.Next(3) + 1}";
                var key = chance.Next(2) == 0 ? Agenda.TitleKey(item) : Agenda.AnnotationKey(item);
                var language = chance.Next(3) == 0 ? Language.French : Language.English;
                switch (chance.Next(6))
                {
                    case 0:
                        agenda.MoveItem(item, chance.Next(1, 4));
                        break;
                    case 1:
                        agenda.RemoveItem(item);
                        break;
                    case 2:
                        agenda.RestoreItem(item);
                        break;
                    case 3 when agenda.Text(key) is { } text:
                        read[(person, key, language)] = text.VersionIn(language);
                        break;
                    default:
                        Write(agenda, (person, key, language), read, expected, $"{seed}.{act} by {person}");
                        break;
                }

                agenda.Items.Select(i => i.Number).Should().Equal(Enumerable.Range(1, agenda.Items.Count), "numbers follow (seed {0})", seed);
            }

            foreach (var item in agenda.RemovedItems)
            {
                agenda.RestoreItem(item.Key);
            }

            expected.Where(e => agenda.Text(e.Key.Key)!.In(e.Key.Language) != e.Value).Should().BeEmpty("every text accepted stands (seed {0})", seed);
        }
    }

    private static void Write(
        Agenda agenda,
        (int Person, string Key, Language Language) writer,
        Dictionary<(int Person, string Key, Language Language), int> read,
        Dictionary<(string Key, Language Language), string> expected,
        string words)
    {
        var basedOn = read.GetValueOrDefault(writer);
        var standing = agenda.Text(writer.Key);
        var result = agenda.Write(writer.Key, writer.Language, words, basedOn);
        if (standing is null)
        {
            result.Error!.Code.Should().Be("text.gone");
        }
        else if (standing.VersionIn(writer.Language) == basedOn)
        {
            result.IsRefused.Should().BeFalse();
            read[writer] = agenda.Text(writer.Key)!.VersionIn(writer.Language);
            expected[(writer.Key, writer.Language)] = words;
        }
        else
        {
            result.Error!.Code.Should().Be("text.conflict");
            agenda.Text(writer.Key)!.In(writer.Language).Should().Be(standing.In(writer.Language));
        }
    }
}
