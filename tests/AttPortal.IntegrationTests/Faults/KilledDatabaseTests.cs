using System.Diagnostics;
using System.Globalization;
using AttPortal.IntegrationTests.LocalServer;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Submissions;
using AttPortal.Persistence.LocalServer;
using Npgsql;

namespace AttPortal.IntegrationTests.Faults;

/// <summary>kill -9 of PostgreSQL while several delegations submit. The portal stays, and must come back by itself.</summary>
public sealed class KilledDatabaseTests
{
    [Fact]
    public async Task A_portal_whose_database_is_killed_loses_nothing_and_recovers_without_a_hand()
    {
        using var folder = new TemporaryFolder();
        var server = await StartAsync(folder);
        await server.EnsureDatabaseAsync("portal", CancellationToken.None);
        var database = server.ConnectionString("portal");
        try
        {
            // Without the exception for tests: a private server is one that a portal may serve people on.
            await using var app = PortalApp.Start(database, new Dictionary<string, string> { ["Portal:AcceptVolatileServer"] = "false", ["Portal:LogLevel"] = "Fatal" });
            await using var after = new AfterFault(database);
            using var surge = new Surge(await SampleCall.AnnounceAsync(app, TimeSpan.FromDays(2)));
            await surge.OpenAsync(app.Address);
            for (var round = 0; round < Surge.Rounds; round++)
            {
                var running = surge.RunAsync(app.Address);
                await surge.AcknowledgedAsync(Random.Shared.Next(1, 60));
                await KillAsync(server);
                await running;

                server = await StartAsync(folder);
                server.ConnectionString("portal").Should().Be(database);
                await AfterFault.ReadyAsync(app.Address);
                await after.ExpectAsync(surge);
                await surge.RepeatAsync(app.Address);
                await after.ExpectAllAsync(surge);
            }
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await server.DisposeAsync();
        }
    }

    private static Task<LocalPostgres> StartAsync(TemporaryFolder folder) =>
        LocalPostgres.StartAsync(folder.In("postgres"), Durability.Kept, CancellationToken.None);

    internal static async Task KillAsync(LocalPostgres server)
    {
        var number = int.Parse((await File.ReadAllLinesAsync(Path.Combine(server.Folder, "cluster", "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        using var postmaster = Process.GetProcessById(number);
        postmaster.Kill();
        await postmaster.WaitForExitAsync();
    }
}
