using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace AttPortal.Documents.Composition;

/// <summary><c>[[kind:target]]</c> in Markdown.</summary>
internal sealed class ReferenceMark : LeafInline
{
    public required string Kind { get; init; }

    public required string Target { get; init; }
}

/// <summary><c>{{what is not yet known}}</c> in Markdown.</summary>
internal sealed class PlaceholderMark : LeafInline
{
    public required string Words { get; init; }
}

/// <summary><c>[^1]</c> in Markdown: the mark of a note.</summary>
internal sealed class NoteMark : LeafInline
{
    public required string Name { get; init; }
}

/// <summary>Reads the three marks of the portal; whatever does not close properly stays plain text.</summary>
internal sealed class MarkParser : InlineParser
{
    public MarkParser() => OpeningCharacters = ['[', '{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.AsSpan();
        var mark = rest switch
        {
            ['[', '[', ..] => Reference(rest),
            ['[', '^', ..] => Note(rest),
            ['{', '{', ..] => Placeholder(rest),
            _ => default,
        };
        if (mark.Inline is null)
        {
            return false;
        }

        mark.Inline.Span.Start = processor.GetSourcePosition(slice.Start, out _, out _);
        mark.Inline.Span.End = mark.Inline.Span.Start + mark.Length - 1;
        processor.Inline = mark.Inline;
        slice.Start += mark.Length;
        return true;
    }

    private static (Inline? Inline, int Length) Reference(ReadOnlySpan<char> text)
    {
        if (Inside(text, "]]") is not { Length: > 0 } inside || inside.AsSpan().ContainsAny('[', ']'))
        {
            return default;
        }

        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        var kind = colon < 0 ? inside : inside[..colon];
        var target = colon < 0 ? "" : inside[(colon + 1)..].Trim();
        return kind.Length > 0 && kind.All(char.IsAsciiLetter) && target.Length > 0 == colon >= 0
            ? (new ReferenceMark { Kind = kind, Target = target }, inside.Length + 4)
            : default;
    }

    private static (Inline? Inline, int Length) Note(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(']');
        return end > 2 && !text[2..end].ContainsAny(" \t\n[")
            ? (new NoteMark { Name = text[2..end].ToString() }, end + 1)
            : default;
    }

    private static (Inline? Inline, int Length) Placeholder(ReadOnlySpan<char> text) =>
        Inside(text, "}}") is { } inside && !inside.AsSpan().ContainsAny('{', '}') && inside.Trim().Length > 0
            ? (new PlaceholderMark { Words = inside.Trim() }, inside.Length + 4)
            : default;

    private static string? Inside(ReadOnlySpan<char> text, string close)
    {
        var end = text[2..].IndexOf(close, StringComparison.Ordinal);
        return end < 0 || text.Slice(2, end).Contains('\n') ? null : text.Slice(2, end).ToString();
    }
}
