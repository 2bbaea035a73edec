using AttPortal.Documents.Composition;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Conferences;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Papers;

/// <summary>The parts of the papers of a meeting, by the names they have in addresses.</summary>
internal static class PaperParts
{
    public const string Letter = "letter";
    public const string Agenda = "agenda";
    public const string Package = "package";

    /// <summary>Whether an address may name a part so.</summary>
    public static bool Is(string? name) => name is Letter or Agenda or Package or ['a', 'n', 'n', 'e', 'x', '-', >= 'a' and <= 'z'];

    /// <summary>annex-a for A.</summary>
    public static string Annex(char letter) => $"annex-{char.ToLowerInvariant(letter)}";

    /// <summary>The order in which parts are listed: letter, agenda, annexes, and the whole at last.</summary>
    public static int Order(string part) => part switch
    {
        Letter => 0,
        Agenda => 1,
        Package => 100,
        _ => 2 + part[^1] - 'a',
    };
}

/// <summary>What Conferences, papers and versions are called in a language.</summary>
internal static class PaperNames
{
    /// <summary>Twelfth Conference of States Parties.</summary>
    public static string ConferenceName(this Words words, int number) =>
        number is >= 1 and <= 15 ? words[$"papers.conference.{number}"] : words["papers.conference.other", number];

    /// <summary>Geneva, 24–28 August 2026.</summary>
    public static string PlaceAndDates(this Words words, Conference conference) =>
        words["papers.place-and-dates", conference.City.InOrOriginal(words.Language), words.Dates(conference.StartDate, conference.EndDate)];

    /// <summary>Annex A, Letter, Annotated agenda.</summary>
    public static string PartName(this Words words, string part) => part switch
    {
        PaperParts.Letter or PaperParts.Agenda or PaperParts.Package => words[$"papers.{part}"],
        _ => PrintNames.Annex(char.ToUpperInvariant(part[^1]).ToString(), words.Language),
    };

    /// <summary>As circulated, Rev.1, as adopted.</summary>
    public static string VersionName(this Words words, AgendaStage stage, int number) => stage switch
    {
        AgendaStage.Adopted => words["papers.version.adopted"],
        AgendaStage.Revised => words["papers.version.revised", number],
        _ => words["papers.version.circulated"],
    };

    /// <summary>18 March 2026, or the days of a longer meeting.</summary>
    public static string MeetingDates(this Words words, Meeting meeting) => words.Dates(meeting.StartDate, meeting.EndDate);
}
