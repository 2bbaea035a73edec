namespace AttPortal.IntegrationTests.Portal;

/// <summary>Where the sources are, for tests of scripts and for what Node holds.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string File(params string[] names) => Path.Combine([Root, .. names]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "AttPortal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests were started outside the repository.");
        }

        return folder.FullName;
    }
}
