using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using AttPortal.Documents.Pdf;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Papers;

namespace AttPortal.Web.Features.Editor;

/// <summary>A text as it stands in somebody's browser, saved or not.</summary>
internal sealed record TypedText(string Paper, string Key, string Language, string Text);

/// <summary>A page as it will be printed.</summary>
/// <param name="Hash">Names its content.</param>
/// <param name="Svg">The picture; null where the browser has it already.</param>
internal sealed record DrawnPage(string Hash, string? Svg);

/// <summary>A part as it will be printed.</summary>
/// <param name="Pages">Its pages.</param>
/// <param name="PageOfAnchor">Anchor → page on which it stands, from 1.</param>
/// <param name="Milliseconds">How long it took to draw.</param>
internal sealed record DrawnPart(IReadOnlyList<DrawnPage> Pages, IReadOnlyDictionary<string, int> PageOfAnchor, int Milliseconds);

/// <summary>Draws a part of a meeting's papers from what is being typed.</summary>
/// <param name="edited">The papers.</param>
/// <param name="composer">Makes the tree.</param>
/// <param name="printer">Draws it.</param>
internal sealed class PagePreview(EditedPapers edited, PaperComposer composer, PdfPrinter printer)
{
    /// <summary>Draws a part with texts that are not saved yet.</summary>
    /// <param name="meeting">The papers as saved.</param>
    /// <param name="part">Which part.</param>
    /// <param name="language">In which language.</param>
    /// <param name="typed">What stands in the browser.</param>
    /// <param name="known">Hashes of the pages that the browser has.</param>
    /// <param name="cancellation">Ends with the request.</param>
    /// <returns>The pages; refused as the printer refuses.</returns>
    public async Task<Result<DrawnPart>> DrawAsync(
        EditedMeeting meeting, string part, Language language, IReadOnlyList<TypedText> typed, IReadOnlySet<string> known, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var papers = meeting.Papers;
        if (typed.Count > 0)
        {
            var (agenda, letter) = await edited.CopyAsync(papers.Meeting.Id, cancellation);
            foreach (var text in typed)
            {
                Try(text, agenda, letter);
            }

            papers = papers with { Agenda = agenda, Letter = letter };
        }

        var drawn = await printer.PrintSvgAsync(composer.ComposePart(papers, language, part).Document, cancellation);
        return drawn.IsRefused
            ? drawn.Error
            : new DrawnPart([.. drawn.Value.Pages.Select(p => Page(p, known))], drawn.Value.PageOfAnchor, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Puts a text where it will stand. What can't stand there is told when it is saved, not here.</summary>
    private static void Try(TypedText typed, Agenda agenda, Letter letter)
    {
        if (TextId.Parse(typed.Paper, typed.Key, typed.Language) is not { } id || id.In(agenda, letter) is not { } text)
        {
            return;
        }

        var version = text.VersionIn(id.Language);
        _ = id.Paper == TextId.Agenda ? agenda.Write(id.Key, id.Language, typed.Text, version) : letter.Write(id.Key, id.Language, typed.Text, version);
    }

    private static DrawnPage Page(string svg, IReadOnlySet<string> known)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)))[..20];
        return new DrawnPage(hash, known.Contains(hash) ? null : svg);
    }
}
