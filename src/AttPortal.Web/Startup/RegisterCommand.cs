using System.Globalization;
using AttPortal.Domain.Registers;
using AttPortal.Persistence;
using AttPortal.Persistence.Registers;
using AttPortal.Web.Features.Registers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Startup;

/// <summary>
/// Lets whoever runs the portal check that nothing was altered: <c>AttPortal.Web check-register [--head FILE] [--save-head FILE]</c>.
/// It changes nothing in the database, and the portal may go on working meanwhile.
/// </summary>
internal static class RegisterCommand
{
    public const string Command = "check-register";

    private const string Usage = $"Usage: {Command} [--head FILE]... [--save-head FILE]\n"
        + "  --head FILE       heads that were kept outside the database\n"
        + "  --save-head FILE  keep the newest heads, if nothing was altered, together with those of --head";

    /// <summary>Carries the command out, if it was given.</summary>
    /// <returns>0 when nothing was altered, 1 when something was, 2 when it could not be checked; null when the portal is to start as usual.</returns>
    public static async Task<int?> CheckRegisterAsync(this WebApplication app, string[] args)
    {
        if (args is not [Command, .. var options])
        {
            return null;
        }

        List<SignedHead> kept = [];
        string? saveTo = null;
        for (var i = 0; i < options.Length; i += 2)
        {
            switch (options[i..Math.Min(i + 2, options.Length)])
            {
                case ["--head", var file] when await ReadAsync(file) is { } heads:
                    kept.AddRange(heads);
                    break;
                case ["--head", var file]:
                    return await RefuseAsync($"{file} can't be read, or is not a file of heads.");
                case ["--save-head", var file]:
                    saveTo = file;
                    break;
                default:
                    return await RefuseAsync(Usage);
            }
        }

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            return await RefuseAsync("The database is older than this portal. Start the portal once, or check with the portal that runs.");
        }

        var reports = await RegisterCheck.RunAsync(db, kept, CancellationToken.None);
        foreach (var report in reports)
        {
            await PrintAsync(report);
        }

        var submissions = await SubmissionCheck.RunAsync(db, CancellationToken.None);
        await PrintAsync("submissions", string.Create(CultureInfo.InvariantCulture, $"receipts: {submissions.Receipts}, withdrawals: {submissions.Withdrawals}, files: {submissions.Files}"), submissions.Findings, submissions.FindingCount);
        if (submissions.FindingCount > 0 || reports.Any(r => r.FindingCount > 0))
        {
            return 1;
        }

        if (saveTo is not null)
        {
            await File.WriteAllBytesAsync(saveTo, HeadFile.Write(Together(kept, reports)));
        }

        return 0;
    }

    private static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 2;
    }

    private static async Task<IReadOnlyList<SignedHead>?> ReadAsync(string file)
    {
        try
        {
            return HeadFile.Read(await File.ReadAllBytesAsync(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Task PrintAsync(LogReport report)
    {
        var head = report.Head is { } newest
            ? string.Create(CultureInfo.InvariantCulture, $"entries: {report.Entries}, last head {newest.Head.At:yyyy-MM-dd HH:mm:ss} UTC, key {newest.KeyId[..16]}")
            : "no entries yet";
        var waiting = report.Unsealed > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {report.Unsealed} audit records wait to be sealed") : "";
        return PrintAsync(report.Log.Name(), head + waiting, report.Findings, report.FindingCount);
    }

    private static async Task PrintAsync(string what, string facts, IReadOnlyList<string> findings, int count)
    {
        await Console.Out.WriteLineAsync($"{what}: {(count == 0 ? "nothing was altered" : "ALTERED")} ({facts})");
        foreach (var finding in findings)
        {
            await Console.Out.WriteLineAsync("  " + finding);
        }

        if (count > findings.Count)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  … and {count - findings.Count} more."));
        }
    }

    /// <summary>Older heads narrow down where something was altered: all are kept, each once.</summary>
    private static IEnumerable<SignedHead> Together(List<SignedHead> kept, IReadOnlyList<LogReport> reports) =>
        kept.Concat(reports.Select(r => r.Head).OfType<SignedHead>()).DistinctBy(h => (h.Head.Log, h.Head.Size)).OrderBy(h => h.Head.Log).ThenBy(h => h.Head.Size);
}
