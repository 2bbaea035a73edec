using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AttPortal.Benchmarks.Portal;
using Npgsql;

namespace AttPortal.Benchmarks.Submitting;

/// <summary>Runs a script with pgbench, which comes with PostgreSQL.</summary>
internal static partial class PgBench
{
    /// <summary>How often the script ran in a second.</summary>
    public static async Task<double> RunsPerSecondAsync(string connectionString, string script, int clients, int seconds, CancellationToken cancellation)
    {
        var where = new NpgsqlConnectionStringBuilder(connectionString);
        string[] arguments =
        [
            "-n", "-h", where.Host!, "-p", $"{where.Port}", "-U", where.Username!, "-c", $"{clients}", "-j", "1", "-T", $"{seconds}", "-f", script, where.Database!,
        ];
        using var run = Process.Start(new ProcessStartInfo(Find(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = run.StandardOutput.ReadToEndAsync(cancellation);
        var complained = run.StandardError.ReadToEndAsync(cancellation);
        await run.WaitForExitAsync(cancellation);
        return run.ExitCode == 0 && Rate().Match(await said) is { Success: true } rate
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new BenchmarkException($"pgbench did not run: {(await complained)[..Math.Min(600, (await complained).Length)]}");
    }

    private static string Find() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(v => Path.Combine(v, "bin", "pgbench")).Where(File.Exists).Order(StringComparer.Ordinal).LastOrDefault() ?? "pgbench"
            : "pgbench";

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Rate();
}
