using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using AttPortal.Benchmarks.Portal;
using AttPortal.Persistence.LocalServer;
using Npgsql;

namespace AttPortal.Benchmarks.Submitting;

/// <summary>How large a surge is.</summary>
/// <param name="Submissions">How many forms are sent.</param>
/// <param name="Seconds">Within which time, evenly.</param>
/// <param name="Delegations">By how many delegations, of two people each.</param>
/// <param name="Readers">How many people refresh the page of the call meanwhile, each every <see cref="Refresh"/>.</param>
internal sealed record SurgeSize(int Submissions, int Seconds, int Delegations, int Readers)
{
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    /// <summary>The last minute before a deadline, as bad as it may get.</summary>
    public static SurgeSize Full { get; } = new(2000, 60, 260, 1000);

    /// <summary>As many in a second, for as long as one waits for a benchmark.</summary>
    public static SurgeSize Usual { get; } = new(300, 9, 60, 1000);
}

/// <summary>
/// The last minute before a deadline: forms come at the times at which people send them, whether or not the portal keeps up, and
/// each is timed from then on. Whoever gets no receipt sends the same form again. At the end everything acknowledged must be there
/// once.
/// </summary>
internal static class SurgeBench
{
    private const string Name = "surge";
    private const int IdleSubmissions = 200;
    private const int IdleReadings = 1000;
    private const int MostAttempts = 10;

