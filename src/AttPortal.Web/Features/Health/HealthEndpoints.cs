using System.Net.Mime;
using AttPortal.Documents.Pdf;
using AttPortal.Persistence;
using AttPortal.Web.Caching;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AttPortal.Web.Features.Health;

/// <summary>Tells a load balancer or a container engine whether this instance lives, and whether it can work.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseCheck>("database", timeout: Patience)
        .AddCheck<MigrationCheck>("migrations", timeout: Patience)
        .AddCheck<DurabilityCheck>("durability", timeout: Patience)
        .AddCheck<PrintingCheck>("pdf", timeout: Patience);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        // Alive means that it answers: a database that is away is no reason to end the process.
        app.MapHealthChecks("/healthz/live", Options(_ => false)).WithMetadata(KeptNowhere.Mark).RequireAuthorization(Policies.Public);
        app.MapHealthChecks("/healthz/ready", Options(_ => true)).WithMetadata(KeptNowhere.Mark).RequireAuthorization(Policies.Public);
    }

    private static HealthCheckOptions Options(Func<HealthCheckRegistration, bool> which) =>
        new() { Predicate = which, ResponseWriter = WriteAsync };

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthAnswer(
            Word(report.Status),
            report.Entries.ToDictionary(check => check.Key, check => new CheckAnswer(Word(check.Value.Status), Reason(check.Value)))),
        options: null,
        MediaTypeNames.Application.Json,
        context.RequestAborted);

    /// <summary>Everybody may read this: what a check did not expect stays in the log.</summary>
    private static string? Reason(HealthReportEntry entry) =>
        entry.Exception is null ? entry.Description : "The check itself failed; the log says why.";

    private static string Word(HealthStatus status) => status == HealthStatus.Healthy ? "ok" : "failed";

    private sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, CheckAnswer> Checks);

    private sealed record CheckAnswer(string Status, string? Reason);
}

internal sealed class DatabaseCheck(IDbContextFactory<PortalDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database can't be reached.");
    }
}

internal sealed class MigrationCheck(IDbContextFactory<PortalDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            return HealthCheckResult.Unhealthy("Not known, because the database can't be reached.");
        }

        var open = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        return open == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The database is older than this portal: {open} migration(s) not yet applied.");
    }
}

internal sealed class PrintingCheck(PdfPrinter printer) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var outcome = await printer.CheckAsync(cancellationToken);
        if (!outcome.IsRefused)
        {
            return HealthCheckResult.Healthy();
        }

        return HealthCheckResult.Unhealthy(outcome.Error.Code switch
        {
            "print.fonts-missing" => $"Fonts are missing: {string.Join(", ", outcome.Error.Arguments)}. Install fonts-noto-core and fonts-noto-cjk.",
            "print.timeout" => "The PDF worker does not answer in time.",
            _ => "The PDF worker does not run; the log says why.",
        });
    }
}
