using System.Diagnostics;

namespace AttPortal.Persistence.LocalServer;

/// <summary>Runs programs by their argument list; no shell reads a path, so a path may hold any character.</summary>
internal static class Command
{
    internal sealed record Outcome(int ExitCode, string Output, string Errors)
    {
        public bool Succeeded => ExitCode == 0;
    }

    public static Process Prepare(IEnumerable<string> words)
    {
        var list = words.ToList();
        var start = new ProcessStartInfo(list[0])
        {
            // The account that runs the server may not be allowed where the portal was started.
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in list.Skip(1))
        {
            start.ArgumentList.Add(word);
        }

        // Messages are searched for known English words, and a person's own PG* settings mean another server.
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        return new Process { StartInfo = start };
    }

    public static async Task<Outcome> RunAsync(IEnumerable<string> words, CancellationToken cancellation)
    {
        using var process = Prepare(words);
        process.Start();
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
            return new Outcome(process.ExitCode, (await output).Trim(), (await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
