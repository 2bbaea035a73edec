using System.Data;
using System.Text.Json;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Registers;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.Registers;

/// <summary>What the comparison of the submissions with the register found.</summary>
/// <param name="Receipts">How many receipts the register holds.</param>
/// <param name="Withdrawals">How many withdrawals.</param>
/// <param name="Files">How many files were read again.</param>
/// <param name="Findings">What differs, in sentences, the first that were found.</param>
/// <param name="FindingCount">How many there are in all.</param>
public sealed record SubmissionsReport(int Receipts, int Withdrawals, int Files, IReadOnlyList<string> Findings, int FindingCount);

/// <summary>
/// Compares what was received with what the register says of it: makes every entry anew from the tables, takes the digest of every
/// stored file from its bytes, and looks for submissions without an entry and entries without a submission. It reads a few at a
/// time, so that the memory it needs does not grow with them.
/// </summary>
public sealed class SubmissionCheck
{
    private const int Window = 100;

    private static readonly Dictionary<string, string> Called = new()
    {
        ["call"] = "the call",
        ["delegation"] = "the delegation",
        ["kind"] = "the kind",
        ["version"] = "the version",
        ["began"] = "the time at which it began to arrive",
        ["received"] = "the time at which it was received",
        ["deadline"] = "the deadline",
        ["late"] = "whether it was late",
        ["text"] = "the text, its kind or its language",
        ["files"] = "the list of files",
        ["at"] = "the time",
    };

    private readonly PortalDbContext db;
    private readonly Findings findings = new();
    private readonly HashSet<SubmissionId> foundOlderWithdrawals = [];
    private Dictionary<CallId, string> calls = [];
    private Dictionary<DelegationId, string> delegations = [];
    private int receipts;
    private int withdrawals;
    private int files;

    private SubmissionCheck(PortalDbContext db) => this.db = db;

    /// <summary>Reads everything once, as it was at one instant; who writes meanwhile is not kept waiting.</summary>
    public static async Task<SubmissionsReport> RunAsync(PortalDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var check = new SubmissionCheck(db);
        await check.CompareAsync(cancellation);
        return new SubmissionsReport(check.receipts, check.withdrawals, check.files, check.findings.First, check.findings.Count);
    }

    private async Task CompareAsync(CancellationToken cancellation)
    {
        calls = await (from call in db.Calls
                       join meeting in db.Meetings on call.MeetingId equals meeting.Id
                       select new { call.Id, Name = meeting.Slug + "/" + call.Number }).ToDictionaryAsync(c => c.Id, c => c.Name, cancellation);
        delegations = await db.Delegations.ToDictionaryAsync(d => d.Id, d => d.Slug, cancellation);
        var entries = (await db.RegisterEntries.Where(e => e.Log == RegisterLog.Receipts).MaxAsync(e => (long?)e.Index, cancellation) ?? -1) + 1;
        for (var start = 0L; start < entries; start += Window)
        {
            await CompareAsync(start, start + Window, cancellation);
        }

        await FindUnenteredAsync(entries, cancellation);
    }

    private async Task CompareAsync(long start, long end, CancellationToken cancellation)
    {
        List<ReceiptLeaf> leaves = [];
        foreach (var entry in await db.RegisterEntries.AsNoTracking().Where(e => e.Log == RegisterLog.Receipts && e.Index >= start && e.Index < end).OrderBy(e => e.Index).ToListAsync(cancellation))
        {
            if (ReceiptLeaf.Read(entry.Index, entry.Leaf) is { } leaf)
            {
                leaves.Add(leaf);
            }
            else
            {
                findings.Add($"Entry {entry.Index} is neither a receipt nor a withdrawal.");
            }
        }

        var submissions = await SubmissionsAsync(leaves, cancellation);
        var places = await db.Receipts.AsNoTracking().Where(r => r.RegisterIndex >= start && r.RegisterIndex < end).ToDictionaryAsync(r => r.RegisterIndex, cancellation);
        foreach (var leaf in leaves.Where(l => !l.IsWithdrawal))
        {
            receipts++;
            Compare(leaf, submissions.GetValueOrDefault(leaf.Number), places.GetValueOrDefault(leaf.Index));
        }

        foreach (var (index, place) in places.Where(p => !leaves.Exists(l => l.Index == p.Key && !l.IsWithdrawal)).OrderBy(p => p.Key))
        {
            findings.Add($"Receipt {place.Number.Value} names entry {index}, which is no receipt.");
        }

        await CompareWithdrawalsAsync([.. leaves.Where(l => l.IsWithdrawal)], submissions, start, end, cancellation);
        await CompareFilesAsync([.. leaves.Where(l => !l.IsWithdrawal).Select(l => submissions.GetValueOrDefault(l.Number)).OfType<Submission>()], cancellation);
    }

    private async Task<Dictionary<string, Submission>> SubmissionsAsync(List<ReceiptLeaf> leaves, CancellationToken cancellation)
    {
        List<ReceiptNumber> numbers = [];
        foreach (var text in leaves.Select(l => l.Number).Distinct())
        {
            if (ReceiptNumber.TryParse(text, out var number))
            {
                numbers.Add(number);
            }
        }

        try
        {
            return await db.Submissions.AsNoTracking().Where(s => numbers.Contains(s.Number)).ToDictionaryAsync(s => s.Number.Value, cancellation);
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            return await OneByOneAsync(numbers, cancellation);
        }
    }

