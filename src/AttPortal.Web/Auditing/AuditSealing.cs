using AttPortal.Persistence.Auditing;

namespace AttPortal.Web.Auditing;

/// <summary>Seals what was written into the audit log, a few seconds after.</summary>
/// <param name="sealer">Does it.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where a failure is written down.</param>
internal sealed partial class AuditSealing(AuditSealer sealer, TimeProvider clock, ILogger<AuditSealing> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await sealer.SealAsync(stoppingToken) > 0)
                {
                    // More may wait than is sealed under one head.
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // The register itself may have been damaged; the portal goes on, and the check says where.
                LogFailed(logger, error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The audit log could not be sealed and will be sealed later.")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
