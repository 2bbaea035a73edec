using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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

    [Fact]
    public async Task Sessions_that_had_no_number_get_one_in_the_order_in_which_they_are_held()
    {
        await using var context = new DesignTimeFactory().CreateDbContext([]);
        context.Database.SetConnectionString(await TestRun.EmptyDatabaseAsync());
        var migrator = context.GetService<IMigrator>();
        await migrator.MigrateAsync("20261121140820_AddFiles");
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        // Only the sessions matter: what they belong to is left out.
        await context.Database.ExecuteSqlAsync($"""
            alter table sessions disable trigger all;
            insert into sessions (meeting_id, date, start_time, end_time) values
              ({one}, '2026-03-18', '15:00', '18:00'), ({one}, '2026-03-18', '10:00', '13:00'), ({one}, '2026-03-17', '15:00', '18:00'), ({other}, '2026-03-19', '10:00', '13:00');
            alter table sessions enable trigger all;
            """);

        await migrator.MigrateAsync();

        (await context.Database.SqlQuery<string>($"select number || ' ' || date || ' ' || start_time || ' ' || changes as \"Value\" from sessions where meeting_id = {one} order by number").ToListAsync())
            .Should().Equal("1 2026-03-17 15:00:00 []", "2 2026-03-18 10:00:00 []", "3 2026-03-18 15:00:00 []");
        (await context.Database.SqlQuery<int>($"select number as \"Value\" from sessions where meeting_id = {other}").ToListAsync()).Should().Equal(1);
    }
}
