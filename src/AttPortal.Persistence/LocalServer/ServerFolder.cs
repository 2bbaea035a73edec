using System.Globalization;
using System.Text;

namespace AttPortal.Persistence.LocalServer;

/// <summary>Where one private server keeps its files, and what they say about it.</summary>
internal sealed class ServerFolder
{
    /// <summary>Longest path of a Unix socket, in bytes; the name is cut, not refused, by some programs beyond it.</summary>
    private const int LongestSocketPath = 107;

    private const string SocketName = ".s.PGSQL.5432";
    private const string Elsewhere = "/var/lib/attportal";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private ServerFolder(string path, ServerAccount account)
    {
        Root = path;
        Account = account;
    }

    public string Root { get; }

    public ServerAccount Account { get; }

    public string Cluster => Path.Combine(Root, "cluster");

    private string PidFile => Path.Combine(Cluster, "postmaster.pid");

    public bool HasCluster => File.Exists(Path.Combine(Cluster, "PG_VERSION"));

    public int? MadeBy => HasCluster
        ? int.Parse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")), CultureInfo.InvariantCulture)
        : null;

    public static async Task<ServerFolder> PrepareAsync(string wanted, CancellationToken cancellation)
    {
        wanted = Path.GetFullPath(wanted);
        try
        {
            var account = await ServerAccount.ForAsync(wanted, cancellation);
            var folder = Path.GetFullPath(new DirectoryInfo(wanted).LinkTarget ?? wanted, Path.GetDirectoryName(wanted)!);
            Directory.CreateDirectory(folder);
            if (!Environment.IsPrivilegedProcess)
            {
                _ = Directory.EnumerateFileSystemEntries(folder).Any();
            }

            if (!await account.MayEnterAsync(Path.GetDirectoryName(folder)!, cancellation))
            {
                folder = MoveElsewhere(wanted);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(folder, OwnerOnly);
            }

            await account.OwnAsync(folder, cancellation);
            return new ServerFolder(folder, account);
        }
        catch (UnauthorizedAccessException)
        {
            throw new LocalServerException(
                $"The data folder {Path.GetDirectoryName(wanted)} belongs to another account: start the portal as that account or as root, or choose another folder with --data.");
        }
    }

    /// <summary>The folder for the server's socket, made when the own one's name is too long or holds what a connection string can't.</summary>
    public async Task<string> PrepareSocketFolderAsync(CancellationToken cancellation)
    {
        if (Encoding.UTF8.GetByteCount(Path.Combine(Root, SocketName)) <= LongestSocketPath && !Root.AsSpan().ContainsAny(",\"'\\"))
        {
            return Root;
        }

        var folder = Directory.CreateTempSubdirectory("attportal-").FullName;
        await Account.OwnAsync(folder, cancellation);
        return folder;
    }

    public void RemoveSocketFolder(string folder)
    {
        if (folder != Root && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the running server writes of itself; empty when there is none.</summary>
    public string[] ReadPidFile()
    {
        try
        {
            return File.ReadAllLines(PidFile);
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>
    /// True when a server that an earlier portal left behind still runs here. A number in a file proves nothing,
    /// since the system gives numbers out again: the process must stand in this very folder.
    /// </summary>
    public bool HasServer()
    {
        var lines = ReadPidFile();
        if (lines.Length == 0)
        {
            return false;
        }

        try
        {
            return File.ReadAllLines($"/proc/{lines[0].Trim()}/cwd/postmaster.pid").Take(3).SequenceEqual(lines.Take(3));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void ForgetServer() => File.Delete(PidFile);

    /// <summary>
    /// A data folder below, for instance, /root can't be entered by the account that runs the server. Its files then
    /// live where that account may go, and a link in the data folder leads there.
    /// </summary>
    private static string MoveElsewhere(string wanted)
    {
        Directory.CreateDirectory(Elsewhere);
        var folder = Path.Combine(Elsewhere, Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(folder);
        Directory.Delete(wanted);
        Directory.CreateSymbolicLink(wanted, folder);
        return folder;
    }
}
