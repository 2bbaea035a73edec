using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Security;

public sealed class SamplePeopleTests
{
    [Fact]
    public async Task Outside_a_local_run_no_sample_person_can_sign_in_or_is_left()
    {
        var database = await TestRun.CopyDatabaseAsync();
        await using (var app = PortalApp.Start(database, new Dictionary<string, string> { ["Portal:LocalRun"] = "false" }))
        {
            using var client = await app.ClientAsync();

            var answer = await client.SendAsync("/en/sign-in", "sign-in", ("Form.Email", PortalApp.Email(Person.Secretariat)), ("Form.Password", PortalApp.Password));

            answer.Location.Should().BeNull();
            answer.Page.Should().Contain("You are not signed in");
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
            (await db.Users.AnyAsync()).Should().BeFalse();
            (await db.Grants.AnyAsync()).Should().BeFalse();
        }

        await TestRun.DropDatabaseAsync(database);
    }
}
