using System.Threading.Channels;

namespace AttPortal.Web.Features.Accounts;

/// <summary>
/// Requests for a new password that wait for a moment, so that answering one takes as long with an account as without. They are
/// not kept: whoever gets no letter asks again.
/// </summary>
internal sealed class ForgottenPasswords
{
    private readonly Channel<string> waiting = Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Adds a request.</summary>
    public void Add(string email) => waiting.Writer.TryWrite(email);

    /// <summary>The requests as they come.</summary>
    public IAsyncEnumerable<string> AllAsync(CancellationToken cancellation) => waiting.Reader.ReadAllAsync(cancellation);
}

/// <summary>Orders the letters that were asked for.</summary>
/// <param name="asked">The requests.</param>
/// <param name="scopes">Each request gets services of its own.</param>
/// <param name="logger">Where a failure is told.</param>
internal sealed partial class ForgottenPasswordWorker(ForgottenPasswords asked, IServiceScopeFactory scopes, ILogger<ForgottenPasswordWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var email in asked.AllAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<PasswordOperations>().SendAsync(email, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailure(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A letter for a new password could not be ordered; whoever waits for it will ask again.")]
    private partial void LogFailure(Exception error);
}
