using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Submissions;

namespace AttPortal.IntegrationTests.Faults;

/// <summary>kill -9 of the portal at random instants, while several delegations submit.</summary>
public sealed class KilledPortalTests
{
    [Fact]
    public async Task What_a_killed_portal_acknowledged_exists_once_and_the_rest_can_be_sent_again()
    {
        var database = await TestRun.CopyDatabaseAsync();
        await using var after = new AfterFault(database);
        await using (var db = after.Open())
        {
            using var surge = new Surge(await SampleCall.AnnounceAsync(db, TimeSpan.FromDays(2)));
            var portal = await PortalProcess.StartAsync(database);
            try
            {
                await surge.OpenAsync(portal.Address);
                for (var round = 0; round < Surge.Rounds; round++)
                {
                    var running = surge.RunAsync(portal.Address);
                    // One has just got a receipt; all the others are somewhere on their way to one.
                    await surge.AcknowledgedAsync(Random.Shared.Next(1, 60));
                    await portal.KillAsync();
                    await running;
                    surge.Unacknowledged.Should().NotBeEmpty("the portal was killed at work");

                    await portal.DisposeAsync();
                    portal = await PortalProcess.StartAsync(database);
                    await after.ExpectAsync(surge);
                    await surge.RepeatAsync(portal.Address);
                    await after.ExpectAllAsync(surge);
                }
            }
            finally
            {
                await portal.DisposeAsync();
            }
        }

        await TestRun.DropDatabaseAsync(database);
    }
}
