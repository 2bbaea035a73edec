namespace AttPortal.Persistence.LocalServer;

/// <summary>
/// One portal at a time in a data folder. The lock is the system's, not the file's: it ends with the process,
/// however that ends. The script src/run asks for the same lock before it builds.
/// </summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _held;

    private DataFolderLock(FileStream held) => _held = held;

    /// <exception cref="LocalServerException">Another portal is at work here, or the folder may not be written.</exception>
    public static DataFolderLock Take(string folder)
    {
        var path = Path.Combine(folder, "in-use.lock");
        try
        {
            Directory.CreateDirectory(folder);
            return new DataFolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException)
        {
            throw new LocalServerException($"The data folder {folder} may not be written: choose another with --data.");
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new LocalServerException(
                $"The data folder {folder} is in use by another portal: stop that one first, or choose another folder with --data.");
        }
        catch (IOException reason)
        {
            throw new LocalServerException($"The data folder {folder} can't be used: {reason.Message}", reason);
        }
    }

    public void Dispose() => _held.Dispose();
}
