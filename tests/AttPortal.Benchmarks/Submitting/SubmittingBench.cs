using System.Diagnostics;
using AttPortal.Benchmarks.Portal;
using AttPortal.Persistence.LocalServer;
using Npgsql;

namespace AttPortal.Benchmarks.Submitting;

/// <summary>
/// How many submissions the portal takes in a second, over how often pgbench writes the same rows on the same server, which
/// keeps what it confirms. Each is a form of 200 KB from somebody signed in, answered with the receipt.
/// </summary>
internal static class SubmittingBench
{
    private const string Name = "submitting";

    private static readonly string[] People = ["focal@sample.invalid", "delegate@sample.invalid", "signatory@sample.invalid", "civil@sample.invalid"];

    public static async Task RunAsync(Databases databases, Options options, Report report, CancellationToken cancellation)
    {
        await using var server = await LocalPostgres.StartAsync(Path.Combine(databases.Folder, "durable"), Durability.Kept, cancellation);
        await server.EnsureDatabaseAsync(Name, cancellation);
        var own = server.ConnectionString(Name);
        var call = 0;
        var template = Guid.Empty;
        await using (var portal = BenchmarkPortal.Start(databases, own))
        {
            call = await OpenCallAsync(own, cancellation);
            using var first = await Delegate.OpenAsync(portal.Address, databases.Folder, People[0], call, cancellation);
            template = await first.SubmitAsync(cancellation);
        }

        NpgsqlConnection.ClearAllPools();
        var compared = server.ConnectionString(Name + "_compared");
        await ExecuteAsync(server.ConnectionString("postgres"), $"create database {Name}_compared template {Name}", cancellation);
        var script = Path.Combine(databases.Folder, "same-rows.sql");
        await File.WriteAllTextAsync(script, await SameRows.ScriptAsync(own, template, cancellation), cancellation);

        report.Title("Submissions per second");
        var (taken, written) = (new List<double>(), new List<double>());
        await using (var portal = BenchmarkPortal.Start(databases, own))
        {
            var delegates = new List<Delegate>();
            for (var i = 0; i < options.Clients; i++)
            {
                delegates.Add(await Delegate.OpenAsync(portal.Address, databases.Folder, People[i % People.Length], call, cancellation));
            }

            // The first round only warms up.
            for (var round = 0; round <= options.Rounds; round++)
            {
                var submissions = await SubmittedPerSecondAsync(delegates, options.Seconds, cancellation);
                var rows = await PgBench.RunsPerSecondAsync(compared, script, options.Clients, options.Seconds, cancellation);
                if (round > 0)
                {
                    taken.Add(submissions);
                    written.Add(rows);
                }
            }

            delegates.ForEach(d => d.Dispose());
        }

        var (ours, theirs) = (new Measured(taken), new Measured(written));
        report.Table(["clients", "portal", "pgbench", "portal over pgbench"], [[Report.Number(options.Clients), ours.Text("0.0"), theirs.Text("0.0"), ours.Over(theirs).Text("0.00")]]);
    }

    private static async Task<double> SubmittedPerSecondAsync(List<Delegate> delegates, int seconds, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(delegates.Select(async person =>
        {
            var count = 0;
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                await person.SubmitAsync(cancellation);
                count++;
            }

            return count;
        }));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The call of the sample that is open when it is loaded.</summary>
    private static async Task<int> OpenCallAsync(string connectionString, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select max(number) from calls where announced_at is not null");
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
