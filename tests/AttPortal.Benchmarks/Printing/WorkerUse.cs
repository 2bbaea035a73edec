using System.Globalization;

namespace AttPortal.Benchmarks.Printing;

/// <summary>What the print workers that this process has started use of the machine; at a change of workers there are two.</summary>
/// <param name="Megabytes">Memory that is theirs now.</param>
/// <param name="ProcessorMilliseconds">Time of the processors that they have used since they started; on a busy machine it tells more than the clock.</param>
internal readonly record struct WorkerUse(double Megabytes, double ProcessorMilliseconds)
{
    private const double KilobytesInMegabyte = 1024;
    private const double MillisecondsInTick = 10;

    public static WorkerUse Now() => Directory.EnumerateDirectories("/proc").Select(Of)
        .Aggregate((one, other) => new(one.Megabytes + other.Megabytes, one.ProcessorMilliseconds + other.ProcessorMilliseconds));

    private static WorkerUse Of(string process)
    {
        try
        {
            if (!File.ReadAllText($"{process}/cmdline").Contains("worker.mjs", StringComparison.Ordinal))
            {
                return default;
            }

            // After the name, which may hold spaces: state, parent, … and as the 14th and 15th of all the ticks used.
            var statistics = File.ReadAllText($"{process}/stat").Split(") ", 2)[^1].Split(' ');
            if (statistics[1] != Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            {
                return default;
            }

            var resident = File.ReadLines($"{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return new WorkerUse(Number(resident["VmRSS:".Length..^"kB".Length]) / KilobytesInMegabyte, (Number(statistics[11]) + Number(statistics[12])) * MillisecondsInTick);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            // No process, or one that has ended meanwhile.
            return default;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
