using AttPortal.Persistence.LocalServer;
using Npgsql;

namespace AttPortal.Benchmarks.Portal;

/// <summary>The databases of one run: on a server of its own, or on the one that ConnectionStrings__Portal names.</summary>
internal sealed class Databases : IAsyncDisposable
{
    private readonly string prefix = $"attportal_benchmark_{Guid.NewGuid().ToString("N")[..8]}_";
    private readonly List<string> made = [];
    private readonly DirectoryInfo folder;
    private readonly LocalPostgres? own;
    private readonly string? given;

    private Databases(DirectoryInfo folder, LocalPostgres? own, string? given)
    {
        this.folder = folder;
        this.own = own;
        this.given = given;
    }

    /// <summary>Where everything lies that the run leaves on the disk; removed at its end.</summary>
    public string Folder => folder.FullName;

    public static async Task<Databases> StartAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("attportal-benchmarks-");
        if (!OperatingSystem.IsWindows())
        {
            // The account that runs the server passes through.
            folder.UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.GroupExecute;
        }

        if (Environment.GetEnvironmentVariable("ConnectionStrings__Portal") is { Length: > 0 } given)
        {
            return new Databases(folder, null, given);
        }

        try
        {
            return new Databases(folder, await LocalPostgres.StartAsync(Path.Combine(folder.FullName, "postgres"), Durability.Lost, cancellation), null);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>How to reach it.</returns>
    public async Task<string> CreateAsync(string name, CancellationToken cancellation)
    {
        await ExecuteAsync("postgres", $"create database \"{prefix}{name}\" template template0", cancellation);
        made.Add(name);
        return ConnectionString(prefix + name);
    }

    /// <summary>Lets the server look at what was loaded, as it does by itself after a while.</summary>
    public Task AnalyzeAsync(string name, CancellationToken cancellation) => ExecuteAsync(prefix + name, "vacuum analyze", cancellation);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (own is not null)
        {
            await own.DisposeAsync();
        }
        else
        {
            foreach (var name in made)
            {
                await ExecuteAsync("postgres", $"drop database if exists \"{prefix}{name}\" with (force)", CancellationToken.None);
            }
        }

        folder.Delete(recursive: true);
    }

    private async Task ExecuteAsync(string database, string sql, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString(database));
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private string ConnectionString(string database) => own is not null
        ? own.ConnectionString(database)
        : new NpgsqlConnectionStringBuilder(given) { Database = database }.ConnectionString;
}
