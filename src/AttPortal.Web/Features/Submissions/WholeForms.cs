using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Web.Features.Receipts;
using AttPortal.Web.Features.Submissions.Files;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Submissions;

/// <summary>
/// Takes a form that is sent and submitted at once, as most are: its text, its files, the submission and its receipt are one
/// transaction, and a few round trips. Whatever is not that plain is left to the long way, which saves the draft first and says
/// what is missing.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="drafts">Writes the text.</param>
/// <param name="uploads">Keeps the files.</param>
/// <param name="grounds">What the submission stands on.</param>
/// <param name="submissions">Submits.</param>
internal sealed class WholeForms(
    IDbContextFactory<PortalDbContext> contexts, DraftOperations drafts, UploadOperations uploads, SubmissionGrounds grounds, SubmissionOperations submissions)
{
    /// <summary>Saves and submits.</summary>
    /// <param name="actor">Who; speaks for the delegation that the form names.</param>
    /// <param name="call">The call that the form names.</param>
    /// <param name="sent">The form.</param>
    /// <param name="body">The form with its files.</param>
    /// <param name="began">When it began to arrive.</param>
    /// <param name="cancellation">Ends the attempt; nothing of it is kept then.</param>
    /// <returns>The receipt; null where the form has to go the long way, and nothing of it is kept yet.</returns>
    public async Task<VerifiedReceipt?> SubmitAsync(Actor actor, CallId call, SentForm sent, IFormCollection body, DateTimeOffset began, CancellationToken cancellation)
    {
        // Before a connection is taken: this is work, and others may use it meanwhile.
        if (!actor.Represents(sent.Form.DelegationId) || await SentFiles.CheckAsync(body, cancellation) is not { } checkedFiles)
        {
            return null;
        }

        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            db.Database.AutoSavepointsEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var ground = await grounds.ReadAsync(db, call, sent.Form.DelegationId, sent.Form.DraftId, cancellation);
            if (await DraftAsync(db, sent, ground, cancellation) is not { } draft
                || !Write(db, actor, draft, sent.Form, ground)
                || !await AttachAsync(db, actor, draft, body, checkedFiles, ground, cancellation)
                || await submissions.EnterAsync(db, actor, draft, ground, began, cancellation) is not { IsRefused: false } entered)
            {
                return null;
            }

            await transaction.CommitAsync(cancellation);
            submissions.Show(entered.Value.Submission);
            return entered.Value;
        }
        catch (DbUpdateException reason) when (reason is DbUpdateConcurrencyException || reason.IsDuplicate())
        {
            // The same form came twice at once: the long way finds what the other one did.
            return null;
        }
    }

    private static async Task<Draft?> DraftAsync(PortalDbContext db, SentForm sent, Ground ground, CancellationToken cancellation)
    {
        var form = sent.Form;
        if (ground.HasDraft)
        {
            var draft = await db.Drafts.SingleAsync(d => d.Id == form.DraftId, cancellation);
            return draft.IsOpen && draft.DelegationId == form.DelegationId && draft.CallId == ground.For.Call.Id && draft.Kind == form.Kind ? draft : null;
        }

        if (!ground.For.Call.Terms.Kinds.Contains(form.Kind))
        {
            return null;
        }

        var begun = new Draft(form.DraftId, ground.For.Call.Id, form.DelegationId, form.Kind, form.Language, ground.Now);
        db.Drafts.Add(begun);
        return begun;
    }

    private bool Write(PortalDbContext db, Actor actor, Draft draft, DraftForm form, Ground ground) =>
        drafts.Write(db, actor, draft, form, !ground.HasDraft, ground.Now) is { IsRefused: false, Value.Count: 0 };

    private async Task<bool> AttachAsync(
        PortalDbContext db, Actor actor, Draft draft, IFormCollection body, IReadOnlyList<CheckedFile> checkedFiles, Ground ground, CancellationToken cancellation)
    {
        List<FinishedFile> finished = [];
        foreach (var id in SentFiles.Named(body))
        {
            if (await UploadOperations.FindAsync(db, actor, id, draft.Id.Value, cancellation) is not { } found)
            {
                return false;
            }

            finished.Add(found);
        }

        if (checkedFiles.Count > 0)
        {
            var kept = await uploads.AddAsync(db, actor, draft.DelegationId, draft.Id.Value, checkedFiles, cancellation);
            if (kept.IsRefused)
            {
                return false;
            }

            finished.AddRange(kept.Value);
        }

        return finished.TrueForAll(f => !drafts.Attach(db, actor, draft, f.AsAttached(), ground.Now).IsRefused);
    }
}
