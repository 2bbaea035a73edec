using System.Net;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Persistence.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Faults;

/// <summary>What must hold whatever happened, read from the database and not through the portal.</summary>
/// <param name="connectionString">The database.</param>
internal sealed class AfterFault(string connectionString) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddPersistence(_ => connectionString).BuildServiceProvider();

    public PortalDbContext Open() => _services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    /// <summary>
    /// Everything acknowledged exists exactly once, with the words that were sent and the digest that the sender was shown, and its
    /// receipt verifies; nothing exists twice or in part; nothing of the registers was altered.
    /// </summary>
    public async Task ExpectAsync(Surge surge)
    {
        await using var db = Open();
        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Number == surge.Call);
        var meeting = await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == call.MeetingId);
        var delegations = await db.Delegations.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Slug);
        var kept = (await db.Submissions.AsNoTracking().Where(s => s.CallId == call.Id).ToListAsync()).ToDictionary(s => s.DraftId.Value);
        var receipts = (await db.Receipts.AsNoTracking().ToListAsync()).ToDictionary(r => r.SubmissionId);
        var copies = (await db.MailOrders.AsNoTracking().Where(o => o.Key != null && o.Key.StartsWith("receipt:")).Select(o => o.Key!).ToListAsync()).ToLookup(k => k.Split(':')[1]);

        foreach (var input in surge.Sent.Where(s => s.Page is not null))
        {
            kept.Should().ContainKey(input.Draft, "it was acknowledged as {0}", input.Receipt);
            var submission = kept[input.Draft];
            submission.Number.Value.Should().Be(input.Receipt);
            input.Page.Should().Contain(submission.TextSha256());
        }

        var sent = surge.Sent.ToDictionary(s => s.Draft);
        foreach (var submission in kept.Values)
        {
            submission.Texts.Single(t => t.Key == SubmissionFields.Issue).Text.Should().Be(sent[submission.DraftId.Value].Issue);
            receipts.Should().ContainKey(submission.Id);
            copies[submission.Number.Value].Should().NotBeEmpty("the mail was ordered with it");
            var entry = ReceiptFacts.Entry(submission, $"{meeting.Slug}/{call.Number}", delegations[submission.DelegationId]);
            (await RegisterReader.CheckLeafAsync(db, receipts[submission.Id].RegisterIndex, entry)).Standing.Should().Be(LeafStanding.Stands);
        }

        var reports = await RegisterCheck.RunAsync(db, [], default);
        reports.SelectMany(r => r.Findings).Should().BeEmpty();
        (await SubmissionCheck.RunAsync(db, default)).Findings.Should().BeEmpty();
        (await db.RegisterEntries.CountAsync(e => e.Log == Domain.Registers.RegisterLog.Receipts)).Should().Be(receipts.Count, "there is no entry without a receipt");
    }

    /// <summary>The same, now that everything that was sent has been acknowledged.</summary>
    public async Task ExpectAllAsync(Surge surge)
    {
        surge.Unacknowledged.Should().BeEmpty();
        await ExpectAsync(surge);
        await using var db = Open();
        (await db.Submissions.CountAsync(s => db.Calls.Any(c => c.Id == s.CallId && c.Number == surge.Call))).Should().Be(surge.Sent.Count);
    }

    /// <summary>Waits until the portal says that it is ready, as whoever sends it visitors does.</summary>
    public static async Task ReadyAsync(Uri address)
    {
        using var client = PortalApp.Client(address, new CookieContainer());
        using var patience = new CancellationTokenSource(Surge.Patience);
        while (await client.StatusAsync("/healthz/ready") != HttpStatusCode.OK)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
