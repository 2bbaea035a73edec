using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace AttPortal.Documents.Pdf;

/// <summary>What the worker answers.</summary>
internal sealed record PdfReply
{
    public int Id { get; init; }

    public int Pages { get; init; }

    public Dictionary<string, int> Anchors { get; init; } = [];

    public Dictionary<string, int> Parts { get; init; } = [];

    public string? Pdf { get; init; }

    public IReadOnlyList<string>? Svg { get; init; }

    public string? Wrong { get; init; }

    public string? Anchor { get; init; }

    public IReadOnlyList<string>? Missing { get; init; }
}

/// <summary>One worker process; it serves one request at a time.</summary>
internal sealed class PdfWorker : IDisposable
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);
    private readonly Process process;
    private readonly StringBuilder errors = new();

    private PdfWorker(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>How many requests it has answered.</summary>
    public int Served { get; private set; }

    /// <summary>The end of what it wrote on its error stream.</summary>
    public string LastWords
    {
        get
        {
            lock (errors)
            {
                return errors.ToString().Trim();
            }
        }
    }

    public static PdfWorker Start(PdfOptions options)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        string[] command = [.. Confinement(), options.Node, "--max-old-space-size=256", Path.Combine(options.FindWorkerFolder(), "worker.mjs"),
            JsonSerializer.Serialize(options.FontFolders.Where(Directory.Exists))];
        start.FileName = command[0];
        foreach (var argument in command[1..])
        {
            start.ArgumentList.Add(argument);
        }

        // The worker needs nothing of what the portal was told: no address of a database, no password.
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        var worker = new PdfWorker(Process.Start(start) ?? throw new InvalidOperationException("The worker did not start."));
        worker.process.ErrorDataReceived += (_, line) => worker.Note(line.Data);
        worker.process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <exception cref="IOException">The worker has ended.</exception>
    /// <param name="request">A JSON object on one line.</param>
    /// <param name="cancellationToken">Gives up; the worker cannot be asked again after that.</param>
    public async Task<PdfReply> AskAsync(string request, CancellationToken cancellationToken)
    {
        var numbered = $"{{\"id\":{Served + 1},{request[1..]}";
        await process.StandardInput.WriteLineAsync(numbered.AsMemory(), cancellationToken).ConfigureAwait(false);
        await process.StandardInput.FlushAsync(cancellationToken).ConfigureAwait(false);
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new IOException("The worker ended before it answered.");
        var reply = JsonSerializer.Deserialize<PdfReply>(line, Reading);
        if (reply?.Id != ++Served)
        {
            throw new IOException("The worker answered something else than it was asked.");
        }

        return reply;
    }

    public void Dispose()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }

        process.Dispose();
    }

    /// <summary>On Linux the worker can gain no rights; those of root it gives away itself, once its own code is read.</summary>
    private static IEnumerable<string> Confinement()
    {
        const string Setpriv = "/usr/bin/setpriv";
        if (!OperatingSystem.IsLinux() || !File.Exists(Setpriv))
        {
            return [];
        }

        return [Setpriv, "--no-new-privs", "--"];
    }

    private void Note(string? line)
    {
        lock (errors)
        {
            errors.AppendLine(line);
            if (errors.Length > 2000)
            {
                errors.Remove(0, errors.Length - 2000);
            }
        }
    }
}
