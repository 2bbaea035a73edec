using System.Collections.Concurrent;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Comments;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Caching;
using AttPortal.Web.Features.Comments;
using AttPortal.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Editor;

/// <summary>The papers of a meeting as an editor shows them. Nobody may change what is in it: all editors of this instance share it.</summary>
/// <param name="Papers">The papers.</param>
/// <param name="Open">Everything open before circulation, comments at the end.</param>
/// <param name="Threads">What was said about places of the papers, by place.</param>
/// <param name="LastSaved">Who changed them last, and when; null when nobody has.</param>
/// <param name="Writers">Who last wrote each text, as far as it was written here.</param>
internal sealed record EditedMeeting(
    MeetingPapers Papers,
    IReadOnlyList<OpenPoint> Open,
    IReadOnlyDictionary<string, CommentThread> Threads,
    WhoAndWhen? LastSaved,
    IReadOnlyDictionary<TextId, WhoAndWhen> Writers)
{
    /// <summary>Whether nothing can be changed any more.</summary>
    public bool IsClosed => Papers.Agenda.Stage == AgendaStage.Adopted;

    /// <summary>A text as it stands; null where it was taken out.</summary>
    public LocalizedText? Text(TextId id) => id.In(Papers.Agenda, Papers.Letter);
}

/// <summary>Who did something, and when.</summary>
public sealed record WhoAndWhen(Guid? UserId, string Name, DateTimeOffset At);

/// <summary>
/// Keeps the papers that are being edited, once for all editors of this instance, until the database announces a change.
/// </summary>
internal sealed class EditedPapers
{
    private readonly ConcurrentDictionary<string, Lazy<Task<EditedMeeting?>>> kept = new(StringComparer.Ordinal);
    private readonly IDbContextFactory<PortalDbContext> contexts;

    public EditedPapers(IDbContextFactory<PortalDbContext> contexts, ChangeFeed feed)
    {
        this.contexts = contexts;
        feed.Heard += Forget;
    }

    /// <summary>The papers of a meeting; null where there are none.</summary>
    public async Task<EditedMeeting?> FindAsync(string slug)
    {
        var entry = kept.GetOrAdd(slug, key => new Lazy<Task<EditedMeeting?>>(() => LoadAsync(key)));
        try
        {
            if (await entry.Value is { } found)
            {
                return found;
            }
        }
        catch
        {
            kept.TryRemove(new KeyValuePair<string, Lazy<Task<EditedMeeting?>>>(slug, entry));
            throw;
        }

        // Addresses that lead nowhere must not pile up.
        kept.TryRemove(new KeyValuePair<string, Lazy<Task<EditedMeeting?>>>(slug, entry));
        return null;
    }

    /// <summary>The papers as they stand now, whatever was announced or not yet.</summary>
    public Task<EditedMeeting?> FindAnewAsync(string slug)
    {
        kept.TryRemove(slug, out _);
        return FindAsync(slug);
    }

    /// <summary>Working copies of one's own, to try changes on that are not saved.</summary>
    public async Task<(Agenda Agenda, Letter Letter)> CopyAsync(MeetingId meeting, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return (
            await db.Agendas.AsNoTracking().SingleAsync(a => a.MeetingId == meeting, cancellation),
            await db.Letters.AsNoTracking().SingleAsync(l => l.MeetingId == meeting, cancellation));
    }

    private void Forget(Change change)
    {
        if (change is SomethingRecorded { IsWorkingCopy: false } or ChangesMissed)
        {
            kept.Clear();
        }
        else if (change is PapersChanged changed)
        {
            foreach (var (slug, entry) in kept)
            {
                if (!entry.Value.IsCompletedSuccessfully || entry.Value.Result?.Papers.Meeting.Id == changed.Meeting)
                {
                    kept.TryRemove(new KeyValuePair<string, Lazy<Task<EditedMeeting?>>>(slug, entry));
                }
            }
        }
    }

    private async Task<EditedMeeting?> LoadAsync(string slug)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Slug == slug);
        if (meeting?.GroupCode is null
            || await db.Agendas.AsNoTracking().SingleOrDefaultAsync(a => a.MeetingId == meeting.Id) is not { } agenda
            || await db.Letters.AsNoTracking().SingleOrDefaultAsync(l => l.MeetingId == meeting.Id) is not { } letter)
        {
            return null;
        }

        var papers = await MeetingPapers.WithAsync(db, meeting, agenda, letter, CancellationToken.None);
        var subject = EditorOperations.Subject(slug);
        var edits = await db.TextEdits.AsNoTracking().Where(e => e.MeetingId == meeting.Id)
            .Select(e => new { e.Paper, e.Key, e.Language, e.UserId, e.Who, e.ChangedAt }).ToListAsync();
        var threads = await db.ThreadsOfAsync(meeting.Id, CancellationToken.None);
        var recorded = await db.AuditEntries.AsNoTracking().Where(e => e.Subject == subject && !e.Action.StartsWith(CommentOperations.Actions)).OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
            .Select(e => new WhoAndWhen(e.UserId, e.Who, e.At)).FirstOrDefaultAsync();
        var writers = edits.ToDictionary(e => new TextId(e.Paper, e.Key, e.Language), e => new WhoAndWhen(e.UserId, e.Who, e.ChangedAt));
        var last = writers.Values.Concat(recorded is null ? [] : [recorded]).MaxBy(w => w.At);
        return new EditedMeeting(papers, [.. papers.FindOpenPoints(), .. threads.OpenPoints(papers)], threads.ToDictionary(t => t.Place), last, writers);
    }
}
