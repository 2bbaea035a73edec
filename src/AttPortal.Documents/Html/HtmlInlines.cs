using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Html;

/// <summary>Writes what stands in a line, and keeps the notes for the end.</summary>
/// <param name="html">Where it is written.</param>
/// <param name="options">How.</param>
/// <param name="anchors">The anchors that can be reached within what is written.</param>
/// <param name="words">The phrases of print.</param>
internal sealed class HtmlInlines(StringBuilder html, HtmlOptions options, IReadOnlySet<string> anchors, Words words)
{
    // Six scripts: letters stay letters, which keeps the page small; what means something in HTML never does.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(new TextEncoderSettings(UnicodeRanges.All));

    /// <summary>The notes met so far, in the order of their marks.</summary>
    public List<Note> Notes { get; } = [];

    public static string Encode(string text) => Encoder.Encode(text);

    public void Write(IEnumerable<Inline> inlines)
    {
        foreach (var inline in inlines)
        {
            Write(inline);
        }
    }

    private void Put(string text) => html.Append(text);

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case Text text:
                Put(Encode(text.Value));
                break;
            case Strong strong:
                Within("strong", strong.Inlines);
                break;
            case Emphasis emphasis:
                Within("em", emphasis.Inlines);
                break;
            case Link link:
                Anchor($"<a href=\"{Encode(link.Url)}\">", link.Inlines);
                break;
            case Reference reference:
                WriteReference(reference);
                break;
            case Note note:
                Notes.Add(note);
                Put($"<a class=\"note-ref\" id=\"ref-{note.Number}\" href=\"#note-{note.Number}\" role=\"doc-noteref\" aria-label=\"{Encode(words["print.note", note.Number])}\">{note.Number}</a>");
                break;
            case Placeholder placeholder:
                Put($"<mark class=\"placeholder\" title=\"{Encode(words["print.not-yet-known"])}\">{Encode(placeholder.Value)}</mark>");
                break;
            case Problem problem:
                Put($"<mark class=\"warn\">{Encode(problem.Value)}</mark>");
                break;
            case LineBreak:
                Put("<br>");
                break;
            case Code code:
                Put($"<code class=\"digest\" dir=\"ltr\">{Encode(code.Value)}</code>");
                break;
            default:
                throw new InvalidOperationException($"An inline of an unknown kind: {inline.GetType().Name}.");
        }
    }

    private void WriteReference(Reference reference)
    {
        var address = anchors.Contains(reference.Target) ? "#" + reference.Target : options.ResolveReference(reference.Target);
        if (address is null)
        {
            Write(reference.Inlines);
        }
        else
        {
            Anchor($"<a class=\"reference\" href=\"{Encode(address)}\">", reference.Inlines);
        }
    }

    private void Anchor(string open, IReadOnlyList<Inline> inlines)
    {
        Put(open);
        // A symbol runs from left to right in any text.
        if (inlines is [Text { Value: var symbol }] && symbol.StartsWith("ATT/", StringComparison.Ordinal))
        {
            Put($"<bdi class=\"symbol\">{Encode(symbol)}</bdi>");
        }
        else
        {
            Write(inlines);
        }

        Put("</a>");
    }

    private void Within(string element, IReadOnlyList<Inline> inlines)
    {
        Put($"<{element}>");
        Write(inlines);
        Put($"</{element}>");
    }
}
