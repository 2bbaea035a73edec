using System.Text.Encodings.Web;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Features.Mail;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using AttPortal.Web.Startup;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AttPortal.IntegrationTests.Mail;

/// <summary>A database on which no portal runs, so that nobody but the test sends its mail.</summary>
public sealed class MailDatabase : IAsyncLifetime, IDbContextFactory<PortalDbContext>
{
    private string? _connection;
    private PortalApp? _portal;

    public async Task InitializeAsync()
    {
        _connection = await TestRun.CopyDatabaseAsync();
        _portal = await TestRun.ReadingApp;
    }

    public Task DisposeAsync() => TestRun.DropDatabaseAsync(_connection!);

    public PortalDbContext CreateDbContext()
    {
        var context = new DesignTimeFactory().CreateDbContext([]);
        context.Database.SetConnectionString(_connection!);
        return context;
    }

    /// <summary>Orders messages and saves.</summary>
    public async Task OrderAsync(params IEnumerable<(MailRecipient To, string Kind, IReadOnlyList<MailArgument> Arguments, string Key)> orders)
    {
        await using var db = CreateDbContext();
        foreach (var (to, kind, arguments, key) in orders)
        {
            MailOrders.Order(db, to, kind, arguments, $"opens/{key}", key);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>The order of this key as it stands.</summary>
    public async Task<MailOrder> FindAsync(string key)
    {
        await using var db = CreateDbContext();
        return await db.MailOrders.SingleAsync(o => o.Key == key);
    }

    /// <summary>Changes what time would change.</summary>
    public async Task ChangeAsync(FormattableString sql)
    {
        await using var db = CreateDbContext();
        await db.Database.ExecuteSqlAsync(sql);
    }

    /// <summary>One instance of the portal, as far as it sends mail.</summary>
    /// <param name="port">Of the mail server.</param>
    /// <param name="seconds">How long a message may take.</param>
    internal MailDispatch Instance(int port, int seconds = 60)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:PublicAddress"] = "https://portal.example.org",
            ["Portal:Smtp:Host"] = "127.0.0.1",
            ["Portal:Smtp:Port"] = $"{port}",
            ["Portal:Smtp:UseTls"] = "false",
            ["Portal:Smtp:From"] = "AttPortal <portal@example.org>",
            ["Portal:Smtp:TimeoutSeconds"] = $"{seconds}",
        }).Build();
        return Instance(configuration, settings => new SmtpCarrier(settings));
    }

    /// <summary>One instance that writes mail into a folder.</summary>
    internal MailDispatch FolderInstance(string folder) =>
        Instance(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:LocalRun"] = "true", ["Portal:PublicAddress"] = "http://localhost:5080" }).Build(), _ => new FolderCarrier(folder));

    private MailDispatch Instance(IConfiguration configuration, Func<SmtpSettings, IMailCarrier> carrier)
    {
        var services = _portal!.Services;
        var settings = new SmtpSettings(configuration);
        var mode = new LocalRun(configuration);
        var address = new PortalAddress(configuration, services.GetRequiredService<IServer>(), mode);
        var composer = new MailComposer(services.GetRequiredService<Phrases>(), address, services.GetRequiredService<HtmlEncoder>());
        return new MailDispatch(this, composer, new MailMessages(composer, address, settings), [carrier(settings)], mode, NullLogger<MailDispatch>.Instance);
    }
}
