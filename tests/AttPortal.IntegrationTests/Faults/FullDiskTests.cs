using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using AttPortal.IntegrationTests.LocalServer;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Submissions;
using AttPortal.Persistence.LocalServer;
using Npgsql;

namespace AttPortal.IntegrationTests.Faults;

/// <summary>
/// The disk on which submissions lie is full. As root it truly is: a small file system in memory. Others may not mount one; for
/// them the server says what it says of a full disk.
/// </summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task What_finds_no_room_is_not_acknowledged_and_can_be_sent_again_when_there_is_some()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalPostgres.StartAsync(folder.In("postgres"), Durability.Kept, CancellationToken.None);
        await server.EnsureDatabaseAsync("portal", CancellationToken.None);
        var database = server.ConnectionString("portal");
        await using var after = new AfterFault(database);
        await using var app = PortalApp.Start(database, new Dictionary<string, string> { ["Portal:LogLevel"] = "Fatal" });
        using var surge = new Surge(await SampleCall.AnnounceAsync(app, TimeSpan.FromDays(2)));
        await surge.OpenAsync(app.Address);
        await using SmallDisk disk = Environment.IsPrivilegedProcess
            ? await MountedDisk.MountAsync(database, folder.In("small"), Path.Combine(server.Folder, "cluster"))
            : new PretendedDisk(database);

        await disk.FillAsync();
        var isFull = false;
        for (var i = 0; i < 200 && !isFull; i++)
        {
            isFull = !await surge.SendAsync(app.Address, surge.Write(0, RandomNumberGenerator.GetHexString(20_000)));
        }

        isFull.Should().BeTrue("the disk has no room for all of it");
        await after.ExpectAsync(surge);
        await disk.FreeAsync();
        await surge.RepeatAsync(app.Address);
        await after.ExpectAllAsync(surge);
    }

    /// <summary>Where submissions lie in this test.</summary>
    private abstract class SmallDisk(string database) : IAsyncDisposable
    {
        public abstract Task FillAsync();

        public abstract Task FreeAsync();

        public abstract ValueTask DisposeAsync();

        protected async Task ExecuteAsync(string sql)
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed class PretendedDisk(string database) : SmallDisk(database)
    {
        public override Task FillAsync() => ExecuteAsync("""
            create function no_room() returns trigger language plpgsql as
              $$begin raise exception using errcode = 'disk_full', message = 'could not extend file: No space left on device'; end$$;
            create trigger submissions_no_room after insert on submissions for each row execute function no_room();
            """);

        public override Task FreeAsync() => ExecuteAsync("drop trigger submissions_no_room on submissions");

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>A file system of a few megabytes, in memory, with the table of submissions on it.</summary>
    private sealed class MountedDisk : SmallDisk
    {
        private readonly string _path;

        private MountedDisk(string database, string path)
            : base(database) => _path = path;

        private string Filler => Path.Combine(_path, "filler");

        public static async Task<MountedDisk> MountAsync(string database, string path, string asOf)
        {
            Directory.CreateDirectory(path);
            await RunAsync("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", path);
            var disk = new MountedDisk(database, path);
            var tables = Directory.CreateDirectory(Path.Combine(path, "tables")).FullName;
            await RunAsync("chown", $"--reference={asOf}", tables);
            await disk.ExecuteAsync($"create tablespace small location '{tables}'");
            await disk.ExecuteAsync("alter table submissions set tablespace small");
            return disk;
        }

        /// <summary>Leaves room for a few.</summary>
        public override Task FillAsync() =>
            RunAsync("fallocate", "-l", (new DriveInfo(_path).AvailableFreeSpace - (96 * 1024)).ToString(CultureInfo.InvariantCulture), Filler);

        public override Task FreeAsync()
        {
            File.Delete(Filler);
            return Task.CompletedTask;
        }

        public override async ValueTask DisposeAsync()
        {
            await FreeAsync();
            await ExecuteAsync("alter table submissions set tablespace pg_default");
            await ExecuteAsync("checkpoint");
            await ExecuteAsync("drop tablespace small");
            await RunAsync("umount", "--lazy", _path);
        }

        private static async Task RunAsync(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var said = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.Should().Be(0, said);
        }
    }
}
