using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Submissions;

/// <summary>A text of a form as it was sent.</summary>
/// <param name="Key">Which field.</param>
/// <param name="Text">What was typed.</param>
/// <param name="BasedOn">The version that the person read.</param>
/// <param name="Read">The mark of the text that the person read.</param>
internal sealed record TypedField(string Key, string Text, int BasedOn, string Read)
{
    /// <summary>Whether the person changed it: what was only carried along overwrites nobody.</summary>
    public bool IsChanged => SentForm.Mark(Text) != Read;
}

/// <summary>A form as it was sent.</summary>
/// <param name="DraftId">Which draft; the page that showed an empty form named a new one.</param>
/// <param name="CallNumber">For which call.</param>
/// <param name="DelegationId">Of which delegation.</param>
/// <param name="Kind">What it is to become.</param>
/// <param name="Language">In which language it is written.</param>
/// <param name="Release">Who may read it.</param>
/// <param name="Fields">What was typed.</param>
internal sealed record DraftForm(
    DraftId DraftId, int CallNumber, DelegationId DelegationId, SubmissionKind Kind, Language Language, ReleaseTerms Release, IReadOnlyList<TypedField> Fields);

/// <summary>A field that could not be kept as typed.</summary>
/// <param name="Key">Which field.</param>
/// <param name="Error">Why; for a conflict the draft says what stands there.</param>
internal sealed record RefusedField(string Key, DomainError Error);

/// <summary>A draft after a save.</summary>
/// <param name="Draft">As it stands.</param>
/// <param name="Refused">What could not be kept as typed; everything else was.</param>
internal sealed record SavedDraft(Draft Draft, IReadOnlyList<RefusedField> Refused);

/// <summary>Writes drafts. All people of a delegation write on the same ones; fields merge, true conflicts are told.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where changes are written down; never what a draft says.</param>
internal sealed class DraftOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit)
{
    private const int Attempts = 8;
    private const string Attached = "draft.file.attached";

    // One person's saves within this time are one record of the audit log.
    private static readonly TimeSpan Spell = TimeSpan.FromMinutes(10);

    /// <summary>Saves what was typed, and begins the draft where it does not exist yet.</summary>
    public Task<Result<SavedDraft>> SaveAsync(Actor actor, DraftForm form, CancellationToken cancellation) =>
        RepeatedAsync(() => TrySaveAsync(actor, form, cancellation), cancellation);

    /// <summary>Attaches a file that was checked and stored.</summary>
    public Task<Result<Draft>> AttachAsync(Actor actor, DraftId id, AttachedFile file, CancellationToken cancellation) =>
        ChangeAsync(actor, id, Attached, Described(file), (draft, now) => draft.Attach(file, now), cancellation);

    /// <summary>Takes a file off.</summary>
    public Task<Result<Draft>> DetachAsync(Actor actor, DraftId id, Guid fileId, CancellationToken cancellation) =>
        ChangeAsync(actor, id, "draft.file.removed", new { File = fileId }, (draft, now) => draft.Detach(fileId, now), cancellation);

    /// <summary>Throws a draft away.</summary>
    public Task<Result<Draft>> DiscardAsync(Actor actor, DraftId id, CancellationToken cancellation) =>
        ChangeAsync(actor, id, "draft.discarded", new { }, (draft, now) => draft.Discard(now), cancellation);

    /// <summary>Begins the draft of a submission's next version; one that is being written already is taken up.</summary>
    public async Task<Result<Draft>> ReplaceAsync(Actor actor, SubmissionId id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var submission = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation);
        if (submission is null || !actor.Represents(submission.DelegationId))
        {
            return new DomainError("submissions.not-yours");
        }

        var standing = SubmissionStanding.Of(await db.SubmissionActs.AsNoTracking().Where(a => a.SubmissionId == id).ToListAsync(cancellation));
        if (standing.IsWithdrawn || await db.Submissions.AnyAsync(s => s.SeriesId == submission.SeriesId && s.Version > submission.Version, cancellation))
        {
            return new DomainError(standing.IsWithdrawn ? "submissions.withdrawn-already" : "submissions.replaced-already");
        }

