using System.Text.RegularExpressions;

namespace AttPortal.Tests.Architecture;

/// <summary>The files of the repository, without what a build or a run leaves behind.</summary>
internal static partial class Repository
{
    private static readonly Lazy<DirectoryInfo> Top = new(Find);
    private static readonly Lazy<IReadOnlyList<SourceFile>> Files = new(() => [.. Below(Top.Value)]);

    /// <summary>The folder that holds the solution.</summary>
    public static DirectoryInfo Root => Top.Value;

    /// <summary>All files, by path from the root with slashes.</summary>
    public static IReadOnlyList<SourceFile> All => Files.Value;

    /// <summary>Files whose path begins and ends so.</summary>
    public static IReadOnlyList<SourceFile> Under(string folder, params string[] endings) =>
        [.. All.Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal) && endings.Any(e => f.Path.EndsWith(e, StringComparison.Ordinal)))];

    /// <summary>The names of folders that .gitignore leaves out anywhere.</summary>
    public static IReadOnlySet<string> Ignored { get; } = File.ReadLines(Path.Combine(Root.FullName, ".gitignore"))
        .Where(l => FolderName().IsMatch(l)).Select(l => l.TrimEnd('/')).ToHashSet();

    private static DirectoryInfo Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AttPortal.sln")))
        {
            folder = folder.Parent;
        }

        return folder ?? throw new InvalidOperationException("The tests run outside the repository: there is no AttPortal.sln above them.");
    }

    private static IEnumerable<SourceFile> Below(DirectoryInfo folder) => folder.EnumerateFileSystemInfos().Where(e => e.Name != ".git").SelectMany(entry => entry switch
    {
        DirectoryInfo inner => Ignored.Contains(inner.Name) || inner.FullName.EndsWith("wwwroot/_framework", StringComparison.Ordinal) ? [] : Below(inner),
        _ => [new SourceFile(Path.GetRelativePath(Root.FullName, entry.FullName).Replace('\\', '/'), entry.FullName)],
    });

    [GeneratedRegex(@"^[\w.]+/$")]
    private static partial Regex FolderName();
}

/// <summary>A file of the repository.</summary>
/// <param name="Path">From the root, with slashes.</param>
/// <param name="FullPath">Where it lies.</param>
internal sealed record SourceFile(string Path, string FullPath)
{
    private readonly Lazy<string> text = new(() => File.ReadAllText(FullPath));

    public string Text => text.Value;

    public int Lines => Text.AsSpan().Count('\n');
}