    /// <summary>One of some rows was altered so that it cannot even be read: the others are compared nevertheless.</summary>
    private async Task<Dictionary<string, Submission>> OneByOneAsync(List<ReceiptNumber> numbers, CancellationToken cancellation)
    {
        Dictionary<string, Submission> read = [];
        foreach (var number in numbers)
        {
            try
            {
                if (await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Number == number, cancellation) is { } submission)
                {
                    read[number.Value] = submission;
                }
            }
            catch (Exception unreadable) when (IsUnreadable(unreadable))
            {
                findings.Add($"Receipt {number.Value}: what was submitted was altered so that it can't be read any more.");
            }
        }

        return read;
    }

    private static bool IsUnreadable(Exception error) =>
        error is JsonException or FormatException or ArgumentException or InvalidCastException || (error is InvalidOperationException && error is not ObjectDisposedException);

    private void Compare(ReceiptLeaf leaf, Submission? submission, Receipt? place)
    {
        if (submission is null)
        {
            findings.Add($"Receipt {leaf.Number} (entry {leaf.Index}): the submission is gone.");
            return;
        }

        if (place is null || place.Number != submission.Number || place.SubmissionId != submission.Id)
        {
            findings.Add($"Receipt {leaf.Number} (entry {leaf.Index}): the receipt that leads to this entry is gone, or leads elsewhere.");
        }

        var anew = ReceiptFacts.Entry(submission, calls.GetValueOrDefault(submission.CallId, ""), delegations.GetValueOrDefault(submission.DelegationId, ""));
        Say(leaf, ReceiptLeaf.Read(leaf.Index, anew)!, "Receipt");
    }

    private void Say(ReceiptLeaf entered, ReceiptLeaf anew, string what)
    {
        if (entered.Differences(anew) is { Count: > 0 } differences)
        {
            findings.Add($"{what} {entered.Number} (entry {entered.Index}): not what was entered: {string.Join("; ", differences.Select(d => Called.GetValueOrDefault(d, d)))}.");
        }
    }

    private async Task CompareWithdrawalsAsync(List<ReceiptLeaf> leaves, Dictionary<string, Submission> submissions, long start, long end, CancellationToken cancellation)
    {
        var ids = leaves.Select(l => submissions.GetValueOrDefault(l.Number)).OfType<Submission>().Select(s => s.Id).ToList();
        var acts = await db.SubmissionActs.AsNoTracking()
            .Where(a => a.Kind == SubmissionActKind.Withdrawn && (ids.Contains(a.SubmissionId) || (a.RegisterIndex >= start && a.RegisterIndex < end))).ToListAsync(cancellation);
        foreach (var leaf in leaves)
        {
            withdrawals++;
            var act = submissions.GetValueOrDefault(leaf.Number) is { } submission ? acts.Find(a => a.SubmissionId == submission.Id) : null;
            if (act is null)
            {
                findings.Add($"The withdrawal of receipt {leaf.Number} (entry {leaf.Index}) is gone.");
                continue;
            }

            if (act.RegisterIndex is null)
            {
                foundOlderWithdrawals.Add(act.SubmissionId);
            }
            else if (act.RegisterIndex != leaf.Index)
            {
                findings.Add($"The withdrawal of receipt {leaf.Number} names entry {act.RegisterIndex}; it stands in entry {leaf.Index}.");
            }

            Say(leaf, ReceiptLeaf.Read(leaf.Index, ReceiptFacts.Withdrawal(submissions[leaf.Number], act))!, "The withdrawal of receipt");
        }

        foreach (var act in acts.Where(a => a.RegisterIndex is { } index && index >= start && index < end && !leaves.Exists(l => l.Index == index)))
        {
            findings.Add($"A withdrawal names entry {act.RegisterIndex}, which is none.");
        }
    }

    private async Task CompareFilesAsync(List<Submission> submissions, CancellationToken cancellation)
    {
        foreach (var submission in submissions.Where(s => s.Files.Count > 0))
        {
            var stored = await StoredBytes.DigestsAsync(db, [.. submission.Files.Select(f => f.FileId)], cancellation);
            foreach (var file in submission.Files)
            {
                files++;
                if (stored.GetValueOrDefault(file.FileId) is not { } digest)
                {
                    findings.Add($"Receipt {submission.Number.Value}: the file “{file.Name}” is gone.");
                }
                else if (digest.Sha256 != file.Sha256 || digest.Length != file.Length)
                {
                    findings.Add($"Receipt {submission.Number.Value}: the bytes of the file “{file.Name}” are not those that were received.");
                }
                else if (!digest.IsNotedSo)
                {
                    findings.Add($"Receipt {submission.Number.Value}: what is noted of the file “{file.Name}” was altered; its bytes are those that were received.");
                }
            }
        }
    }

    /// <summary>Finds what the tables hold and the register does not.</summary>
    private async Task FindUnenteredAsync(long entries, CancellationToken cancellation)
    {
        await foreach (var number in db.Submissions.Where(s => !db.Receipts.Any(r => r.SubmissionId == s.Id && r.Number == s.Number && r.RegisterIndex < entries))
            .OrderBy(s => s.ReceivedAt).Select(s => s.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            findings.Add($"Receipt {number.Value}: the submission was put in past the portal: there is no entry for it.");
        }

        await foreach (var act in db.SubmissionActs.AsNoTracking()
            .Where(a => a.Kind == SubmissionActKind.Withdrawn && (a.RegisterIndex == null || a.RegisterIndex >= entries)).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (act.RegisterIndex is not null || !foundOlderWithdrawals.Contains(act.SubmissionId))
            {
                findings.Add($"The withdrawal of submission {act.SubmissionId.Value} on {Findings.Instant(act.At)} was put in past the portal: there is no entry for it.");
            }
        }
    }
}
