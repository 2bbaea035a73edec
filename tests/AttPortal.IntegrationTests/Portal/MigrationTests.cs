using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Portal;

public sealed class MigrationTests
{
    [Fact]
    public void The_model_and_the_migrations_agree()
    {
        using var context = new DesignTimeFactory().CreateDbContext([]);

        context.Database.HasPendingModelChanges().Should()
            .BeFalse("a change of the model needs a migration: run src/add-migration");
    }

    [Fact]
    public async Task An_empty_database_takes_all_migrations()
    {
        await using var context = new DesignTimeFactory().CreateDbContext([]);
        context.Database.SetConnectionString(await TestRun.EmptyDatabaseAsync());

        await context.Database.MigrateAsync();

        (await context.Database.GetPendingMigrationsAsync()).Should().BeEmpty();
    }
}
