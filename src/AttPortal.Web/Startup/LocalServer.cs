using System.Runtime.InteropServices;
using AttPortal.Persistence.LocalServer;
using AttPortal.Web.Security;

namespace AttPortal.Web.Startup;

/// <summary>
/// The private PostgreSQL server of a local run for which nobody named another. It starts before the portal and stops after it,
/// whatever signal ends the portal and at whatever moment.
/// </summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private const string DatabaseName = "attportal";

    private readonly CancellationTokenSource stop = new();
    private readonly List<PosixSignalRegistration> signals = [];
    private DataFolderLock? folder;
    private LocalPostgres? server;

    private LocalServer()
    {
    }

    /// <summary>Starts the server where one is wanted, and names it as the portal's database.</summary>
    public static async Task<LocalServer> StartAsync(WebApplicationBuilder builder)
    {
        var local = new LocalServer();
        var mode = new LocalRun(builder.Configuration);
        if (mode is not { IsLocal: true, DataFolder: { } data } || builder.Configuration.GetConnectionString(Database.ConnectionName) is { Length: > 0 })
        {
            return local;
        }

        local.ListenForSignals();
        try
        {
            local.folder = DataFolderLock.Take(data);
            local.server = await LocalPostgres.StartAsync(Path.Combine(data, "postgres"), Durability.Kept, local.stop.Token);
            await local.server.EnsureDatabaseAsync(DatabaseName, local.stop.Token);
        }
        catch (LocalServerException reason)
        {
            // One sentence for the person at the terminal; where in the program it arose helps nobody.
            await Console.Error.WriteLineAsync(reason.Message);
            await local.DisposeAsync();
            Environment.Exit(1);
        }
        catch (OperationCanceledException)
        {
            await local.DisposeAsync();
            Environment.Exit(130);
        }

        builder.Configuration[$"ConnectionStrings:{Database.ConnectionName}"] = local.server.ConnectionString(DatabaseName);
        return local;
    }

    /// <summary>Passes on to the portal what signal came while it was being prepared, and those that end a terminal.</summary>
    public void StopsWith(WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() => stop.Token.Register(app.Lifetime.StopApplication));

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        folder?.Dispose();
        signals.ForEach(signal => signal.Dispose());
        stop.Dispose();
    }

    private void ListenForSignals()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
        {
            signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                stop.Cancel();
            }));
        }
    }
}
