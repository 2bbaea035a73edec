using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Persistence.Mail;
using AttPortal.Persistence.Registers;
using AttPortal.Web.Auditing;
using AttPortal.Web.Caching;
using AttPortal.Web.Features.Receipts;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AttPortal.Web.Features.Submissions;

/// <summary>Submits and withdraws. Submission, receipt, register entry, audit record and mail orders are one transaction.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where changes are written down.</param>
/// <param name="register">The register of receipts.</param>
/// <param name="grounds">What a submission stands on.</param>
/// <param name="published">Begins anew when the public may read something else: a published version that was replaced or withdrawn is gone.</param>
internal sealed class SubmissionOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, RegisterWriter register, SubmissionGrounds grounds, PublishedGeneration published)
{
    /// <summary>The instant at which something begins to arrive: asked of the database before anything of it is read.</summary>
    /// <param name="call">The number of the call that it answers.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>The instant, and the call; null where none of this number was announced.</returns>
    public async Task<(DateTimeOffset At, CallOfMeeting? Call)> BeginAsync(int call, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await grounds.BeginAsync(db, call, cancellation);
    }

    /// <summary>The same for whoever does not know yet what it answers.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await DatabaseClock.NowAsync(db, cancellation);
    }

    /// <summary>
    /// Submits a draft. The same draft sent again, by whoever and however often, is the same submission with the same receipt.
    /// </summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which draft.</param>
    /// <param name="began">When the request began to arrive (<see cref="BeginAsync"/>).</param>
    /// <param name="cancellation">Ends the attempt; nothing of it is kept then.</param>
    public async Task<Result<ReceiptNumber>> SubmitAsync(Actor actor, DraftId id, DateTimeOffset began, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Whoever sends the same draft at the same time waits here, and then finds it submitted.
        var draft = await db.Drafts.FromSql($"select * from drafts where id = {id.Value} for update").SingleOrDefaultAsync(cancellation);
        if (draft is null || !actor.Represents(draft.DelegationId))
        {
            return new DomainError("submissions.not-yours");
        }

        if (draft.SubmittedAs is { } already)
        {
            return await db.Submissions.Where(s => s.Id == already).Select(s => s.Number).SingleAsync(cancellation);
        }

        var entered = await EnterAsync(db, actor, draft, began, cancellation);
        if (entered.IsRefused)
        {
            return entered.Error;
        }

        await transaction.CommitAsync(cancellation);
        Show(entered.Value);
        return entered.Value.Number;
    }

    /// <summary>Submits a draft that nobody else changes meanwhile, within the caller's transaction; who does so commits at once.</summary>
    internal async Task<Result<Submission>> EnterAsync(PortalDbContext db, Actor actor, Draft draft, DateTimeOffset began, CancellationToken cancellation)
    {
        var ground = await grounds.ReadAsync(db, draft.CallId, draft.DelegationId, draft.Id, cancellation);
        var entered = await EnterAsync(db, actor, draft, ground, began, cancellation);
        return entered.IsRefused ? entered.Error : entered.Value.Submission;
    }

    /// <summary>The same where what the submission stands on was read already.</summary>
    /// <param name="db">The context with the draft, and whatever else is to be saved with it.</param>
    /// <param name="actor">Who; speaks for the delegation.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="ground">What the submission stands on.</param>
    /// <param name="began">When the request began to arrive (<see cref="BeginAsync"/>).</param>
    /// <param name="cancellation">Ends the attempt; nothing of it is kept then.</param>
    /// <returns>The receipt as it was entered, which nobody had time to alter.</returns>
    internal async Task<Result<VerifiedReceipt>> EnterAsync(PortalDbContext db, Actor actor, Draft draft, Ground ground, DateTimeOffset began, CancellationToken cancellation)
    {
        var replaced = await ReplacedAsync(db, draft, cancellation);
        if (replaced.IsRefused)
        {
            return replaced.Error;
        }

        var (call, delegation) = (ground.For.Call, ground.Delegation);
        var arrival = new Arrival(began, ground.Now, actor.UserId, actor.Name);
        var submitted = Submission.Of(draft, call, ground.Category, replaced.Value.Submission, ReceiptNumber.New(), arrival);
        if (submitted.IsRefused)
        {
            return submitted.Error;
        }

        var submission = submitted.Value;
        db.Submissions.Add(submission);
        audit.Record(db, actor, replaced.Value.Submission is null ? "submission.received" : "submission.replaced", Subject(submission.Id), new
        {
            Call = ground.For.Name,
            Delegation = delegation.Slug,
            Kind = submission.Kind.ToString(),
            submission.Version,
            Receipt = submission.Number.Value,
            Late = submission.LateBy is not null,
        });
        OrderReceipts(db, submission, ground);
        await db.SaveChangesAsync(cancellation);
        // Last, because who appends holds the register until the end of the transaction.
        var entry = ReceiptFacts.Entry(submission, ground.For.Name, delegation.Slug);
        var place = await register.AppendAsync(db, entry, cancellation, index => ReceiptAt(submission, index));
        return new VerifiedReceipt(submission, call, ground.For.Meeting, delegation, new LeafCheck(LeafStanding.Stands, entry, place));
    }

    /// <summary>After the commit: what a new version replaces may have been published.</summary>
    internal void Show(Submission submission)
    {
        if (submission.Version > 1)
        {
            published.Advance();
        }
    }

    /// <summary>Takes a submission back. It stays in the register; a published one leaves the public page.</summary>
    public async Task<Result> WithdrawAsync(Actor actor, SubmissionId id, string reason, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var submission = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation);
        if (submission is null || !actor.Represents(submission.DelegationId))
        {
            return new DomainError("submissions.not-yours");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var acts = await db.SubmissionActs.AsNoTracking().Where(a => a.SubmissionId == id).OrderBy(a => a.Number).ToListAsync(cancellation);
        var act = SubmissionAct.Add(submission, acts, SubmissionActKind.Withdrawn, await DatabaseClock.NowAsync(db, cancellation), actor.UserId, actor.Name, reason);
        if (act.IsRefused)
        {
            // The same form sent twice withdraws once.
            return act.Error.Code == "submissions.withdrawn-already" ? Result.Done : act.Error;
        }

        // Before the act is kept, which never changes afterwards: it says where it stands in the register.
        var place = await register.AppendAsync(db, ReceiptFacts.Withdrawal(submission, act.Value), cancellation);
        act.Value.EnterAt(place.Index);
        db.SubmissionActs.Add(act.Value);
        audit.Record(db, actor, "submission.withdrawn", Subject(id), new { Receipt = submission.Number.Value }, act.Value.Reason);
        try
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            published.Advance();
            return Result.Done;
        }
        catch (DbUpdateException refusal) when (refusal.IsDuplicate())
        {
            return new DomainError("submissions.changed-meanwhile");
        }
    }

    /// <summary>How the audit log names a submission.</summary>
    public static string Subject(SubmissionId id) => $"submissions/{id.Value}";

    private static async Task<Result<Replaced>> ReplacedAsync(PortalDbContext db, Draft draft, CancellationToken cancellation)
    {
        if (draft.Replaces is not { } earlier)
        {
            return new Replaced(null);
        }

        var series = await db.Submissions.Where(s => s.Id == earlier).Select(s => s.SeriesId).SingleAsync(cancellation);
        var latest = await db.Submissions.AsNoTracking().Where(s => s.SeriesId == series).OrderByDescending(s => s.Version).FirstAsync(cancellation);
        var acts = await db.SubmissionActs.AsNoTracking().Where(a => a.SubmissionId == latest.Id).ToListAsync(cancellation);
        return SubmissionStanding.Of(acts).IsWithdrawn ? new DomainError("submissions.withdrawn-already") : new Replaced(latest);
    }

    private static NpgsqlBatchCommand ReceiptAt(Submission submission, long index) => new("insert into receipts (number, submission_id, register_index) values ($1, $2, $3)")
    {
        Parameters = { new() { Value = submission.Number.Value }, new() { Value = submission.Id.Value }, new() { Value = index } },
    };

    /// <summary>A copy of the receipt for everybody of the delegation, each in their own language.</summary>
    private static void OrderReceipts(PortalDbContext db, Submission submission, Ground ground)
    {
        var digest = MailArgument.Of(submission.TextSha256());
        foreach (var person in ground.People)
        {
            MailOrders.Order(
                db,
                person,
                submission.LateBy is null ? "receipt" : "receipt-late",
                [
                    MailArgument.Of(submission.Number.Value), MailArgument.Of(ground.Delegation.Name), MailArgument.Of(ground.For.Call.Title),
                    MailArgument.Of(submission.BeganAt), MailArgument.Of(submission.Deadline), digest,
                ],
                $"receipts/{submission.Number.Value}",
                $"receipt:{submission.Number.Value}:{person.UserId}");
        }
    }

    /// <summary>What a draft replaces, if anything.</summary>
    private sealed record Replaced(Submission? Submission);
}
