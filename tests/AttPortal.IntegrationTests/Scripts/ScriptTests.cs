using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AttPortal.IntegrationTests.LocalServer;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.LocalServer;

namespace AttPortal.IntegrationTests.Scripts;

public sealed class ScriptTests
{
    [Theory]
    [InlineData("src/run")]
    [InlineData("src/prepare.sh")]
    [InlineData("src/add-migration")]
    [InlineData("tests/run")]
    [InlineData(".ci/run")]
    public async Task A_script_is_well_formed(string script)
    {
        var (code, said) = await RunAsync("bash", "-n", Repository.File(script));

        (code, said).Should().Be((0, string.Empty));
    }

    [Theory]
    [InlineData("src/run", "--port", "--data", "--no-sample")]
    [InlineData("tests/run", "--filter")]
    [InlineData("src/add-migration", "NAME")]
    public async Task Help_explains_every_option(string script, params string[] options)
    {
        var (code, said) = await RunAsync(Repository.File(script), "--help");

        code.Should().Be(0);
        said.Should().StartWith($"Usage: {script}").And.ContainAll(options);
    }

    [Fact]
    public async Task A_taken_port_is_told_before_anything_is_built()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (code, said) = await RunAsync(Repository.File("src/run"), "--port", $"{port}");

        code.Should().Be(1);
        said.Should().Be($"Port {port} is taken by another program: stop that one, or choose another with --port.");
    }

    [Fact]
    public async Task A_data_folder_in_use_is_told_before_anything_is_built()
    {
        using var folder = new TemporaryFolder();
        using var held = DataFolderLock.Take(folder.Path);

        var (code, said) = await RunAsync(Repository.File("src/run"), "--port", $"{FreePort()}", "--data", folder.Path);

        code.Should().Be(1);
        said.Should().Be(
            $"The data folder {folder.Path} is in use by another portal: stop that one first, or choose another folder with --data.");
    }

    [Theory]
    [InlineData("--port", "eighty", "--port wants a number from 1 to 65535, not 'eighty'.")]
    [InlineData("--port", "70000", "--port wants a number from 1 to 65535, not '70000'.")]
    public async Task A_port_that_is_none_is_refused(string option, string value, string sentence)
    {
        var (code, said) = await RunAsync(Repository.File("src/run"), option, value);

        (code, said).Should().Be((1, sentence));
    }

    [Fact]
    public async Task A_name_that_is_no_class_name_makes_no_migration()
    {
        var (code, said) = await RunAsync(Repository.File("src/add-migration"), "add speakers");

        code.Should().Be(1);
        said.Should().StartWith("The name 'add speakers' can't be used");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, $"{await output}{await errors}".Trim());
    }
}
