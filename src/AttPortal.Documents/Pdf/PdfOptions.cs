namespace AttPortal.Documents.Pdf;

/// <summary>Where the PDF worker stands and how it is run.</summary>
public sealed record PdfOptions
{
    /// <summary>The folder with worker.mjs; null to look beside the assembly and upwards for one whose packages are installed.</summary>
    public string? WorkerFolder { get; init; }

    /// <summary>The program that runs the worker.</summary>
    public string Node { get; init; } = "node";

    /// <summary>Folders with the Noto fonts; those that do not exist are passed over.</summary>
    public IReadOnlyList<string> FontFolders { get; init; } =
        ["/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto", "/usr/local/share/fonts"];

    /// <summary>How long one request may take, waiting its turn included; then it is refused and a hanging worker replaced.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>After how many requests the worker is replaced by a fresh one, because its memory grows with each.</summary>
    public int RecycleAfter { get; init; } = 100;

    /// <summary>The folder in which the worker stands.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none whose packages are installed.</exception>
    internal string FindWorkerFolder()
    {
        if (WorkerFolder is not null)
        {
            return WorkerFolder;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string[] places = ["Pdf/Worker", "src/AttPortal.Documents/Pdf/Worker"];
            if (places.Select(p => Path.Combine(folder.FullName, p)).FirstOrDefault(IsInstalled) is { } found)
            {
                return found;
            }
        }

        throw new DirectoryNotFoundException("No folder Pdf/Worker with installed packages: run 'npm ci' in src/AttPortal.Documents/Pdf/Worker.");

        static bool IsInstalled(string folder) =>
            File.Exists(Path.Combine(folder, "worker.mjs")) && Directory.Exists(Path.Combine(folder, "node_modules"));
    }
}
