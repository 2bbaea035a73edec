using AttPortal.Persistence.LocalServer;
using Npgsql;

namespace AttPortal.IntegrationTests.Portal;

/// <summary>
/// What all tests of one run share: a PostgreSQL server (or the one that ConnectionStrings__Portal names), a database with the
/// migrations applied and the sample loaded, of which each class that changes something gets its own copy, and a browser.
/// </summary>
internal static class TestRun
{
    private const string TemplateName = "template";

    /// <summary>Keeps apart the databases of two runs on the same server.</summary>
    private static readonly string Prefix = $"attportal_test_{Guid.NewGuid().ToString("N")[..8]}_";

    private static readonly Lazy<Task<Server>> SharedServer = new(Server.StartAsync);
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static readonly Lazy<Task<PortalApp>> SharedReadingApp = new(StartReadingAppAsync);
    private static readonly Lazy<DirectoryInfo> TemporaryFolder = new(MakeFolder);
    private static int copies;

    /// <summary>Holds the server's files and the sign-in of the sample people; tests/run names it and removes it.</summary>
    public static string Folder => TemporaryFolder.Value.FullName;

    /// <summary>A portal on a database that no test changes.</summary>
    public static Task<PortalApp> ReadingApp => SharedReadingApp.Value;

    /// <summary>A database with the sample in it, for one class alone.</summary>
    public static async Task<string> CopyDatabaseAsync() =>
        await CreateDatabaseAsync($"copy{Interlocked.Increment(ref copies)}", await Template.Value);

    /// <summary>An empty database: no tables yet.</summary>
    public static Task<string> EmptyDatabaseAsync() =>
        CreateDatabaseAsync($"empty{Interlocked.Increment(ref copies)}", template: "template0");

    public static async Task DropDatabaseAsync(string connectionString)
    {
        NpgsqlConnection.ClearAllPools();
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"drop database if exists \"{name}\" with (force)");
    }

    public static async Task EndAsync()
    {
        await Browser.EndAsync();
        if (SharedReadingApp.IsValueCreated)
        {
            await using var app = await SharedReadingApp.Value;
        }

        if (SharedServer.IsValueCreated)
        {
            await using var server = await SharedServer.Value;
            if (!server.IsOurOwn)
            {
                await DropAllAsync();
            }
        }

        if (TemporaryFolder.IsValueCreated && Environment.GetEnvironmentVariable("ATTPORTAL_TEST_FOLDER") is null)
        {
            TemporaryFolder.Value.Delete(recursive: true);
        }
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var connectionString = await CreateDatabaseAsync(TemplateName, template: "template0");
        await PortalApp.Start(connectionString).DisposeAsync();

        // A database that anybody is connected to can't be copied.
        NpgsqlConnection.ClearAllPools();
        return Prefix + TemplateName;
    }

    private static async Task<PortalApp> StartReadingAppAsync() => PortalApp.Start(await CopyDatabaseAsync());

    private static async Task<string> CreateDatabaseAsync(string name, string template)
    {
        await ExecuteAsync($"create database \"{Prefix}{name}\" template \"{template}\"");
        return (await SharedServer.Value).ConnectionString(Prefix + name);
    }

    private static async Task DropAllAsync()
    {
        NpgsqlConnection.ClearAllPools();
        var names = new List<string>();
        await using (var source = NpgsqlDataSource.Create((await SharedServer.Value).ConnectionString("postgres")))
        await using (var command = source.CreateCommand("select datname from pg_database where starts_with(datname, $1)"))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Prefix });
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                names.Add(rows.GetString(0));
            }
        }

        foreach (var name in names)
        {
            await ExecuteAsync($"drop database if exists \"{name}\" with (force)");
        }
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create((await SharedServer.Value).ConnectionString("postgres"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static DirectoryInfo MakeFolder()
    {
        if (Environment.GetEnvironmentVariable("ATTPORTAL_TEST_FOLDER") is { Length: > 0 } named)
        {
            return Directory.CreateDirectory(named);
        }

        var folder = Directory.CreateTempSubdirectory("attportal-tests-");
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.GroupExecute;
        }

        return folder;
    }

    private sealed class Server(LocalPostgres? own, string? given) : IAsyncDisposable
    {
        public bool IsOurOwn => own is not null;

        public static async Task<Server> StartAsync() =>
            Environment.GetEnvironmentVariable("ConnectionStrings__Portal") is { Length: > 0 } given
                ? new Server(null, given)
                : new Server(await LocalPostgres.StartAsync(Path.Combine(Folder, "postgres"), Durability.Lost, CancellationToken.None), null);

        public string ConnectionString(string database) => own is not null
            ? own.ConnectionString(database)
            : new NpgsqlConnectionStringBuilder(given) { Database = database }.ConnectionString;

        public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
