using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Startup;

/// <summary>Which database the portal uses.</summary>
internal static class Database
{
    /// <summary>The configuration key of the connection string.</summary>
    public const string ConnectionName = "Portal";

    public static void AddPortalDatabase(this WebApplicationBuilder builder) =>
        builder.Services.AddPersistence(provider => provider.GetRequiredService<IConfiguration>().GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException("No database is named. Set ConnectionStrings__Portal, or start a local portal with src/run."));

    /// <summary>Brings the database to this version of the portal. Several instances may start at once: EF Core takes a lock.</summary>
    public static async Task MigrateAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        await db.Database.MigrateAsync();
    }
}
