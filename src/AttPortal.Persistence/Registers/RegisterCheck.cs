using System.Data;
using System.Globalization;
using AttPortal.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.Registers;

/// <summary>What the check of a log found.</summary>
/// <param name="Log">Which log.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Head">Its newest head; null while it is empty.</param>
/// <param name="Unsealed">How many records of the audit log wait to be sealed; 0 for receipts.</param>
/// <param name="Findings">What was altered, in sentences, the first that were found.</param>
/// <param name="FindingCount">How many there are in all.</param>
public sealed record LogReport(RegisterLog Log, long Entries, SignedHead? Head, int Unsealed, IReadOnlyList<string> Findings, int FindingCount);

/// <summary>
/// Checks the registers from their first entry: leaves lead to nodes, nodes to heads, heads are signed and continue those that
/// were kept elsewhere, and every record of the audit log says what was sealed.
/// </summary>
public static class RegisterCheck
{
    /// <summary>Reads everything once, as it was at one instant; who writes meanwhile is not kept waiting.</summary>
    /// <param name="db">The database.</param>
    /// <param name="kept">Heads that were kept outside the database.</param>
    /// <param name="cancellation">Ends the check.</param>
    public static async Task<IReadOnlyList<LogReport>> RunAsync(PortalDbContext db, IReadOnlyList<SignedHead> kept, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        List<LogReport> reports = [];
        foreach (var log in RegisterLogs.All)
        {
            var findings = new Findings();
            var walk = new LogWalk(db, log, findings);
            var audit = new AuditLogCheck(db, findings);
            await walk.RunAsync([.. kept.Where(h => h.Head.Log == log)], log == RegisterLog.Audit ? audit.CompareAsync : null, cancellation);
            var unsealed = log == RegisterLog.Audit ? await audit.FindUnsealedAsync(cancellation) : 0;
            reports.Add(new LogReport(log, walk.Entries, walk.Newest, unsealed, findings.First, findings.Count));
        }

        return reports;
    }
}

/// <summary>What was found: the first sentences, and how many there are.</summary>
internal sealed class Findings
{
    private const int Shown = 50;

    public List<string> First { get; } = [];

    public int Count { get; private set; }

    public void Add(FormattableString sentence)
    {
        Count++;
        if (First.Count < Shown)
        {
            First.Add(sentence.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>An instant as it stands in what is signed.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
