using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AttPortal.Domain.Shared;

/// <summary>
/// The rules for text that people write: what may stand in it, and what it points at. The text is Markdown of a small
/// subset (docs/text.md) with references <c>[[item:i7]]</c>, footnotes <c>[^1]</c> and placeholders <c>{{…}}</c>.
/// How it is set is the business of the document tree; here stands only what rules depend on.
/// </summary>
public static partial class RichText
{
    /// <summary>Characters that one text may have: several printed pages, and far less than what would choke an editor.</summary>
    public const int MaximumLength = 20_000;

    /// <summary>
    /// Makes text safe to keep: line ends and accents in one form; control characters and direction overrides, which can
    /// make text read otherwise than it is, are taken out.
    /// </summary>
    /// <param name="text">What a person typed or pasted.</param>
    /// <returns>The text to keep, or a refusal when it is longer than <see cref="MaximumLength"/>.</returns>
    public static Result<CleanText> Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaximumLength)
        {
            return new DomainError("text.too-long", text.Length, MaximumLength);
        }

        var kept = new StringBuilder(text.Length);
        var removed = 0;
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (IsHarmful(rune))
            {
                removed++;
            }
            else
            {
                kept.Append(rune);
            }
        }

        return new CleanText(kept.ToString().Normalize(NormalizationForm.FormC), removed);
    }

    /// <summary>Finds what a text points at and what it leaves open.</summary>
    public static RichTextMarks Scan(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var defined = NoteDefinition().Matches(text).Select(m => m.Groups[1].Value).ToList();
        var called = NoteCall().Matches(text).Select(m => m.Groups[1].Value).ToList();
        return new RichTextMarks(
            [.. ReferencePattern().Matches(text).Select(m => new TextReference(m.Groups[1].Value, m.Groups[2].Value))],
            [.. PlaceholderPattern().Matches(text).Select(m => m.Groups[1].Value.Trim())],
            [.. called.Except(defined).Distinct()],
            [.. defined.Except(called).Distinct()]);
    }

    private static bool IsHarmful(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        >= 0x202A and <= 0x202E => true,
        >= 0x2066 and <= 0x2069 => true,
        0xFEFF or 0xFFFD => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned,
    };

    [GeneratedRegex(@"\[\[([a-zA-Z]+)(?::([^\]\n]+))?\]\]")]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(@"\{\{([^{}\n]*)\}\}")]
    private static partial Regex PlaceholderPattern();

    [GeneratedRegex(@"\[\^([^\]\s]+)\](?!:)")]
    private static partial Regex NoteCall();

    [GeneratedRegex(@"^\[\^([^\]\s]+)\]:", RegexOptions.Multiline)]
    private static partial Regex NoteDefinition();
}

/// <summary>Text that may be kept.</summary>
/// <param name="Text">The text.</param>
/// <param name="RemovedCharacters">How many control and direction characters were taken out, to be told to the writer.</param>
public sealed record CleanText(string Text, int RemovedCharacters);

/// <summary>A reference in a text: <c>[[kind:target]]</c>.</summary>
/// <param name="Kind">item, annex, question, doc, deadline or sendTo.</param>
/// <param name="Target">The key, letter or symbol pointed at; empty where the kind needs none.</param>
public sealed record TextReference(string Kind, string Target);

/// <summary>What a text points at and leaves open.</summary>
/// <param name="References">References in the order of the text.</param>
/// <param name="Placeholders">What is not yet known, in the writer's words.</param>
/// <param name="NotesWithoutText">Footnote marks to which no footnote belongs.</param>
/// <param name="TextsWithoutNote">Footnotes to which no mark leads.</param>
public sealed record RichTextMarks(
    IReadOnlyList<TextReference> References,
    IReadOnlyList<string> Placeholders,
    IReadOnlyList<string> NotesWithoutText,
    IReadOnlyList<string> TextsWithoutNote);
