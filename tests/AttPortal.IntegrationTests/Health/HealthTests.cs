using System.Net;
using System.Text.Json;
using AttPortal.IntegrationTests.Portal;
using Npgsql;

namespace AttPortal.IntegrationTests.Health;

public sealed class HealthTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    public async Task A_portal_that_works_says_so(string address)
    {
        using var client = await portal.App.ClientAsync();

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await StatusAsync(answer)).Should().Be("ok");
    }

    [Fact]
    public async Task Without_its_database_a_portal_lives_but_is_not_ready()
    {
        var database = await TestRun.CopyDatabaseAsync();
        await using var app = PortalApp.Start(database);
        using var client = await app.ClientAsync();
        await TestRun.DropDatabaseAsync(database);

        using var live = await client.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        using var ready = await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));

        live.StatusCode.Should().Be(HttpStatusCode.OK);
        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await ReasonAsync(ready, "database")).Should().Be("The database can't be reached.");
        (await ReasonAsync(ready, "migrations")).Should().Be("Not known, because the database can't be reached.");
    }

    [Fact]
    public async Task A_portal_that_cannot_print_is_not_ready()
    {
        await using var app = PortalApp.Start(
            portal.ConnectionString, new Dictionary<string, string> { ["Portal:PdfWorkerFolder"] = "/nonexistent" });
        using var client = await app.ClientAsync();

        using var ready = await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));

        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await ReasonAsync(ready, "pdf")).Should().Be("The PDF worker does not run; the log says why.");
        (await ReasonAsync(ready, "database")).Should().BeNull();
    }

    [Fact]
    public async Task A_portal_on_a_server_that_may_forget_what_it_confirmed_is_not_ready()
    {
        var database = await TestRun.CopyDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand($"alter database \"{new NpgsqlConnectionStringBuilder(database).Database}\" set synchronous_commit = off");
        await command.ExecuteNonQueryAsync();
        await using var app = PortalApp.Start(database, new Dictionary<string, string> { ["Portal:AcceptVolatileServer"] = "false" });
        using var client = await app.ClientAsync();

        using var ready = await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));

        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await ReasonAsync(ready, "durability")).Should().StartWith("PostgreSQL may lose what it has confirmed, because ").And.Contain("synchronous_commit");
        (await ReasonAsync(ready, "database")).Should().BeNull();
    }

    private static async Task<string?> StatusAsync(HttpResponseMessage answer) =>
        (await ReadAsync(answer)).GetProperty("status").GetString();

    private static async Task<string?> ReasonAsync(HttpResponseMessage answer, string check) =>
        (await ReadAsync(answer)).GetProperty("checks").GetProperty(check).GetProperty("reason").GetString();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
}
