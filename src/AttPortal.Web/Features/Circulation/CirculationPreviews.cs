using AttPortal.Documents.Pdf;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Features.Comments;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Circulation;

/// <summary>What would go out.</summary>
/// <param name="Papers">The papers as they stand.</param>
/// <param name="Stage">What they would become.</param>
/// <param name="Number">Under which number.</param>
/// <param name="Open">Everything open, comments at the end.</param>
internal sealed record CirculationPreview(MeetingPapers Papers, AgendaStage Stage, int Number, IReadOnlyList<OpenPoint> Open)
{
    /// <summary>Whether something is so open that nothing can go out.</summary>
    public bool IsBlocked => Open.Any(p => p.Blocks) || Papers.Agenda.Items.Count == 0;

    /// <summary>Whether a reason is asked for.</summary>
    public bool NeedsReason => Open.Any(p => p.TakesReason);
}

/// <summary>The pages of each part in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="OfPart">Part → pages.</param>
/// <param name="Total">Pages of the whole.</param>
public sealed record PageCount(Language Language, IReadOnlyDictionary<string, int> OfPart, int Total);

/// <summary>Something that was changed since a person looked.</summary>
/// <param name="At">When.</param>
/// <param name="Who">By whom.</param>
/// <param name="Action">What was done, as the audit log calls it.</param>
/// <param name="TextKey">Which text; null where it was no text.</param>
/// <param name="Language">In which language; null where it was no text.</param>
public sealed record ChangeSince(DateTimeOffset At, string Who, string Action, string? TextKey, Language? Language);

/// <summary>Reads what a person must know before sending papers out.</summary>
/// <param name="db">The database.</param>
/// <param name="composer">Makes the papers.</param>
/// <param name="printer">Counts their pages.</param>
internal sealed class CirculationPreviews(PortalDbContext db, PaperComposer composer, PdfPrinter printer)
{
    private const int MostChanges = 20;

    /// <summary>What would go out; null where there is nothing that this person prepares.</summary>
    public async Task<CirculationPreview?> FindAsync(Actor? actor, string slug, CancellationToken cancellation)
    {
        if (await MeetingPapers.FindAsync(db, slug, cancellation) is not { } papers || !PaperVisibility.MaySeeDraft(actor, papers.Meeting))
        {
            return null;
        }

        var stage = papers.Agenda.Stage == AgendaStage.Draft ? AgendaStage.Circulated : AgendaStage.Revised;
        var threads = await db.ThreadsOfAsync(papers.Meeting.Id, cancellation);
        return new CirculationPreview(papers, stage, papers.Agenda.Versions.Count, [.. papers.FindOpenPoints(), .. threads.OpenPoints(papers)]);
    }

    /// <summary>Counts the pages in every language, by printing; refused as the printer refuses.</summary>
    public async Task<Result<IReadOnlyList<PageCount>>> CountAsync(CirculationPreview preview, DateOnly issuedOn, CancellationToken cancellation)
    {
        var issue = new Issue(issuedOn, preview.Stage == AgendaStage.Revised ? $"Rev.{preview.Number}" : "", IsAdopted: false);
        List<PageCount> counts = [];
        foreach (var language in Languages.All)
        {
            var counted = await printer.CountAsync(composer.Compose(preview.Papers, language, issue)[PaperParts.Package].Document, cancellation);
            if (counted.IsRefused)
            {
                return counted.Error;
            }

            counts.Add(new PageCount(language, counted.Value.PagesOfPart, counted.Value.Pages));
        }

        return counts;
    }

    /// <summary>What was changed in the papers since an instant, newest first.</summary>
    public async Task<IReadOnlyList<ChangeSince>> ChangesAsync(Meeting meeting, DateTimeOffset since, CancellationToken cancellation)
    {
        var subject = $"meetings/{meeting.Slug}";
        var records = await db.AuditEntries.Where(e => e.Subject == subject && e.At > since && !e.Action.StartsWith(CommentOperations.Actions))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(MostChanges)
            .Select(e => new ChangeSince(e.At, e.Who, e.Action, null, null)).ToListAsync(cancellation);
        // A spell of writing reaches the audit log when it ends; until then it is known here.
        var texts = await db.TextEdits.Where(t => t.MeetingId == meeting.Id && t.ChangedAt > since && !t.IsRecorded)
            .OrderByDescending(t => t.ChangedAt).Take(MostChanges)
            .Select(t => new ChangeSince(t.ChangedAt, t.Who, "text.written", t.Key, t.Language)).ToListAsync(cancellation);
        return [.. records.Concat(texts).OrderByDescending(c => c.At).Take(MostChanges)];
    }

    /// <summary>Whether this person sent the version out already: a form that was sent twice.</summary>
    public Task<bool> WasDoneByAsync(Actor actor, Meeting meeting, int number, CancellationToken cancellation) =>
        db.VersionsOf(meeting.Id).AnyAsync(v => v.Number == number && v.CirculatedBy == actor.Name, cancellation);
}
