using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AttPortal.Benchmarks.Portal;

namespace AttPortal.Benchmarks.Reading;

/// <summary>Loads an address with wrk: one thread, 32 connections, as a browser asks.</summary>
internal static partial class Wrk
{
    public static bool IsInstalled => Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "wrk"))) == true;

    /// <summary>How many requests the address answered in a second.</summary>
    public static async Task<double> RequestsPerSecondAsync(Uri address, int seconds, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["-t1", "-c32", $"-d{seconds}s", "-H", $"Accept-Encoding: {ComparedAnswers.AcceptEncoding}", address.ToString()])
        {
            start.ArgumentList.Add(argument);
        }

        using var wrk = Process.Start(start) ?? throw new BenchmarkException("wrk did not start.");
        var said = await wrk.StandardOutput.ReadToEndAsync(cancellation);
        await wrk.WaitForExitAsync(cancellation);
        return Rate().Match(said) is { Success: true } rate && !Failures().IsMatch(said)
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new BenchmarkException($"{address} did not answer every request: {said}");
    }

    [GeneratedRegex(@"Requests/sec:\s*([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex("Non-2xx|Socket errors")]
    private static partial Regex Failures();
}
