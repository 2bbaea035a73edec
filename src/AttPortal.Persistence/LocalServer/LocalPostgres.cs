using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace AttPortal.Persistence.LocalServer;

/// <summary>What a private server promises when the machine, not only the portal, falls over.</summary>
public enum Durability
{
    /// <summary>What was committed is on the disk.</summary>
    Kept,

    /// <summary>Fast and forgetful: for tests only.</summary>
    Lost,
}

/// <summary>
/// A PostgreSQL server of the portal's own, for a first run and for tests. It listens on a socket in its own folder
/// and on no network address, so that two portals never fight for a port and nobody else on the machine can enter.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);

    private readonly ServerFolder _folder;
    private readonly PostgresPrograms _programs;
    private readonly string _socketFolder;
    private readonly Process _server;

    private LocalPostgres(ServerFolder folder, PostgresPrograms programs, string socketFolder, Process server)
    {
        _folder = folder;
        _programs = programs;
        _socketFolder = socketFolder;
        _server = server;
    }

    /// <summary>Where the files really are; not always below the data folder (see <see cref="ServerFolder"/>).</summary>
    public string Folder => _folder.Root;

    /// <summary>Starts the server in <paramref name="folder"/>, making its database files on the first run.</summary>
    /// <exception cref="LocalServerException">It can't be started; the message says what to do.</exception>
    public static async Task<LocalPostgres> StartAsync(string folder, Durability durability, CancellationToken cancellation)
    {
        // Asked before anything is made, so that a missing package leaves no half-made folder.
        _ = PostgresPrograms.Find(madeBy: null);
        var place = await ServerFolder.PrepareAsync(folder, cancellation);
        var programs = PostgresPrograms.Find(place.MadeBy);
        await StopLeftoverAsync(place, programs, cancellation);
        if (!place.HasCluster)
        {
            await MakeClusterAsync(place, programs, durability, cancellation);
        }

        var socketFolder = await place.PrepareSocketFolderAsync(cancellation);
        var server = await LaunchAsync(place, programs, socketFolder, durability, cancellation);
        return new LocalPostgres(place, programs, socketFolder, server);
    }

    /// <summary>How to reach the database of this name; it need not exist yet.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _socketFolder,
        Port = 5432,
        Username = "postgres",
        Database = database,
    }.ConnectionString;

    /// <summary>Makes an empty database of this name unless there is one.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var find = source.CreateCommand("select 1 from pg_database where datname = $1");
        find.Parameters.Add(new NpgsqlParameter { Value = database });
        if (await find.ExecuteScalarAsync(cancellation) is null)
        {
            await using var create = source.CreateCommand($"create database \"{database.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await StopAsync(_folder, _programs, CancellationToken.None);
        using (_server)
        {
            await _server.WaitForExitAsync();
        }

        _folder.RemoveSocketFolder(_socketFolder);
    }

    /// <summary>A server whose portal was killed holds nothing open any more; stopped and started it is in a known state.</summary>
    private static async Task StopLeftoverAsync(ServerFolder folder, PostgresPrograms programs, CancellationToken cancellation)
    {
        if (folder.HasServer())
        {
            await StopAsync(folder, programs, cancellation);
        }
        else if (folder.ReadPidFile().Length > 0)
        {
            folder.ForgetServer();
        }
    }

    private static async Task StopAsync(ServerFolder folder, PostgresPrograms programs, CancellationToken cancellation)
    {
        foreach (var mode in (string[])["fast", "immediate"])
        {
            if (folder.ReadPidFile().Length == 0)
            {
                return;
            }

            await Command.RunAsync(
                folder.Account.Running(programs.PgCtl, "stop", "-D", folder.Cluster, "-m", mode, "-w", "-t", "30"), cancellation);
        }
    }

    private static async Task MakeClusterAsync(
        ServerFolder folder, PostgresPrograms programs, Durability durability, CancellationToken cancellation)
    {
        // Made under another name and moved: a run that is broken off here leaves nothing that looks finished.
        var unfinished = folder.Cluster + ".unfinished";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        string[] haste = durability == Durability.Lost ? ["--no-sync"] : [];
        var made = await Command.RunAsync(
            folder.Account.Running(
                [programs.Initdb, "-D", unfinished, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", .. haste]),
            cancellation);
        if (!made.Succeeded)
        {
            throw new LocalServerException($"PostgreSQL could not make its files in {folder.Root}: {LastLine(made.Errors)}");
        }

        Directory.Move(unfinished, folder.Cluster);
    }

    private static async Task<Process> LaunchAsync(
        ServerFolder folder, PostgresPrograms programs, string socketFolder, Durability durability, CancellationToken cancellation)
    {
        var began = Stopwatch.StartNew();
        while (true)
        {
            var said = new ConcurrentQueue<string>();
            var server = Launch(folder, programs, socketFolder, durability, said);
            if (await IsReadyAsync(folder, server, began, cancellation))
            {
                return server;
            }

            if (!server.HasExited)
            {
                await StopAsync(folder, programs, CancellationToken.None);
                server.Kill(entireProcessTree: true);
                cancellation.ThrowIfCancellationRequested();
            }

            // After kill -9 of the server its helpers need a moment to notice; until then the memory counts as in use.
            var all = string.Join('\n', said);
            if (!all.Contains("still in use", StringComparison.Ordinal) || began.Elapsed > LongestStart)
            {
                throw new LocalServerException(
                    $"PostgreSQL did not start: {LastLine(all)} (its log is in {folder.Root}).");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
        }
    }

    private static Process Launch(
        ServerFolder folder, PostgresPrograms programs, string socketFolder, Durability durability, ConcurrentQueue<string> said)
    {
        string[] settings =
        [
            "cluster_name=attportal",
            "listen_addresses=",
            "port=5432",
            $"unix_socket_directories={socketFolder}",
            "timezone=UTC",
            "log_timezone=UTC",
            "logging_collector=on",
            $"log_directory={folder.Root}",
            "log_filename=server-%a.log",
            "log_rotation_age=1d",
            "log_rotation_size=0",
            "log_truncate_on_rotation=on",
            .. durability == Durability.Lost
                ? (string[])["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"]
                : ["fsync=on"],
        ];

        // A session of its own: Ctrl+C in the terminal reaches the portal, which stops the server when it is done with it.
        var server = Command.Prepare(
        [
            "setsid",
            .. folder.Account.Running([programs.Postgres, "-D", folder.Cluster, .. settings.SelectMany(setting => (string[])["-c", setting])]),
        ]);
        server.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? string.Empty);
        server.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? string.Empty);
        server.Start();
        server.StandardInput.Close();
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        return server;
    }

    private static async Task<bool> IsReadyAsync(
        ServerFolder folder, Process server, Stopwatch began, CancellationToken cancellation)
    {
        // The eighth line says how far it is; pg_ctl waits for the same word.
        while (folder.ReadPidFile() is not [_, _, _, _, _, _, _, var state, ..] || !state.StartsWith("ready", StringComparison.Ordinal))
        {
            if (server.HasExited)
            {
                // Not only for the exit: for the last words too.
                await server.WaitForExitAsync(cancellation);
                return false;
            }

            if (began.Elapsed > LongestStart || cancellation.IsCancellationRequested)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }

        return true;
    }

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .LastOrDefault(line => !line.Contains("HINT", StringComparison.Ordinal)) ?? "no reason was given";
}
