using System.Diagnostics;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Accounts;

public sealed class AddPersonTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_runs_the_portal_adds_its_first_Secretariat_person_and_is_told_the_password_once()
    {
        var (exitCode, output) = await RunAsync("add-person", "ana@example.org", "Ana Ruiz", "--secretariat");

        exitCode.Should().Be(0, output);
        output.Should().Contain("Ana Ruiz signs in with ana@example.org and the password ");
        await using var db = portal.App.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
        var id = await db.Users.Where(u => u.Email == "ana@example.org").Select(u => u.Id).SingleAsync();
        (await db.Grants.Where(g => g.UserId == id).Select(g => g.Role).SingleAsync()).Should().Be(GrantedRole.Secretariat);
        (await db.AuditEntries.CountAsync(e => e.Action == "people.added" && e.Subject == $"people/{id}")).Should().Be(1);
    }

    [Fact]
    public async Task An_address_that_has_an_account_is_refused_and_a_call_without_a_name_explains_itself()
    {
        (await RunAsync("add-person", "secretariat@sample.invalid", "Somebody")).ExitCode.Should().Be(1);

        var (exitCode, output) = await RunAsync("add-person", "ben@example.org");
        exitCode.Should().Be(2);
        output.Should().Contain("Usage: add-person EMAIL");
    }

    private async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ConnectionStrings__Portal"] = portal.ConnectionString, ["Portal__LogLevel"] = "Warning" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
