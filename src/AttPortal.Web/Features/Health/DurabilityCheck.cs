using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AttPortal.Web.Features.Health;

/// <summary>
/// Whether what the database confirms survives a power cut. A receipt promises that; a server set up to be fast and forgetful
/// can't keep the promise, so the portal does not serve people on it.
/// </summary>
/// <param name="contexts">The database; asked through the portal's own connection, for a role or a database may have other settings than the server.</param>
/// <param name="configuration">Holds the exception that only tests and benchmarks make.</param>
internal sealed class DurabilityCheck(IDbContextFactory<PortalDbContext> contexts, IConfiguration configuration) : IHealthCheck
{
    /// <summary>The setting by which tests and benchmarks accept a server that may forget. Nobody else sets it.</summary>
    public const string Exception = "Portal:AcceptVolatileServer";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (configuration.GetValue(Exception, false))
        {
            return HealthCheckResult.Healthy();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            return HealthCheckResult.Unhealthy("Not known, because the database can't be reached.");
        }

        var off = await db.Database.SqlQuery<string>(
            $"select name as \"Value\" from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off' order by name").ToListAsync(cancellationToken);
        return off.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(
                $"PostgreSQL may lose what it has confirmed, because {string.Join(" and ", off)} {(off.Count == 1 ? "is" : "are")} off. Switch on what is off: a receipt promises that nothing is lost.");
    }
}
