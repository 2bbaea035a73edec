using System.Globalization;

namespace AttPortal.Persistence.LocalServer;

/// <summary>The folder of one installed PostgreSQL's server programs.</summary>
internal sealed record PostgresPrograms(string Folder, int Major)
{
    private const string DebianRoot = "/usr/lib/postgresql";

    public string Initdb => Path.Combine(Folder, "initdb");

    public string Postgres => Path.Combine(Folder, "postgres");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The newest version installed; for a database that exists already, the version that made it.</summary>
    public static PostgresPrograms Find(int? madeBy)
    {
        var installed = Debian().Concat(OnPath()).ToList();
        if (installed.Count == 0)
        {
            throw new LocalServerException(
                "PostgreSQL's server programs are missing: install the package postgresql, or name a server in ConnectionStrings__Portal.");
        }

        if (madeBy is null)
        {
            return installed[0];
        }

        return installed.Find(programs => programs.Major == madeBy)
            ?? throw new LocalServerException(string.Create(
                CultureInfo.InvariantCulture,
                $"The data folder was made by PostgreSQL {madeBy}, which is not installed here: install postgresql-{madeBy}, or choose another folder with --data."));
    }

    private static IEnumerable<PostgresPrograms> Debian() =>
        Directory.Exists(DebianRoot)
            ? Directory.EnumerateDirectories(DebianRoot)
                .Select(folder => (folder, major: int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0))
                .Select(found => new PostgresPrograms(Path.Combine(found.folder, "bin"), found.major))
                .Where(programs => programs.Major > 0 && programs.IsComplete)
                .OrderByDescending(programs => programs.Major)
            : [];

    private static IEnumerable<PostgresPrograms> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => new PostgresPrograms(folder, 0))
            .Where(programs => programs.IsComplete)
            .Select(programs => programs with { Major = MajorOf(programs) });

    private bool IsComplete => File.Exists(Initdb) && File.Exists(Postgres) && File.Exists(PgCtl);

    private static int MajorOf(PostgresPrograms programs)
    {
        // "postgres (PostgreSQL) 16.3": the only way to ask a folder that isn't named after its version.
        using var process = Command.Prepare([programs.Postgres, "--version"]);
        process.Start();
        var version = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var digits = version.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).ToArray();
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var major) ? major : 0;
    }
}
