using AttPortal.IntegrationTests.Mail;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Faults;

/// <summary>Mail is only a copy: a mail server that is away stops nobody from submitting.</summary>
public sealed class MailServerDownTests
{
    [Fact]
    public async Task Submissions_go_on_while_the_mail_server_is_away_and_their_copies_wait()
    {
        int port;
        await using (var server = new MailServer())
        {
            port = server.Port;
        }

        var database = await TestRun.CopyDatabaseAsync();
        await using (var after = new AfterFault(database))
        await using (var app = PortalApp.Start(database, Settings(port)))
        {
            using var surge = new Surge(await SampleCall.AnnounceAsync(app, TimeSpan.FromDays(2)));
            await surge.OpenAsync(app.Address);

            (await surge.SendAsync(app.Address, surge.Write())).Should().BeTrue();
            await RefusedAsync(after);
            (await surge.SendAsync(app.Address, surge.Write(1))).Should().BeTrue();

            await after.ExpectAllAsync(surge);
            await AfterFault.ReadyAsync(app.Address);
            await using var db = after.Open();
            (await db.MailOrders.Where(o => o.Key!.StartsWith("receipt:")).AllAsync(o => o.SentAt == null)).Should().BeTrue();
        }

        await TestRun.DropDatabaseAsync(database);
    }

    /// <summary>Waits until the portal has tried to send a copy and could not.</summary>
    private static async Task RefusedAsync(AfterFault after)
    {
        using var patience = new CancellationTokenSource(Surge.Patience);
        await using var db = after.Open();
        while (!await db.MailOrders.AnyAsync(o => o.Key!.StartsWith("receipt:") && o.LastError != null, patience.Token))
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private static Dictionary<string, string> Settings(int port) => new()
    {
        ["Portal:Smtp:Host"] = "127.0.0.1",
        ["Portal:Smtp:Port"] = $"{port}",
        ["Portal:Smtp:From"] = "AttPortal <portal@sample.invalid>",
        ["Portal:Smtp:UseTls"] = "false",
        ["Portal:Smtp:TimeoutSeconds"] = "1",
        ["Portal:LogLevel"] = "Fatal",
    };
}
