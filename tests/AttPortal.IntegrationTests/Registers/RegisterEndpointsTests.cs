using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Registers;

public sealed class RegisterEndpointsTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        var sealer = portal.App.Services.GetRequiredService<AuditSealer>();
        while (await sealer.SealAsync(default) > 0)
        {
            // A thousand at a time.
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(Person.Reader)]
    [InlineData(Person.CoChair)]
    public async Task How_many_entries_there_are_is_told_to_the_Secretariat_alone(Person person)
    {
        using var client = await portal.App.ClientAsync(person);

        (await client.StatusAsync("/register/heads")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_head_can_be_verified_with_the_public_key_and_nothing_else_of_ours()
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        using var anybody = await portal.App.ClientAsync();

        using var file = JsonDocument.Parse(await secretariat.GetStringAsync(new Uri("/register/heads", UriKind.Relative)));
        using var keys = JsonDocument.Parse(await anybody.GetStringAsync(new Uri("/register/keys", UriKind.Relative)));

        var head = file.RootElement.GetProperty("heads").EnumerateArray().Single(h => h.GetProperty("log").GetString() == "audit");
        var pem = keys.RootElement.GetProperty("keys").EnumerateArray().Single(k => k.GetProperty("id").GetString() == head.GetProperty("keyId").GetString());
        using var key = ECDsa.Create();
        key.ImportFromPem(pem.GetProperty("publicKey").GetString());
        key.VerifyData(
            Encoding.UTF8.GetBytes(head.GetProperty("signed").GetString()!),
            Convert.FromBase64String(head.GetProperty("signature").GetString()!),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence).Should().BeTrue();
    }

    [Fact]
    public async Task The_page_of_the_audit_log_says_when_it_was_sealed_and_leads_to_the_signed_state()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        var page = await client.PageAsync("/en/audit");

        page.Should().Contain("Last sealed: ").And.Contain("href=\"/register/heads\"");
    }
}
