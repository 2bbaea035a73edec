using System.Globalization;

namespace AttPortal.Benchmarks;

/// <summary>What to measure, and for how long.</summary>
internal sealed record Options
{
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/AttPortal.Benchmarks -- [--only PART] [--seconds N] [--rounds N]
                      [--packages N] [--clients N]

        Measures the portal on this machine against what it is compared with, in turns, and prints ratios.

          --only PART    reading, printing, meetings or submitting (default all four)
          --seconds N    how long each address is loaded in a round (default 3)
          --rounds N     how many rounds (default 5)
          --packages N   how many packages are printed one after the other (default 100)
          --clients N    how many people submit at once (default 8)

        Set ConnectionStrings__Portal to use another PostgreSQL server than one made for the run; databases are made and
        dropped there. Loading pages needs wrk (Debian: apt-get install wrk), printing the Node modules of the worker
        (npm ci in src/AttPortal.Documents/Pdf/Worker, which src/run does too). Submitting always starts a server of its own,
        which keeps what it confirms, and needs pgbench, which comes with PostgreSQL.
        """;

    public string? Only { get; private init; }

    public int Seconds { get; private init; } = 3;

    public int Rounds { get; private init; } = 5;

    public int Packages { get; private init; } = 100;

    public int Clients { get; private init; } = 8;

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
                "--only" when value is "reading" or "printing" or "meetings" or "submitting" => options with { Only = value },
                "--seconds" when isCount => options with { Seconds = count },
                "--rounds" when isCount => options with { Rounds = count },
                "--packages" when isCount => options with { Packages = count },
                "--clients" when isCount => options with { Clients = count },
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
