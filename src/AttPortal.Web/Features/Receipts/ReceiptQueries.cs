using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Registers;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Persistence.Registers;
using AttPortal.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Receipts;

/// <summary>A receipt as its holder sees it, verified at this moment.</summary>
/// <param name="Submission">What was received; its texts are not shown.</param>
/// <param name="Call">Which call.</param>
/// <param name="Meeting">Of which meeting.</param>
/// <param name="Delegation">Of whom.</param>
/// <param name="Check">Whether the entry of the register, made anew from these facts, stands.</param>
public sealed record VerifiedReceipt(Submission Submission, Call Call, Meeting Meeting, Delegation Delegation, LeafCheck Check)
{
    /// <summary>The names of its files of which the stored bytes are not, or no longer, those that were received.</summary>
    public IReadOnlyList<string> AlteredFiles { get; init; } = [];

    /// <summary>Whether the facts are those that were entered, and the files those that were received.</summary>
    public bool Stands => Check.Standing == LeafStanding.Stands && AlteredFiles.Count == 0;
}

/// <summary>A withdrawal, verified at this moment.</summary>
/// <param name="Act">When, by whom and why.</param>
/// <param name="Check">Whether its entry of the register stands.</param>
public sealed record VerifiedWithdrawal(SubmissionAct Act, LeafCheck Check)
{
    /// <summary>Whether it is what was entered.</summary>
    public bool Stands => Check.Standing == LeafStanding.Stands;
}

/// <summary>Finds and verifies receipts. Whoever has a number holds the receipt; nothing else leads to one.</summary>
/// <param name="contexts">The database.</param>
internal sealed class ReceiptQueries(IDbContextFactory<PortalDbContext> contexts) : IDisposable
{
    // Whoever has a number may ask as often as they like; reading all files again must not keep the database from everybody else.
    private readonly SemaphoreSlim reading = new(2, 2);

    /// <summary>The receipt of a number; null where there is none.</summary>
    /// <param name="number">As somebody typed it.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <param name="isNew">Whether it was entered just now, with the very bytes that came.</param>
    public async Task<VerifiedReceipt?> FindAsync(string? number, CancellationToken cancellation, bool isNew = false)
    {
        if (!ReceiptNumber.TryParse(number, out var wanted))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var receipt = await db.Receipts.AsNoTracking().SingleOrDefaultAsync(r => r.Number == wanted, cancellation);
        if (receipt is null)
        {
            return null;
        }

        var submission = await db.Submissions.AsNoTracking().SingleAsync(s => s.Id == receipt.SubmissionId, cancellation);
        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == submission.CallId, cancellation);
        var meeting = await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == call.MeetingId, cancellation);
        var delegation = await db.Delegations.AsNoTracking().SingleAsync(d => d.Id == submission.DelegationId, cancellation);
        var entry = ReceiptFacts.Entry(submission, $"{meeting.Slug}/{call.Number}", delegation.Slug);
        return new VerifiedReceipt(submission, call, meeting, delegation, await RegisterReader.CheckLeafAsync(db, receipt.RegisterIndex, entry, cancellation))
        {
            AlteredFiles = isNew ? [] : await AlteredFilesAsync(db, submission, cancellation),
        };
    }

    /// <summary>The withdrawal of a submission; null where it was not withdrawn. Who may ask, the caller has seen to.</summary>
    public async Task<VerifiedWithdrawal?> WithdrawalAsync(Submission submission, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.SubmissionActs.AsNoTracking().SingleOrDefaultAsync(a => a.SubmissionId == submission.Id && a.Kind == SubmissionActKind.Withdrawn, cancellation) is not { } act)
        {
            return null;
        }

        var entry = ReceiptFacts.Withdrawal(submission, act);
        // Once the place was not noted; the entry is found by its bytes.
        var index = act.RegisterIndex
            ?? await db.RegisterEntries.Where(e => e.Log == RegisterLog.Receipts && e.Leaf == entry).Select(e => (long?)e.Index).FirstOrDefaultAsync(cancellation);
        return new VerifiedWithdrawal(act, index is { } place ? await RegisterReader.CheckLeafAsync(db, place, entry, cancellation) : new LeafCheck(LeafStanding.Missing, null, null));
    }

    public void Dispose() => reading.Dispose();

    private async Task<IReadOnlyList<string>> AlteredFilesAsync(PortalDbContext db, Submission submission, CancellationToken cancellation)
    {
        if (submission.Files.Count == 0)
        {
            return [];
        }

        await reading.WaitAsync(cancellation);
        try
        {
            var stored = await StoredBytes.DigestsAsync(db, [.. submission.Files.Select(f => f.FileId)], cancellation);
            return [.. submission.Files.Where(f => stored.GetValueOrDefault(f.FileId)?.Sha256 != f.Sha256).Select(f => f.Name)];
        }
        finally
        {
            reading.Release();
        }
    }
}
