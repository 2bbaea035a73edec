using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AttPortal.Persistence;

/// <summary>How the portal reaches its database.</summary>
public static class PersistenceSetup
{
    /// <summary>How many connections one instance of the portal holds at most, unless the connection string says otherwise.</summary>
    private const int Connections = 40;

    /// <summary>Registers a pooled context and a factory for code that lives longer than a request.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, Func<IServiceProvider, string> connectionString)
    {
        services.AddPooledDbContextFactory<PortalDbContext>((provider, options) => Configure(options, connectionString(provider)));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext());
        return services;
    }

    /// <summary>The options of every context, also at design time.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Completed(connectionString), npgsql => npgsql.MigrationsHistoryTable("migrations").UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    private static string Completed(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // A server takes 100 connections unless told otherwise, and refuses the next. Whoever comes while all of the portal's are in
        // use waits a moment instead, and two instances and whoever looks after the server still find room.
        if (!settings.ShouldSerialize("Maximum Pool Size"))
        {
            settings.MaxPoolSize = Connections;
        }

        // Nothing that the portal does leaves a trace in a connection that would have to be wiped out before its next use, and with
        // it what the server has learned of how to check keys and run triggers.
        if (!settings.ShouldSerialize("No Reset On Close"))
        {
            settings.NoResetOnClose = true;
        }

        return settings.ConnectionString;
    }
}
