using System.Diagnostics;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Web.Features.Health;

namespace AttPortal.IntegrationTests.Faults;

/// <summary>The portal as a process of its own, which a test may kill as a power cut does: without a last word.</summary>
internal sealed partial class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;

    private PortalProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts the built portal on this database, and waits until it says where it answers.</summary>
    public static async Task<PortalProcess> StartAsync(string connectionString)
    {
        var start = new ProcessStartInfo("dotnet", [Program()])
        {
            WorkingDirectory = Repository.File("src", "AttPortal.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__Portal"] = connectionString,
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Portal__LocalRun"] = "true",
                ["Portal__LoadSample"] = "true",
                ["Portal__DataFolder"] = TestRun.Folder,
                ["Portal__LogLevel"] = "Warning",
                [DurabilityCheck.Exception.Replace(":", "__", StringComparison.Ordinal)] = "true",
            },
        };
        var process = Process.Start(start)!;
        var said = new List<string>();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(string? line)
        {
            lock (said)
            {
                said.Add(line ?? "");
                if (line is null)
                {
                    address.TrySetException(new InvalidOperationException($"The portal ended before it answered: {string.Join('\n', said)}"));
                }
                else if (Answers().Match(line) is { Success: true } match)
                {
                    address.TrySetResult(new Uri(match.Groups[1].Value));
                }
            }
        }

        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new PortalProcess(process, await address.Task.WaitAsync(Patience));
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    /// <summary>What was built together with these tests: the same configuration and framework.</summary>
    private static string Program()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        return Repository.File("src", "AttPortal.Web", "bin", built.Parent!.Name, built.Name, "AttPortal.Web.dll");
    }

    [GeneratedRegex("AttPortal answers at (http://[^ ]+/)")]
    private static partial Regex Answers();
}
