using System.Diagnostics;
using AttPortal.IntegrationTests.LocalServer;

namespace AttPortal.IntegrationTests.Registers;

/// <summary>What whoever runs the portal sees of the check.</summary>
public sealed class RegisterCommandTests
{
    [Fact]
    public async Task Whoever_keeps_a_head_learns_later_what_was_altered_since()
    {
        await using var made = await RegisterCase.MakeAsync();
        await made.SubmitAsync("A proposal.", [65, 66, 67], isWithdrawn: true);
        await made.SubmitAsync("Another.");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "heads.json");

        var (exitCode, output) = await RunAsync(made, "check-register", "--save-head", file);
        exitCode.Should().Be(0, output);
        output.Should().Contain("receipts: nothing was altered (entries: 3,").And.Contain("audit: nothing was altered").And.Contain("submissions: nothing was altered (receipts: 2, withdrawals: 1, files: 1)");

        var third = await made.SubmitAsync("One more.");
        (exitCode, output) = await RunAsync(made, "check-register", "--head", file, "--save-head", file);
        exitCode.Should().Be(0, output);

        await made.AlterAsync($"update submissions set submitted_by = 'Somebody', received_at = received_at - interval '1 day' where number = '{third.Number.Value}'");
        (exitCode, output) = await RunAsync(made, "check-register", "--head", file);
        exitCode.Should().Be(1);
        output.Should().Contain("receipts: nothing was altered").And.Contain("submissions: ALTERED").And.Contain($"  Receipt {third.Number.Value} (entry 3): not what was entered: the time at which it was received.");

        await made.AlterAsync("update register_entries set leaf = 'another' where log = 'receipts' and index = 2");
        (exitCode, output) = await RunAsync(made, "check-register", "--head", file);
        exitCode.Should().Be(1);
        output.Should().Contain("receipts: ALTERED").And.Contain("  Entry 2 was altered").And.Contain("audit: nothing was altered");
    }

    [Fact]
    public async Task What_is_no_file_of_heads_or_no_option_is_refused()
    {
        await using var made = await RegisterCase.MakeAsync();
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "heads.json");
        await File.WriteAllTextAsync(file, """{"heads": [{"log": "receipts"}]}""");

        (await RunAsync(made, "check-register", "--head", file)).Should().Be((2, $"{file} can't be read, or is not a file of heads.\n"));
        (await RunAsync(made, "check-register", "--head", file + ".none")).ExitCode.Should().Be(2);
        var (exitCode, output) = await RunAsync(made, "check-register", "--all");
        exitCode.Should().Be(2);
        output.Should().StartWith("Usage: check-register");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(RegisterCase made, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ConnectionStrings__Portal"] = made.ConnectionString, ["Portal__LogLevel"] = "Warning" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
