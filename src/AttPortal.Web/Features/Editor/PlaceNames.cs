using AttPortal.Domain.Letters;
using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Papers;

namespace AttPortal.Web.Features.Editor;

/// <summary>What items, paragraphs, annexes and texts are called in the editor.</summary>
internal static class PlaceNames
{
    /// <summary>Item 6, paragraph 4, Annex B; empty where nothing stands under the key any more.</summary>
    public static string Of(EditorDesk desk, string? place)
    {
        var papers = desk.Meeting.Papers;
        if (papers.Agenda.Items.FirstOrDefault(i => i.Key == place) is { } item)
        {
            return desk.Words["editor.item", item.Number];
        }

        if (papers.Letter.Paragraphs.FirstOrDefault(p => p.Key == place) is { } paragraph)
        {
            return Of(desk.Words, papers.Letter, paragraph);
        }

        return papers.Letter.Annexes.FirstOrDefault(a => a.Key == place) is { } annex ? desk.Words.PartName(PaperParts.Annex(annex.Letter))
            : place is "salutation" or "closing" or "caption" ? desk.Words[$"editor.letter.{place}"]
            : "";
    }

    /// <summary>Paragraph 4; Paragraph without number; Deadline.</summary>
    public static string Of(Words words, Letter letter, LetterParagraph paragraph) => Number(letter, paragraph) is { } number
        ? words["editor.paragraph", number]
        : words[$"editor.paragraph.{paragraph.Kind}"];

    /// <summary>The number printed before a paragraph; null where it carries none.</summary>
    public static int? Number(Letter letter, LetterParagraph paragraph) => IsNumbered(paragraph)
        ? letter.Paragraphs.TakeWhile(p => p != paragraph).Count(IsNumbered) + 1
        : null;

    /// <summary>What a text of a place is: title, annotation, question 2.</summary>
    public static string OfText(EditorDesk desk, string? textKey)
    {
        if (textKey is null)
        {
            return "";
        }

        var questions = desk.Meeting.Papers.Agenda.Items.SelectMany(i => i.Questions).Select(q => q.Key).ToList();
        return textKey.Split('/') switch
        {
            [_, var part] => desk.Words[$"editor.text.{part}"],
            [var key] when questions.IndexOf(key) is >= 0 and var index => desk.Words["editor.text.question", index + 1],
            [['s', .. var digits]] when digits.All(char.IsAsciiDigit) => desk.Words["editor.text.speaker"],
            _ => "",
        };
    }

    private static bool IsNumbered(LetterParagraph paragraph) =>
        paragraph.Kind == ParagraphKind.Numbered || (paragraph.Kind == ParagraphKind.Questions && paragraph.Text.OriginalText.Length > 0);
}
