using System.Globalization;
using System.Runtime.InteropServices;
using AttPortal.Benchmarks.Meetings;
using AttPortal.Benchmarks.Portal;
using AttPortal.Benchmarks.Printing;
using AttPortal.Benchmarks.Reading;
using AttPortal.Benchmarks.Submitting;
using AttPortal.Persistence.LocalServer;

namespace AttPortal.Benchmarks;

/// <summary>One run. Not called Program: that is the portal, which it starts.</summary>
internal static class Run
{
    private static async Task<int> Main(string[] arguments)
    {
        if (Options.Read(arguments) is not { } options)
        {
            Console.Error.WriteLine(Options.Usage);
            return arguments is ["--help" or "-h"] ? 0 : 2;
        }

        // The report alone is printed; a portal that starts greets its owner, which here is nobody.
        var report = new Report(Console.Out);
        Console.SetOut(TextWriter.Null);

        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await using var databases = await Databases.StartAsync(stop.Token);
            report.Note(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, .NET {Environment.Version}; medians, and in brackets between which values half of all lie."));
            if (options.Wants("reading") || options.Wants("printing"))
            {
                await using var portal = BenchmarkPortal.Start(databases, await databases.CreateAsync("sample", stop.Token));
                if (options.Wants("reading"))
                {
                    await ReadingBench.RunAsync(portal, options, report, stop.Token);
                }

                if (options.Wants("printing"))
                {
                    await PrintingBench.RunAsync(portal, options, report, stop.Token);
                }
            }

            if (options.Wants("meetings"))
            {
                await MeetingsBench.RunAsync(databases, options, report, stop.Token);
            }

            if (options.Wants("submitting"))
            {
                await SubmittingBench.RunAsync(databases, options, report, stop.Token);
            }

            if (options.Wants("surge"))
            {
                await SurgeBench.RunAsync(databases, options, report, stop.Token);
            }

            return 0;
        }
        catch (Exception reason) when (reason is LocalServerException or BenchmarkException)
        {
            Console.Error.WriteLine(reason.Message);
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }
    }
}
