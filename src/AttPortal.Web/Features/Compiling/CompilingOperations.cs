using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Caching;
using AttPortal.Web.Features.Submissions;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Compiling;

/// <summary>What those who prepare a meeting do with its input: decide on late input, publish, take off again, note.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where changes are written down.</param>
/// <param name="published">Begins anew when the public may read something else.</param>
internal sealed class CompilingOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, PublishedGeneration published)
{
    private static readonly Dictionary<SubmissionActKind, string> Actions = new()
    {
        [SubmissionActKind.Considered] = "submission.considered",
        [SubmissionActKind.NotConsidered] = "submission.not-considered",
        [SubmissionActKind.Published] = "submission.published",
        [SubmissionActKind.Unpublished] = "submission.unpublished",
    };

    /// <summary>Decides whether late input is considered, with the reason.</summary>
    public Task<Result> DecideAsync(Actor actor, SubmissionId id, bool isConsidered, string reason, CancellationToken cancellation) =>
        ActAsync(actor, id, isConsidered ? SubmissionActKind.Considered : SubmissionActKind.NotConsidered, reason, cancellation);

    /// <summary>Publishes an input whose author agreed.</summary>
    public Task<Result> PublishAsync(Actor actor, SubmissionId id, string reason, CancellationToken cancellation) =>
        ActAsync(actor, id, SubmissionActKind.Published, reason, cancellation);

    /// <summary>Takes a published input off the public page again, with the reason.</summary>
    public Task<Result> UnpublishAsync(Actor actor, SubmissionId id, string reason, CancellationToken cancellation) =>
        ActAsync(actor, id, SubmissionActKind.Unpublished, reason, cancellation);

    /// <summary>Writes a note for the others who prepare the meeting; what arrives twice is noted once.</summary>
    public async Task<Result> NoteAsync(Actor actor, SubmissionId id, Guid noteId, string text, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await FindAsync(db, actor, id, cancellation) is not { } submission)
        {
            return new DomainError("submissions.not-yours");
        }

        var note = SubmissionNote.Write(noteId, submission, await DatabaseClock.NowAsync(db, cancellation), actor.UserId, actor.Name, text);
        if (note.IsRefused)
        {
            return note.Error;
        }

        db.SubmissionNotes.Add(note.Value);
        // What it says is for those who prepare this meeting, and so not for the audit log.
        audit.Record(db, actor, "submission.noted", SubmissionOperations.Subject(id), new { Note = noteId });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException refusal) when (refusal.IsDuplicate())
        {
            return Result.Done;
        }

        return Result.Done;
    }

    private async Task<Result> ActAsync(Actor actor, SubmissionId id, SubmissionActKind kind, string reason, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await FindAsync(db, actor, id, cancellation) is not { } submission)
        {
            return new DomainError("submissions.not-yours");
        }

        if (await db.Submissions.AnyAsync(s => s.SeriesId == submission.SeriesId && s.Version > submission.Version, cancellation))
        {
            return new DomainError("compiling.replaced");
        }

        var acts = await db.SubmissionActs.AsNoTracking().Where(a => a.SubmissionId == id).OrderBy(a => a.Number).ToListAsync(cancellation);
        var act = SubmissionAct.Add(submission, acts, kind, await DatabaseClock.NowAsync(db, cancellation), actor.UserId, actor.Name, reason);
        if (act.IsRefused)
        {
            return act.Error;
        }

        db.SubmissionActs.Add(act.Value);
        audit.Record(db, actor, Actions[kind], SubmissionOperations.Subject(id), new { submission.Version }, act.Value.Reason);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException refusal) when (refusal.IsDuplicate())
        {
            return new DomainError("submissions.changed-meanwhile");
        }

        if (kind is SubmissionActKind.Published or SubmissionActKind.Unpublished)
        {
            published.Advance();
        }

        return Result.Done;
    }

    private static async Task<Submission?> FindAsync(PortalDbContext db, Actor actor, SubmissionId id, CancellationToken cancellation)
    {
        if (await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } submission)
        {
            return null;
        }

        var meeting = await db.Meetings.AsNoTracking().SingleAsync(m => db.Calls.Any(c => c.Id == submission.CallId && c.MeetingId == m.Id), cancellation);
        return SubmissionVisibility.MaySeeAll(actor, meeting) ? submission : null;
    }
}
