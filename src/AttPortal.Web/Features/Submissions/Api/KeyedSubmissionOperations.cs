using System.Collections.Concurrent;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Persistence.Submissions;
using AttPortal.Web.Auditing;
using AttPortal.Web.Features.Submissions.Files;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Submissions.Api;

/// <summary>What came of a submission that a program sent.</summary>
/// <param name="Number">The number on its receipt; null where it was refused.</param>
/// <param name="IsRepeated">Whether it was received before, under the same key.</param>
/// <param name="Refused">Everything that could not be taken; nothing was kept then.</param>
internal sealed record KeyedOutcome(ReceiptNumber? Number, bool IsRepeated, IReadOnlyList<RefusedPart> Refused)
{
    /// <summary>The first refusal; null where it was taken.</summary>
    public DomainError? Error => Refused.Count > 0 ? Refused[0].Error : null;

    public static KeyedOutcome Refuse(params IReadOnlyList<RefusedPart> parts) => new(null, false, parts);
}

/// <summary>
/// Submits for a program: draft, files, submission, receipt and key are one transaction. What was refused leaves nothing behind,
/// so that it can be corrected and sent again under the same key; what was received is found again by its key.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where it is written down.</param>
/// <param name="uploads">Keeps files.</param>
/// <param name="submissions">Submits.</param>
/// <param name="calls">Finds the call.</param>
/// <param name="plan">Knows the fields of a form.</param>
/// <param name="words">A language, in which the plan is made; its keys are the same in all.</param>
internal sealed class KeyedSubmissionOperations(
    IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, UploadOperations uploads, SubmissionOperations submissions, DelegationDesk calls, FormPlan plan, Words words)
{
    private const int Attempts = 4;
    private const int AtOnce = 2;

    // Files of one delegation are counted one after the other: who waits for that holds no connection that others need.
    private static readonly ConcurrentDictionary<DelegationId, SemaphoreSlim> Turns = new();

    /// <summary>Submits, or finds what was submitted under the same key.</summary>
    /// <param name="actor">The program.</param>
    /// <param name="token">By which token it came.</param>
    /// <param name="delegation">For which delegation.</param>
    /// <param name="sent">What it sent.</param>
    /// <param name="files">What came with it, looked at.</param>
    /// <param name="began">When the request began to arrive.</param>
    /// <param name="cancellation">Ends the attempt; nothing of it is kept then.</param>
    public async Task<KeyedOutcome> SubmitAsync(
        Actor actor, ApiTokenId token, DelegationId delegation, KeyedContent sent, IReadOnlyList<SentAttachment> files, DateTimeOffset began, CancellationToken cancellation)
    {
        if (!actor.Represents(delegation))
        {
            return KeyedOutcome.Refuse(new RefusedPart("", new DomainError("submissions.not-yours")));
        }

        // Read before the transaction, which holds a connection: nobody waits for a second one while holding the first.
        var call = await calls.CallAsync(sent.Call, cancellation);
        var form = call is null ? new Dictionary<string, FormField>() : (await plan.GroupsAsync(call, sent.Kind, words, cancellation)).SelectMany(g => g.Fields).ToDictionary(f => f.Key);
        var turn = Turns.GetOrAdd(delegation, _ => new SemaphoreSlim(AtOnce));
        await turn.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await TryAsync(actor, token, delegation, sent, files, call, form, began, cancellation);
                }
                catch (DbUpdateException reason) when (attempt < Attempts && reason.IsDuplicate())
                {
                    // A person replaced the same submission at this moment, by the form: then it is to be seen.
                    cancellation.ThrowIfCancellationRequested();
                }
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<KeyedOutcome> TryAsync(
        Actor actor, ApiTokenId token, DelegationId delegation, KeyedContent sent, IReadOnlyList<SentAttachment> files, CallOfMeeting? call,
        Dictionary<string, FormField> form, DateTimeOffset began, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Whoever sends the same key at the same time waits here, and then finds it submitted.
        await LockAsync(db, "keyed " + sent.DraftId.Value, cancellation);
        // The token may have ended while the request arrived, which takes long on a slow line.
        if (!await db.ApiTokens.Good(db).AnyAsync(t => t.Id == token && t.DelegationId == delegation, cancellation))
        {
            return KeyedOutcome.Refuse(new RefusedPart("", new DomainError("api.token-refused")));
        }

        if (await db.KeyedSubmissions.AsNoTracking().SingleOrDefaultAsync(s => s.DraftId == sent.DraftId, cancellation) is { } earlier)
        {
            return Convert.ToHexStringLower(earlier.ContentDigest) == sent.ContentDigest
                ? new KeyedOutcome(await db.Submissions.Where(s => s.DraftId == sent.DraftId).Select(s => s.Number).SingleAsync(cancellation), true, [])
                : KeyedOutcome.Refuse(new RefusedPart("", new DomainError("api.key-used")));
        }

        if (await db.Drafts.AnyAsync(d => d.Id == sent.DraftId, cancellation))
        {
            return KeyedOutcome.Refuse(new RefusedPart("", new DomainError("api.key-used")));
        }

        if (call is null)
        {
            return KeyedOutcome.Refuse(new RefusedPart("/call", new DomainError("api.no-such-call")));
        }

        var (draft, refused) = await WriteAsync(db, actor, delegation, sent, call, form, cancellation);
        refused.AddRange(files.Select((f, i) => new RefusedPart($"/files/{i}", f.Check.Error!)).Where(r => r.Error is not null));
        if (files.Count > call.Call.Terms.MaximumFiles)
        {
            refused.Add(new("/files", new DomainError("calls.too-many-files", files.Count, call.Call.Terms.MaximumFiles)));
        }

        if (draft is not null)
        {
            refused.AddRange(SubmissionFields.Required(draft.Kind).Where(k => string.IsNullOrWhiteSpace(draft.Field(k).Text))
                .Select(k => new RefusedPart(FieldPointer(k), new DomainError("submissions.missing", k))));
        }

        return draft is null || refused.Count > 0
            ? KeyedOutcome.Refuse(refused)
            : await EnterAsync(db, transaction, actor, token, draft, sent, files, began, cancellation);
    }

    /// <summary>Stores the files one after the other, so that no more than one is in memory, then submits.</summary>
    private async Task<KeyedOutcome> EnterAsync(
        PortalDbContext db, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, Actor actor, ApiTokenId token, Draft draft, KeyedContent sent,
        IReadOnlyList<SentAttachment> files, DateTimeOffset began, CancellationToken cancellation)
    {
        foreach (var (file, index) in files.Select((f, i) => (f, i)))
        {
            var stored = await uploads.KeepAsync(db, actor, draft.DelegationId, draft.Id.Value, await file.LoadAsync(cancellation), cancellation);
            var attached = stored.IsRefused
                ? stored.Error
                : draft.Attach(new AttachedFile(stored.Value.FileId, stored.Value.Name, stored.Value.Length, stored.Value.Sha256), draft.StartedAt).Error;
            if (attached is not null)
            {
                return KeyedOutcome.Refuse(new RefusedPart($"/files/{index}", attached));
            }
        }

        db.Drafts.Add(draft);
        db.KeyedSubmissions.Add(new KeyedSubmission(draft.Id, token, Convert.FromHexString(sent.ContentDigest)));
        audit.Record(db, actor, "draft.begun", DraftOperations.Subject(draft.Id), new { Kind = draft.Kind.ToString(), Token = token.Value });
        await db.SaveChangesAsync(cancellation);
        var entered = await submissions.EnterAsync(db, actor, draft, began, cancellation);
        if (entered.IsRefused)
        {
            return KeyedOutcome.Refuse(new RefusedPart(PointerOf(entered.Error), entered.Error));
        }

        await transaction.CommitAsync(cancellation);
        submissions.Show(entered.Value);
        return new KeyedOutcome(entered.Value.Number, false, []);
    }

    /// <summary>The draft as it was sent, whole: a replacement keeps nothing of what it replaces.</summary>
    private static async Task<(Draft? Draft, List<RefusedPart> Refused)> WriteAsync(
        PortalDbContext db, Actor actor, DelegationId delegation, KeyedContent sent, CallOfMeeting call, Dictionary<string, FormField> form, CancellationToken cancellation)
    {
        var now = await DatabaseClock.NowAsync(db, cancellation);
        var draft = new Draft(sent.DraftId, call.Call.Id, delegation, sent.Kind, sent.Language, now);
        if (sent.Replaces is { } number)
        {
            var replaced = await ReplacedAsync(db, delegation, number, call, sent.Kind, cancellation);
            if (replaced.IsRefused)
            {
                return (null, [new("/replaces", replaced.Error)]);
            }

            draft = Draft.Replacing(sent.DraftId, replaced.Value, actor.Name, now);
        }

        List<RefusedPart> refused = [];
        foreach (var file in draft.Files)
        {
            draft.Detach(file.FileId, now);
        }

        draft.Set(sent.Language, sent.Release, now);
        foreach (var (key, text) in draft.Fields.Select(f => f.Key).Except(sent.Texts.Select(t => t.Key)).Select(k => (k, "")).Concat(sent.Texts.Select(t => (t.Key, t.Text))).ToList())
        {
            // A text for a question that is not asked would be found by nobody.
            var written = text.Length > 0 && !form.ContainsKey(key) ? new DomainError("submissions.no-such-field") : draft.Write(key, text, draft.Field(key).Version, actor.Name, now).Error;
            if (written is null && form.GetValueOrDefault(key) is { Choices.Count: > 0 } chosen && text.Length > 0 && chosen.Choices.All(c => c.Value != text))
            {
                written = new DomainError("api.no-such-place");
            }

            if (written is not null)
            {
                refused.Add(new(FieldPointer(key), written));
            }
        }

        return (draft, refused);
    }

    private static async Task<Result<Submission>> ReplacedAsync(
        PortalDbContext db, DelegationId delegation, ReceiptNumber number, CallOfMeeting call, SubmissionKind kind, CancellationToken cancellation)
    {
        if (await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Number == number && s.DelegationId == delegation, cancellation) is not { } submission)
        {
            return new DomainError("submissions.not-yours");
        }

        if (submission.CallId != call.Call.Id || submission.Kind != kind)
        {
            return new DomainError("api.replaces-other");
        }

        // Two that replace the same version at once: the second sees that it came too late.
        await LockAsync(db, "replace " + submission.Id.Value, cancellation);
        var standing = SubmissionStanding.Of(await db.SubmissionActs.AsNoTracking().Where(a => a.SubmissionId == submission.Id).ToListAsync(cancellation));
        return standing.IsWithdrawn ? new DomainError("submissions.withdrawn-already")
            : await db.Submissions.AnyAsync(s => s.SeriesId == submission.SeriesId && s.Version > submission.Version, cancellation) ? new DomainError("submissions.replaced-already")
            : submission;
    }

    private static Task<int> LockAsync(PortalDbContext db, string what, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({what}, 0))", cancellation);

    // As in a JSON pointer (RFC 6901).
    private static string FieldPointer(string key) => "/fields/" + key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string PointerOf(DomainError error) => error.Code switch
    {
        "submissions.missing" => "/fields",
        "calls.kind-not-asked" => "/kind",
        "calls.language-not-taken" => "/language",
        "calls.too-many-files" => "/files",
        "submissions.withdrawn-already" => "/replaces",
        _ => "/call",
    };
}
