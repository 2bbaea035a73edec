using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Persistence.Registers;
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
    /// <summary>Whether the facts are those that were entered.</summary>
    public bool Stands => Check.Standing == LeafStanding.Stands;
}

/// <summary>Finds and verifies receipts. Whoever has a number holds the receipt; nothing else leads to one.</summary>
/// <param name="contexts">The database.</param>
internal sealed class ReceiptQueries(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>The receipt of a number; null where there is none.</summary>
    public async Task<VerifiedReceipt?> FindAsync(string? number, CancellationToken cancellation)
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
        return new VerifiedReceipt(submission, call, meeting, delegation, await RegisterReader.CheckLeafAsync(db, receipt.RegisterIndex, entry, cancellation));
    }
}
