using System.Net;
using AttPortal.IntegrationTests.LocalServer;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.LocalServer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace AttPortal.IntegrationTests.Faults;

public sealed class BackgroundWorkTests
{
    [Fact]
    public async Task What_runs_in_the_background_outlives_a_database_that_is_gone_for_long()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalPostgres.StartAsync(folder.In("postgres"), Durability.Lost, CancellationToken.None);
        await server.EnsureDatabaseAsync("portal", CancellationToken.None);
        var clock = new HurriedClock();
        await using var app = PortalApp.Start(
            server.ConnectionString("portal"), new Dictionary<string, string> { ["Portal:LogLevel"] = "Fatal" }, services => services.AddSingleton<TimeProvider>(clock));
        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        // A server that is gone fails in another way than a database that is.
        await KilledDatabaseTests.KillAsync(server);
        var since = clock.Rounds;
        using var looking = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (clock.Rounds < since + 200 && !stopping.IsCancellationRequested)
        {
            await looking.WaitForNextTickAsync(CancellationToken.None);
        }

        stopping.IsCancellationRequested.Should().BeFalse();
        using var client = await app.ClientAsync();
        (await client.StatusAsync("/healthz/live")).Should().Be(HttpStatusCode.OK);
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A clock whose timers do not wait longer than a moment, so that hours of rounds pass in a second.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);
        private int rounds;

        public int Rounds => Volatile.Read(ref rounds);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(
            s =>
            {
                Interlocked.Increment(ref rounds);
                callback(s);
            },
            state,
            Short(dueTime),
            Short(period));

        private static TimeSpan Short(TimeSpan time) => time > Moment ? Moment : time;
    }
}