    public static async Task RunAsync(Databases databases, Options options, Report report, CancellationToken cancellation)
    {
        var size = options.Surge;
        await using var server = await LocalPostgres.StartAsync(Path.Combine(databases.Folder, "surge"), Durability.Kept, cancellation);
        await server.EnsureDatabaseAsync(Name, cancellation);
        var own = server.ConnectionString(Name);
        await using var portal = BenchmarkPortal.Start(databases, own);
        var (call, page) = await OpenCallAsync(own, cancellation);
        using var client = Delegate.Client(portal.Address);
        var people = await OpenAsync(portal, client, size, call, cancellation);

        var idle = (Sent: new ConcurrentBag<double>(), Read: new ConcurrentBag<double>());
        var surge = (Sent: new ConcurrentBag<double>(), Read: new ConcurrentBag<double>());
        var tally = new Tally();
        for (var i = 0; i < IdleSubmissions; i++)
        {
            await SendAsync(people[i % people.Length], Stopwatch.GetTimestamp(), i < IdleSubmissions / 2 ? [] : idle.Sent, tally, cancellation);
        }

        for (var i = 0; i < IdleReadings; i++)
        {
            await ReadAsync(client, page, Stopwatch.GetTimestamp(), i < IdleReadings / 2 ? [] : idle.Read, cancellation);
        }

        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var readers = Task.WhenAll(Enumerable.Range(0, size.Readers).Select(reader => ReadOnAsync(client, page, (double)reader / size.Readers, surge.Read, reading.Token)));
        var first = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, size.Submissions).Select(async i =>
        {
            var due = TimeSpan.FromSeconds((double)size.Seconds * i / size.Submissions);
            await UntilAsync(first, due, cancellation);
            await SendAsync(people[i % people.Length], first + (long)(due.TotalSeconds * Stopwatch.Frequency), surge.Sent, tally, cancellation);
        }));
        var took = Stopwatch.GetElapsedTime(first);
        await reading.CancelAsync();
        await readers;

        Tell(report, size, took, tally, idle, surge);
        await ExpectAsync(own, tally, cancellation);
    }

    private static void Tell(
        Report report, SurgeSize size, TimeSpan took, Tally tally,
        (ConcurrentBag<double> Sent, ConcurrentBag<double> Read) idle, (ConcurrentBag<double> Sent, ConcurrentBag<double> Read) surge)
    {
        report.Title("Surge");
        report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{size.Submissions} submissions in {size.Seconds} s by {size.Delegations} delegations, {size.Readers} readers; all answered after {took.TotalSeconds:0.0} s. {tally.Receipts.Count} receipts; {tally.Sentences} answers with a sentence and the form, {tally.Lost} others, all sent again."));
        report.Note("");
        report.Table(["milliseconds", "idle, median", "idle, 99 of 100 within", "surge, median", "surge, 99 of 100 within", "99 of 100, surge over idle"], [Row("a submission", idle.Sent, surge.Sent), Row("the page of the call", idle.Read, surge.Read)]);
    }

    private static string[] Row(string name, IEnumerable<double> idle, IEnumerable<double> surge)
    {
        var (calm, rush) = (new Measured(idle), new Measured(surge));
        return [name, .. new[] { calm.Median, calm.At(0.99), rush.Median, rush.At(0.99) }.Select(v => Report.Number(v, "0.0")), Report.Number(rush.At(0.99) / calm.At(0.99), "0.0")];
    }

    /// <summary>Sends one form until there is a receipt. Timed is when it came, from when the form was to be sent.</summary>
    private static async Task SendAsync(Delegate person, long due, ConcurrentBag<double> times, Tally tally, CancellationToken cancellation)
    {
        var draft = Guid.CreateVersion7();
        for (var attempt = 1; ; attempt++)
        {
            var answered = await person.TrySubmitAsync(draft, cancellation);
            if (answered.Receipt is { } receipt)
            {
                times.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
                tally.Receipts[draft] = receipt;
                return;
            }

            tally.Count(answered);
            if (attempt == MostAttempts)
            {
                throw new BenchmarkException($"A form was answered {answered.Status} {MostAttempts} times.");
            }
        }
    }

    private static async Task ReadOnAsync(HttpClient client, string page, double phase, ConcurrentBag<double> times, CancellationToken cancellation)
    {
        try
        {
            var first = Stopwatch.GetTimestamp();
            for (var round = 0; ; round++)
            {
                var due = SurgeSize.Refresh * (phase + round);
                await UntilAsync(first, due, cancellation);
                await ReadAsync(client, page, first + (long)(due.TotalSeconds * Stopwatch.Frequency), times, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // The surge is over.
        }
    }

    private static async Task ReadAsync(HttpClient client, string page, long due, ConcurrentBag<double> times, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { { "Accept-Encoding", ComparedAnswers.AcceptEncoding } } };
        using var answer = await client.SendAsync(request, cancellation);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new BenchmarkException($"A reader of {page} was answered {(int)answer.StatusCode}.");
        }

        times.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
    }

    private static async Task UntilAsync(long first, TimeSpan due, CancellationToken cancellation)
    {
        if (due - Stopwatch.GetElapsedTime(first) is { TotalMilliseconds: > 1 } wait)
        {
            using var timer = new PeriodicTimer(wait);
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    private static async Task<Delegate[]> OpenAsync(BenchmarkPortal portal, HttpClient client, SurgeSize size, int call, CancellationToken cancellation)
    {
        var cookies = await Senders.SeatAsync(portal, size.Delegations, cancellation);
        return await Task.WhenAll(cookies.Select(cookie => Delegate.OpenAsync(client, cookie, call, cancellation)));
    }

    /// <summary>The call of the sample that is open when it is loaded, and its page.</summary>
    private static async Task<(int Number, string Page)> OpenCallAsync(string connectionString, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select c.number, m.slug from calls c join meetings m on m.id = c.meeting_id where c.announced_at is not null order by c.number desc limit 1");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return (rows.GetInt32(0), string.Create(CultureInfo.InvariantCulture, $"/en/meetings/{rows.GetString(1)}/calls/{rows.GetInt32(0)}"));
    }

    private static async Task ExpectAsync(string connectionString, Tally tally, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("""
            select s.draft_id, r.number from submissions s join receipts r on r.submission_id = s.id
            join register_entries e on e.log = 'receipts' and e.index = r.register_index
            join stored_files f on f.id::text = s.files -> 0 ->> 'fileId'
            """);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var kept = new Dictionary<Guid, string>();
        while (await rows.ReadAsync(cancellation))
        {
            kept.Add(rows.GetGuid(0), rows.GetString(1));
        }

        if (kept.Count != tally.Receipts.Count || tally.Receipts.Any(r => kept.GetValueOrDefault(r.Key) != r.Value))
        {
            throw new BenchmarkException($"{tally.Receipts.Count} submissions were acknowledged, and {kept.Count} are there.");
        }
    }

    /// <summary>How forms were answered.</summary>
    private sealed class Tally
    {
        private int sentences;
        private int lost;

        public ConcurrentDictionary<Guid, string> Receipts { get; } = [];

        public int Sentences => sentences;

        public int Lost => lost;

        public void Count(Answered answered)
        {
            if (answered.HasForm)
            {
                Interlocked.Increment(ref sentences);
            }
            else
            {
                Interlocked.Increment(ref lost);
            }
        }
    }
}
