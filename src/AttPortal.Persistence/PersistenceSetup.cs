using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.Persistence;

/// <summary>How the portal reaches its database.</summary>
public static class PersistenceSetup
{
    /// <summary>Registers a pooled context and a factory for code that lives longer than a request.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, Func<IServiceProvider, string> connectionString)
    {
        services.AddPooledDbContextFactory<PortalDbContext>((provider, options) => Configure(options, connectionString(provider)));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext());
        return services;
    }

    /// <summary>The options of every context, also at design time.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("migrations").UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
}