        // Two colleagues who begin at once get the same draft: the second waits for the first.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"replace " + id.Value}, 0))", cancellation);
        if (await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Replaces == id && d.SubmittedAs == null && d.DiscardedAt == null, cancellation) is { } begun)
        {
            return begun;
        }

        var draft = Draft.Replacing(DraftId.New(), submission, submission.SubmittedBy, await DatabaseClock.NowAsync(db, cancellation));
        db.Drafts.Add(draft);
        audit.Record(db, actor, "draft.begun", Subject(draft.Id), new { Kind = draft.Kind.ToString(), Replaces = submission.Number.Value });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return draft;
    }

    /// <summary>How the audit log names a draft.</summary>
    public static string Subject(DraftId id) => $"drafts/{id.Value}";

    private async Task<Result<SavedDraft>> TrySaveAsync(Actor actor, DraftForm form, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!actor.Represents(form.DelegationId))
        {
            return new DomainError("submissions.not-yours");
        }

        var now = await DatabaseClock.NowAsync(db, cancellation);
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.Id == form.DraftId, cancellation);
        var isNew = draft is null;
        if (draft is null)
        {
            var call = await db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Number == form.CallNumber && c.AnnouncedAt != null, cancellation);
            if (call is null || !call.Terms.Kinds.Contains(form.Kind))
            {
                return new DomainError("submissions.not-yours");
            }

            draft = new Draft(form.DraftId, call.Id, form.DelegationId, form.Kind, form.Language, now);
            db.Drafts.Add(draft);
        }
        else if (draft.DelegationId != form.DelegationId)
        {
            return new DomainError("submissions.not-yours");
        }

        var refused = Write(db, actor, draft, form, isNew, now);
        if (refused.IsRefused)
        {
            return refused.Error;
        }

        await db.SaveChangesAsync(cancellation);
        return new SavedDraft(draft, refused.Value);
    }

    /// <summary>Writes a form into a draft, with the record of it; the caller saves.</summary>
    /// <returns>The fields that could not be kept as typed.</returns>
    public Result<List<RefusedField>> Write(PortalDbContext db, Actor actor, Draft draft, DraftForm form, bool isNew, DateTimeOffset now)
    {
        var isSameSpell = !isNew && draft.ChangedBy == actor.Name && now - draft.ChangedAt < Spell;
        var revision = draft.Revision;
        var set = draft.Set(form.Language, form.Release, now);
        if (set.IsRefused)
        {
            return set.Error;
        }

        List<RefusedField> refused = [];
        List<string> written = [];
        foreach (var field in form.Fields.Where(f => f.IsChanged))
        {
            var before = draft.Field(field.Key).Version;
            var result = draft.Write(field.Key, field.Text, field.BasedOn, actor.Name, now);
            if (result.IsRefused)
            {
                refused.Add(new RefusedField(field.Key, result.Error));
            }
            else if (result.Value.Version != before)
            {
                written.Add(field.Key);
            }
        }

        if (isNew || (draft.Revision != revision && !isSameSpell))
        {
            audit.Record(db, actor, isNew ? "draft.begun" : "draft.written", Subject(draft.Id), new { Kind = draft.Kind.ToString(), Fields = written });
        }

        return refused;
    }

    /// <summary>Attaches a file to a draft, with the record of it; the caller saves.</summary>
    public Result Attach(PortalDbContext db, Actor actor, Draft draft, AttachedFile file, DateTimeOffset now)
    {
        var revision = draft.Revision;
        var result = draft.Attach(file, now);
        if (!result.IsRefused && draft.Revision != revision)
        {
            audit.Record(db, actor, Attached, Subject(draft.Id), Described(file));
        }

        return result;
    }

    private static object Described(AttachedFile file) => new { file.Name, file.Length, file.Sha256 };

    private Task<Result<Draft>> ChangeAsync(Actor actor, DraftId id, string action, object detail, Func<Draft, DateTimeOffset, Result> change, CancellationToken cancellation) =>
        RepeatedAsync<Draft>(async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var draft = await db.Drafts.SingleOrDefaultAsync(d => d.Id == id, cancellation);
            if (draft is null || !actor.Represents(draft.DelegationId))
            {
                return new DomainError("submissions.not-yours");
            }

            var revision = draft.Revision;
            var result = change(draft, await DatabaseClock.NowAsync(db, cancellation));
            if (result.IsRefused)
            {
                return result.Error;
            }

            if (draft.Revision != revision)
            {
                audit.Record(db, actor, action, Subject(id), detail);
                await db.SaveChangesAsync(cancellation);
            }

            return draft;
        }, cancellation);

    /// <summary>Repeats what somebody else's save of the same draft came before.</summary>
    private static async Task<Result<T>> RepeatedAsync<T>(Func<Task<Result<T>>> change, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await change();
            }
            catch (DbUpdateException reason) when (attempt < Attempts && (reason is DbUpdateConcurrencyException || reason.IsDuplicate()))
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}
