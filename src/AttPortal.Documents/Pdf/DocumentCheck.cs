using System.Globalization;
using System.Text.RegularExpressions;
using AttPortal.Documents.Composition;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Pdf;

/// <summary>
/// What a paper must have before it can be set in type. The typesetter would refuse it too, but only in its own words and
/// without naming the place.
/// </summary>
internal static partial class DocumentCheck
{
    private const int MostBlocks = 20_000;

    // No script stacks more; thousands would keep the typesetter busy for minutes.
    private const int MostMarksOnALetter = 16;

    /// <summary>The first thing wrong: <c>print.too-wrong</c> with place and reason in the language of the paper; null when nothing is.</summary>
    public static DomainError? FirstWrong(Document document)
    {
        var words = PrintPhrases.Book.In(document.Language);
        if (document.Parts.Count == 0)
        {
            return Wrong(document.Identifier, words["print.wrong.empty"]);
        }

        if (document.Title.Length == 0 || document.Parts.Any(p => p.Title.Length == 0))
        {
            return Wrong(document.Identifier, words["print.wrong.no-title"]);
        }

        if (TreeAnchors.Of(document).GroupBy(a => a).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            return Wrong(TreeAnchors.PlaceInWords(document, twice.Key), words["print.wrong.anchor-twice", twice.Key]);
        }

        foreach (var table in document.Parts.SelectMany(p => p.Blocks).OfType<Table>())
        {
            if (table.Columns.Count == 0 || table.Rows.Any(r => r.Cells.Count != table.Columns.Count))
            {
                return Wrong(TreeAnchors.PlaceInWords(document, table.Anchor), words["print.wrong.table"]);
            }
        }

        if (TreeText.Sections(document).FirstOrDefault(s => HasPiledMarks(s.Title) || HasPiledMarks(s.Text)) is { } piled)
        {
            return Wrong(piled.Title, words["print.wrong.piled-marks", MostMarksOnALetter]);
        }

        return document.Parts.Sum(p => p.Blocks.Count) > MostBlocks ? Wrong(document.Title, words["print.wrong.too-long"]) : null;
    }

    /// <summary>What the typesetter refused, with the section in which it stands.</summary>
    /// <param name="document">The paper.</param>
    /// <param name="anchor">The anchor nearest to what was refused; null where none was found.</param>
    /// <param name="why">Why, in the typesetter's words.</param>
    public static DomainError Refused(Document document, string? anchor, string why)
    {
        var place = TreeAnchors.PlaceInWords(document, anchor);
        return UnknownCharacter().Match(why) is { Success: true } character
            ? Wrong(place, PrintPhrases.Book.In(document.Language)["print.wrong.character", character.Groups[1].Value])
            : Wrong(place, why);
    }

    private static bool HasPiledMarks(string text)
    {
        var marks = 0;
        foreach (var sign in text)
        {
            // Only where there is something to count: nearly all text has no such mark.
            marks = sign >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MostMarksOnALetter)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("the text `\"(.+)\"` could not be displayed")]
    private static partial Regex UnknownCharacter();

    private static DomainError Wrong(string place, string reason) => new("print.too-wrong", place, reason);
}
