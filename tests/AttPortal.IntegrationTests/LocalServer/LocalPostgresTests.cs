using System.Diagnostics;
using AttPortal.Persistence.LocalServer;
using Npgsql;

namespace AttPortal.IntegrationTests.LocalServer;

public sealed class LocalPostgresTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_server_keeps_its_data_from_one_run_to_the_next()
    {
        await using (var first = await StartAsync("data"))
        {
            await ExecuteAsync(first, "create table kept (n int); insert into kept values (7)");
        }

        await using var second = await StartAsync("data");

        (await ReadAsync(second, "select n from kept")).Should().Be(7);
    }

    [Fact]
    public async Task A_stopped_server_leaves_no_process()
    {
        int server;
        await using (var running = await StartAsync("data"))
        {
            server = ProcessOf(running);
            Directory.Exists($"/proc/{server}").Should().BeTrue();
        }

        Directory.Exists($"/proc/{server}").Should().BeFalse();
    }

    [Fact]
    public async Task A_server_whose_portal_was_killed_is_taken_over()
    {
        var abandoned = await StartAsync("data");
        await ExecuteAsync(abandoned, "create table kept (n int); insert into kept values (7)");
        var before = ProcessOf(abandoned);

        await using var next = await StartAsync("data");

        (await ReadAsync(next, "select n from kept")).Should().Be(7);
        ProcessOf(next).Should().NotBe(before);
    }

    [Fact]
    public async Task A_server_that_was_killed_itself_recovers_what_was_committed()
    {
        var killed = await StartAsync("data", Durability.Kept);
        await ExecuteAsync(killed, "create table kept (n int); insert into kept values (7)");
        using (var process = Process.GetProcessById(ProcessOf(killed)))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        await using var next = await StartAsync("data");

        (await ReadAsync(next, "select n from kept")).Should().Be(7);
    }

    [Fact]
    public async Task A_number_that_the_system_gave_to_another_process_does_not_stop_a_start()
    {
        string pidFile;
        string[] lines;
        await using (var first = await StartAsync("data"))
        {
            pidFile = Path.Combine(first.Folder, "cluster", "postmaster.pid");
            lines = await File.ReadAllLinesAsync(pidFile);
        }

        lines[0] = $"{Environment.ProcessId}";
        await File.WriteAllLinesAsync(pidFile, lines);

        await using var next = await StartAsync("data");

        (await ReadAsync(next, "select 1")).Should().Be(1);
    }

    [Theory]
    [InlineData("with spaces, commas and \"quotes\"")]
    [InlineData("a-folder-whose-name-is-so-long-that-the-path-of-the-socket-in-it-would-be-cut-by-the-system-somewhere-here")]
    public async Task Any_folder_name_will_do(string name)
    {
        await using var server = await StartAsync(name);

        (await ReadAsync(server, "select 1")).Should().Be(1);
    }

    [Fact]
    public async Task A_private_server_listens_on_no_network_address()
    {
        await using var server = await StartAsync("data");

        (await ReadAsync(server, "select count(*)::int from pg_settings where name = 'listen_addresses' and setting = ''"))
            .Should().Be(1);
    }

    [Fact]
    public void A_folder_in_use_is_refused_in_one_sentence()
    {
        using var first = DataFolderLock.Take(_temporary.Path);

        var second = () => DataFolderLock.Take(_temporary.Path);

        second.Should().Throw<LocalServerException>()
            .WithMessage($"The data folder {_temporary.Path} is in use by another portal: stop that one first*");
    }

    [Fact]
    public void A_folder_is_free_again_when_its_portal_has_ended()
    {
        DataFolderLock.Take(_temporary.Path).Dispose();

        using var second = DataFolderLock.Take(_temporary.Path);

        File.Exists(_temporary.In("in-use.lock")).Should().BeTrue();
    }

    private Task<LocalPostgres> StartAsync(string name, Durability durability = Durability.Lost) =>
        LocalPostgres.StartAsync(_temporary.In(name, "postgres"), durability, CancellationToken.None);

    private static int ProcessOf(LocalPostgres server) =>
        int.Parse(
            File.ReadLines(Path.Combine(server.Folder, "cluster", "postmaster.pid")).First(),
            System.Globalization.CultureInfo.InvariantCulture);

    private static async Task ExecuteAsync(LocalPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<int> ReadAsync(LocalPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres"));
        await using var command = source.CreateCommand(sql);
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
