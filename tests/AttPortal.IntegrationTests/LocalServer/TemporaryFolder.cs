namespace AttPortal.IntegrationTests.LocalServer;

internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("attportal-test-");

    public TemporaryFolder()
    {
        if (!OperatingSystem.IsWindows())
        {
            // The server's account must be able to pass through.
            _folder.UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.GroupExecute;
        }
    }

    public string Path => _folder.FullName;

    public string In(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public void Dispose() => _folder.Delete(recursive: true);
}
