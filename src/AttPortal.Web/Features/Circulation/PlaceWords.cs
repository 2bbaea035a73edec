using AttPortal.Domain.Letters;
using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Papers;

namespace AttPortal.Web.Features.Circulation;

/// <summary>Says where in the papers something stands.</summary>
internal static class PlaceWords
{
    /// <summary>Item 3; Letter, paragraph 2; Annex B.</summary>
    public static string Place(this Words words, MeetingPapers papers, string place)
    {
        if (papers.Agenda.Items.FirstOrDefault(i => i.Key == place) is { } item)
        {
            return words["circulation.place.item", item.Number];
        }

        if (papers.Letter.Paragraphs.FirstOrDefault(p => p.Key == place) is { } paragraph)
        {
            return words["circulation.place.paragraph", papers.Letter.Paragraphs.TakeWhile(p => p != paragraph).Count(p => p.Kind != ParagraphKind.Continuation) + 1];
        }

        return papers.Letter.Annexes.FirstOrDefault(a => a.Key == place) is { } annex
            ? words.PartName(PaperParts.Annex(annex.Letter))
            : place is "salutation" or "closing" or "caption" ? words[$"circulation.place.{place}"] : place;
    }

    /// <summary>Title, annotation, question, speaker, introduction; empty where the place is the text.</summary>
    public static string PartOfPlace(this Words words, string? textKey) => textKey switch
    {
        null => "",
        ['q', >= '0' and <= '9', ..] => words["circulation.text.question"],
        ['s', >= '0' and <= '9', ..] => words["circulation.text.speaker"],
        _ when textKey.Split('/') is [_, "title" or "annotation" or "introduction"] parts => words[$"circulation.text.{parts[1]}"],
        _ => "",
    };

    /// <summary>The place where an editor puts it right.</summary>
    public static string EditorAddress(this Words words, string slug, string? textKey, string? place, Language? language) =>
        $"/{words.Language.Code()}/meetings/{slug}/edit#{textKey ?? place}{(language is { } tongue ? ":" + tongue.Code() : "")}";
}
