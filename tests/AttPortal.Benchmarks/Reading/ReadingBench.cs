using AttPortal.Benchmarks.Portal;
using AttPortal.Persistence.Sample;

namespace AttPortal.Benchmarks.Reading;

/// <summary>How fast public pages are answered, over a file and a constant of the same bytes.</summary>
internal static class ReadingBench
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("agenda", $"/en/meetings/{PortalSample.MeetingSlug}/agenda"),
        ("states", "/en/states"),
    ];

    public static async Task RunAsync(BenchmarkPortal portal, Options options, Report report, CancellationToken cancellation)
    {
        if (!Wrk.IsInstalled)
        {
            throw new BenchmarkException("wrk is missing, which loads the pages: install it (Debian: sudo apt-get install wrk), or measure only --only printing or --only meetings.");
        }

        report.Title("Public pages: requests per second");
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (name, path) in Pages)
        {
            var page = await FetchAsync(portal, path, cancellation);
            var (file, constant) = portal.Compared.Hold(name, page);
            await ExpectSameAsync(portal, page, [path, file, constant], cancellation);
            var rates = await LoadInTurnsAsync(portal.Address, [path, file, constant], options, cancellation);
            rows.Add(
            [
                $"`{path}`",
                Report.Number(page.Length),
                rates[0].Text("0"),
                rates[1].Text("0"),
                rates[2].Text("0"),
                rates[0].Over(rates[1]).Text("0.00"),
                rates[0].Over(rates[2]).Text("0.00"),
            ]);
        }

        report.Table(["page", "bytes (br)", "page", "file", "constant", "page over file", "page over constant"], rows);
    }

    private static async Task<byte[]> FetchAsync(BenchmarkPortal portal, string path, CancellationToken cancellation)
    {
        using var client = portal.Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return answer.IsSuccessStatusCode && answer.Content.Headers.ContentEncoding.Contains("br")
            ? await answer.Content.ReadAsByteArrayAsync(cancellation)
            : throw new BenchmarkException($"{path} answered {(int)answer.StatusCode} where a compressed page was expected.");
    }

    private static async Task ExpectSameAsync(BenchmarkPortal portal, byte[] bytes, string[] paths, CancellationToken cancellation)
    {
        foreach (var path in paths)
        {
            var answered = await FetchAsync(portal, path, cancellation);
            if (!bytes.AsSpan().SequenceEqual(answered))
            {
                throw new BenchmarkException($"{path} does not answer the bytes that the others answer: the comparison would be worth nothing.");
            }
        }
    }

    /// <summary>Each address in each round, beginning with another one each time; the first round only warms up.</summary>
    private static async Task<Measured[]> LoadInTurnsAsync(Uri portal, string[] paths, Options options, CancellationToken cancellation)
    {
        var rates = paths.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round <= options.Rounds; round++)
        {
            foreach (var place in Enumerable.Range(0, paths.Length).Select(turn => (turn + round) % paths.Length))
            {
                var rate = await Wrk.RequestsPerSecondAsync(new Uri(portal, paths[place]), options.Seconds, cancellation);
                if (round > 0)
                {
                    rates[place].Add(rate);
                }
            }
        }

        return [.. rates.Select(r => new Measured(r))];
    }
}
