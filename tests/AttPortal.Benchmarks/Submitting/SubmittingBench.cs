using System.Diagnostics;
using AttPortal.Benchmarks.Portal;
using AttPortal.Persistence.LocalServer;
using Npgsql;

namespace AttPortal.Benchmarks.Submitting;

/// <summary>
/// How many submissions the portal takes in a second, over how often pgbench writes the same rows on the same server, which
/// keeps what it confirms. Each is a form with a file of 200 KB from somebody signed in, answered with the receipt.
/// </summary>
internal static class SubmittingBench
{
    private const string Name = "submitting";

    // Enough people that nobody comes near the number of files that one may send in an hour.
    private const int Delegations = 60;

    public static async Task RunAsync(Databases databases, Options options, Report report, CancellationToken cancellation)
    {
        await using var server = await LocalPostgres.StartAsync(Path.Combine(databases.Folder, "durable"), Durability.Kept, cancellation);
        await server.EnsureDatabaseAsync(Name, cancellation);
        var own = server.ConnectionString(Name);
        IReadOnlyList<string> cookies;
        int call;
        Guid template;
        await using (var portal = BenchmarkPortal.Start(databases, own))
        {
            call = await OpenCallAsync(own, cancellation);
            cookies = await Senders.SeatAsync(portal, Delegations, cancellation);
            using var client = Delegate.Client(portal.Address);
            template = await (await Delegate.OpenAsync(client, cookies[0], call, cancellation)).SubmitAsync(cancellation);
        }

        NpgsqlConnection.ClearAllPools();
        var compared = server.ConnectionString(Name + "_compared");
        await ExecuteAsync(server.ConnectionString("postgres"), $"create database {Name}_compared template {Name}", cancellation);
        var script = Path.Combine(databases.Folder, "same-rows.sql");
        await File.WriteAllTextAsync(script, await SameRows.ScriptAsync(own, template, cancellation), cancellation);

        report.Title("Submissions per second");
        await using (var portal = BenchmarkPortal.Start(databases, own))
        {
            using var client = Delegate.Client(portal.Address);
            var people = await Task.WhenAll(cookies.Select(cookie => Delegate.OpenAsync(client, cookie, call, cancellation)));
            List<IReadOnlyList<string>> rows = [];
            var acknowledged = 1;
            foreach (var clients in new[] { 1, options.Clients }.Distinct())
            {
                var (taken, written) = (new List<double>(), new List<double>());
                // The first round only warms up.
                for (var round = 0; round <= options.Rounds; round++)
                {
                    var (count, submissions) = await SubmittedPerSecondAsync(people, clients, options.Seconds, cancellation);
                    acknowledged += count;
                    var runs = await PgBench.RunsPerSecondAsync(compared, script, clients, options.Seconds, cancellation);
                    if (round > 0)
                    {
                        taken.Add(submissions);
                        written.Add(runs);
                    }
                }

                var (ours, theirs) = (new Measured(taken), new Measured(written));
                rows.Add([Report.Number(clients), ours.Text("0.0"), theirs.Text("0.0"), ours.Over(theirs).Text("0.00")]);
            }

            report.Table(["clients", "portal", "pgbench", "portal over pgbench"], rows);
            await ExpectAsync(own, acknowledged, cancellation);
        }
    }

    private static async Task<(int Count, double PerSecond)> SubmittedPerSecondAsync(Delegate[] people, int clients, int seconds, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
        {
            var count = 0;
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                await people[(client + (count * clients)) % people.Length].SubmitAsync(cancellation);
                count++;
            }

            return count;
        }));
        return (counts.Sum(), counts.Sum() / watch.Elapsed.TotalSeconds);
    }

    /// <summary>What is fast must still be true: everything acknowledged stands there once, with its receipt and its file.</summary>
    private static async Task ExpectAsync(string connectionString, int acknowledged, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("""
            select count(*) from submissions s join receipts r on r.submission_id = s.id
            join register_entries e on e.log = 'receipts' and e.index = r.register_index
            join stored_files f on f.id::text = s.files -> 0 ->> 'fileId'
            """);
        var kept = (long)(await command.ExecuteScalarAsync(cancellation))!;
        if (kept != acknowledged)
        {
            throw new BenchmarkException($"{acknowledged} submissions were acknowledged, and {kept} are there.");
        }
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
