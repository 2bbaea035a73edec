using System.Globalization;
using AttPortal.Benchmarks.Submitting;

namespace AttPortal.Benchmarks;

/// <summary>What to measure, and for how long.</summary>
internal sealed record Options
{
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/AttPortal.Benchmarks -- [--only PART] [--seconds N] [--rounds N]
                      [--packages N] [--clients N] [--surge full]

        Measures the portal on this machine against what it is compared with, in turns, and prints ratios.

          --only PART    reading, printing, meetings, submitting or surge (default all)
          --seconds N    how long each address is loaded in a round (default 3)
          --rounds N     how many rounds (default 5)
          --packages N   how many packages are printed one after the other (default 100)
          --clients N    how many people submit at once (default 8)
          --surge full   2,000 submissions in a minute instead of 300 in nine seconds

        Set ConnectionStrings__Portal to use another PostgreSQL server than one made for the run; databases are made and
        dropped there. Loading pages needs wrk (Debian: apt-get install wrk), printing the Node modules of the worker
        (npm ci in src/AttPortal.Documents/Pdf/Worker, which src/run does too). Submitting and surge always start a server of
        their own, which keeps what it confirms; submitting needs pgbench, which comes with PostgreSQL.
        """;

    public string? Only { get; private init; }

    public int Seconds { get; private init; } = 3;

    public int Rounds { get; private init; } = 5;

    public int Packages { get; private init; } = 100;

    public int Clients { get; private init; } = 8;

    public SurgeSize Surge { get; private init; } = SurgeSize.Usual;

    public bool Wants(string part) => Only is null || Only == part;

    /// <summary>Reads the command line; null where it can't be understood, or asks for help.</summary>
    public static Options? Read(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            var isCount = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0;
            Options? next = arguments[i] switch
            {
                "--only" when value is "reading" or "printing" or "meetings" or "submitting" or "surge" => options with { Only = value },
                "--seconds" when isCount => options with { Seconds = count },
                "--rounds" when isCount => options with { Rounds = count },
                "--packages" when isCount => options with { Packages = count },
                "--clients" when isCount => options with { Clients = count },
                "--surge" when value is "full" => options with { Surge = SurgeSize.Full },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options;
    }
}
