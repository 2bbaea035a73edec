using AttPortal.Domain.Letters;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Papers;

/// <summary>What items, paragraphs, annexes and their texts are called, wherever the portal speaks of them.</summary>
internal static class PlaceNames
{
    /// <summary>Item 6, Paragraph 4, Annex B; empty where nothing stands under the key any more.</summary>
    public static string Place(this Words words, MeetingPapers papers, string? place)
    {
        if (papers.Agenda.Items.FirstOrDefault(i => i.Key == place) is { } item)
        {
            return words["papers.place.item", item.Number];
        }

        if (papers.Letter.Paragraphs.FirstOrDefault(p => p.Key == place) is { } paragraph)
        {
            return Number(papers.Letter, paragraph) is { } number ? words["papers.place.paragraph", number] : words[$"papers.place.paragraph.{paragraph.Kind}"];
        }

        return papers.Letter.Annexes.FirstOrDefault(a => a.Key == place) is { } annex ? words.PartName(PaperParts.Annex(annex.Letter))
            : place is "salutation" or "closing" or "caption" ? words[$"papers.place.{place}"]
            : "";
    }

    /// <summary>The same where letter and agenda are listed together: Letter: Paragraph 4.</summary>
    public static string PlaceInFull(this Words words, MeetingPapers papers, string? place)
    {
        var name = words.Place(papers, place);
        var isInLetter = place is "salutation" or "closing" or "caption" || papers.Letter.Paragraphs.Any(p => p.Key == place);
        return isInLetter ? words["papers.place.in-letter", name] : name;
    }

    /// <summary>Item 6, Annotation; Letter: Paragraph 4.</summary>
    public static string PlaceAndText(this Words words, MeetingPapers papers, string place, string? textKey)
    {
        var name = words.PlaceInFull(papers, place);
        var text = words.TextOfPlace(papers, textKey);
        return text.Length == 0 ? name : words["papers.place-and-text", name, text];
    }

    /// <summary>Title, Annotation, Question 2; empty where the place is the text.</summary>
    public static string TextOfPlace(this Words words, MeetingPapers papers, string? textKey)
    {
        var questions = papers.Agenda.Items.SelectMany(i => i.Questions).Select(q => q.Key).ToList();
        return (textKey ?? "").Split('/') switch
        {
            [_, var part] => words[$"papers.text.{part}"],
            [var key] when questions.IndexOf(key) is >= 0 and var index => words["papers.text.question", index + 1],
            [['s', .. { Length: > 0 } digits]] when digits.All(char.IsAsciiDigit) => words["papers.text.speaker"],
            _ => "",
        };
    }

    /// <summary>The number printed before a paragraph; null where it carries none.</summary>
    public static int? Number(Letter letter, LetterParagraph paragraph) => IsNumbered(paragraph)
        ? letter.Paragraphs.TakeWhile(p => p != paragraph).Count(IsNumbered) + 1
        : null;

    /// <summary>The place where an editor puts it right.</summary>
    public static string EditorAddress(this Words words, string slug, string? textKey, string? place, Language? language) =>
        $"/{words.Language.Code()}/meetings/{slug}/edit#{textKey ?? place}{(language is { } tongue ? ":" + tongue.Code() : "")}";

    private static bool IsNumbered(LetterParagraph paragraph) =>
        paragraph.Kind == ParagraphKind.Numbered || (paragraph.Kind == ParagraphKind.Questions && paragraph.Text.OriginalText.Length > 0);
}
