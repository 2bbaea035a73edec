using AttPortal.Domain.Agendas;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Agendas;

/// <summary>Builds agendas through the verbs of the domain, saying only what matters.</summary>
internal static class AnAgenda
{
    public static readonly DateOnly Day = new(2026, 2, 17);
    public static readonly DateTimeOffset Instant = new(2026, 2, 17, 11, 0, 0, TimeSpan.Zero);
    public static readonly IssuedCall Call = new(VenueTime.InGeneva(new DateOnly(2026, 3, 5), new TimeOnly(23, 59)), "info@example.org");

    public static Agenda Empty() => new(AgendaId.New(), MeetingId.New(), Language.English);

    /// <summary>An agenda whose items have these English titles; their keys are i1, i2 …</summary>
    public static Agenda WithItems(params string[] titles)
    {
        var agenda = Empty();
        foreach (var title in titles)
        {
            agenda.Add(title);
        }

        return agenda;
    }

    /// <summary>An agenda in which nothing is open: one item with a question, translated.</summary>
    public static Agenda Complete()
    {
        var agenda = WithItems("Opening");
        var question = agenda.AddQuestion("i1").Value.Key;
        agenda.Say(question, "What has your delegation done?");
        agenda.Translate();
        return agenda;
    }

    public static AgendaItem Add(this Agenda agenda, string title, int? position = null)
    {
        var item = agenda.AddItem(position).Value;
        agenda.Say(Agenda.TitleKey(item.Key), title);
        return item;
    }

    /// <summary>Writes on what stands now.</summary>
    public static void Say(this Agenda agenda, string key, string text, Language language = Language.English) =>
        agenda.Write(key, language, text, agenda.Text(key)!.VersionIn(language)).IsRefused.Should().BeFalse();

    /// <summary>Renders every text into all languages.</summary>
    public static void Translate(this Agenda agenda)
    {
        foreach (var text in agenda.Texts().ToList())
        {
            foreach (var language in Languages.All.Where(l => l != Language.English && text.Text.OriginalText.Length > 0))
            {
                agenda.Say(text.Key, $"{language.Code()}: {text.Text.OriginalText}", language);
            }
        }
    }

    public static Result<AgendaVersion> Circulate(this Agenda agenda, string? reason = null) =>
        agenda.Circulate(Day, Instant, "Secretariat", Call, agenda.FindOpenPoints(_ => false), reason);

    public static IEnumerable<string> Titles(this Agenda agenda) => agenda.Items.Select(i => i.Title.OriginalText);
}
