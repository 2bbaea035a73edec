using System.Diagnostics;
using System.Globalization;
using AttPortal.Benchmarks.Portal;
using AttPortal.Persistence;
using AttPortal.Persistence.Sample;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.Benchmarks.Meetings;

/// <summary>Whether the agenda page takes the same time in a database with few and with many meetings.</summary>
internal static class MeetingsBench
{
    private const int Few = 10;
    private const int Many = 1000;
    private const int WarmRequests = 100;
    private const int RequestsInRound = 40;
    private static readonly string Agenda = $"/en/meetings/{PortalSample.MeetingSlug}/agenda";

    public static async Task RunAsync(Databases databases, Options options, Report report, CancellationToken cancellation)
    {
        await using var few = await StartAsync(databases, Few, cancellation);
        await using var many = await StartAsync(databases, Many, cancellation);
        using var clients = new Pair(few.Client(), many.Client());
        var requests = RequestsInRound * options.Rounds;
        await TakeTurnsAsync(clients, Drawn, WarmRequests, cancellation);
        var (drawnFew, drawnMany) = await TakeTurnsAsync(clients, Drawn, requests, cancellation);
        await TakeTurnsAsync(clients, _ => Agenda, WarmRequests, cancellation);
        var (keptFew, keptMany) = await TakeTurnsAsync(clients, _ => Agenda, requests, cancellation);

        report.Title($"The agenda page with {Few} and with {Many} meetings in the database");
        report.Table(
            ["", $"{Few} meetings, ms", $"{Many} meetings, ms", $"{Many} over {Few}"],
            [
                ["drawn anew", drawnFew.Text("0.00"), drawnMany.Text("0.00"), Ratio(drawnMany, drawnFew)],
                ["kept", keptFew.Text("0.000"), keptMany.Text("0.000"), Ratio(keptMany, keptFew)],
            ]);
    }

    private static async Task<BenchmarkPortal> StartAsync(Databases databases, int meetings, CancellationToken cancellation)
    {
        var name = $"meetings{meetings}";
        var portal = BenchmarkPortal.Start(databases, await databases.CreateAsync(name, cancellation));
        await new BenchmarkMeetings(portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>()).FillAsync(meetings, cancellation);
        await databases.AnalyzeAsync(name, cancellation);
        return portal;
    }

    /// <summary>An address that nobody asked for before, and so is kept nowhere: the same page, drawn for this request.</summary>
    private static string Drawn(int number) => $"{Agenda}?benchmark={number.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}";

    /// <summary>One request after the other, now to the one portal and now to the other.</summary>
    private static async Task<(Measured Few, Measured Many)> TakeTurnsAsync(Pair clients, Func<int, string> address, int requests, CancellationToken cancellation)
    {
        List<double> few = [], many = [];
        for (var number = 0; number < requests; number++)
        {
            few.Add(await TimeAsync(clients.Few, address(number), cancellation));
            many.Add(await TimeAsync(clients.Many, address(number), cancellation));
        }

        return (new Measured(few), new Measured(many));
    }

    private static async Task<double> TimeAsync(HttpClient client, string address, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), cancellation);
        var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.IsSuccessStatusCode ? elapsed : throw new BenchmarkException($"{address} answered {(int)answer.StatusCode}.");
    }

    private static string Ratio(Measured one, Measured other) => Report.Number(one.Median / other.Median, "0.00");

    private sealed record Pair(HttpClient Few, HttpClient Many) : IDisposable
    {
        public void Dispose()
        {
            Few.Dispose();
            Many.Dispose();
        }
    }
}
