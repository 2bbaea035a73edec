using System.Net;
using AttPortal.IntegrationTests.Faults;
using AttPortal.IntegrationTests.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Submissions.Api;

/// <summary>The answer is lost, or the portal is killed: a program sends the same again, and has one submission in the end.</summary>
public sealed class ApiFaultTests
{
    [Fact]
    public async Task A_program_that_lost_the_answer_gets_the_same_receipt_when_it_sends_the_request_again()
    {
        var database = await TestRun.CopyDatabaseAsync();
        var line = new DroppedAnswers();
        await using (var app = PortalApp.Start(database, services: services => services.AddSingleton<IStartupFilter>(line)))
        {
            using var program = await ApiProgram.OfAsync(app);
            var item = ApiProgram.Item(await SampleCall.AnnounceAsync(app, TimeSpan.FromDays(2)));

            line.Drop = true;
            var lost = () => program.SubmitAsync(item, "lost", ("note.txt", "Note."u8.ToArray()));
            await lost.Should().ThrowAsync<HttpRequestException>();
            line.Drop = false;
            await using var db = SampleCall.Open(app);
            var number = (await db.Submissions.AsNoTracking().SingleAsync()).Number.Value;
            var again = await program.SubmitAsync(item, "lost", ("note.txt", "Note."u8.ToArray()));

            again.Status.Should().Be(HttpStatusCode.OK);
            again.Number.Should().Be(number);
            (await db.Submissions.CountAsync()).Should().Be(1);
        }

        await TestRun.DropDatabaseAsync(database);
    }

    [Fact]
    public async Task What_a_killed_portal_acknowledged_to_a_program_exists_once_and_the_rest_can_be_sent_again()
    {
        var database = await TestRun.CopyDatabaseAsync();
        await using (var after = new AfterFault(database))
        await using (var db = after.Open())
        {
            var call = await SampleCall.AnnounceAsync(db, TimeSpan.FromDays(2));
            var portal = await PortalProcess.StartAsync(database);
            try
            {
                string[] keys = [.. Enumerable.Range(0, 40).Select(i => $"input-{i}")];
                using var program = await ApiProgram.OfAsync(db, portal.Address);
                var acknowledged = new System.Collections.Concurrent.ConcurrentDictionary<string, string>();
                var first = new TaskCompletionSource();
                var running = keys.Select(async key =>
                {
                    try
                    {
                        var answer = await program.SubmitAsync(ApiProgram.Item(call, key), key, ("note.txt", "Note."u8.ToArray()));
                        if (answer.Status == HttpStatusCode.Created)
                        {
                            acknowledged[key] = answer.Number;
                            first.TrySetResult();
                        }
                    }
                    catch (HttpRequestException)
                    {
                        // The portal was killed before it answered.
                    }
                }).ToList();
                await Task.WhenAny(first.Task, Task.WhenAll(running));
                await portal.KillAsync();
                await Task.WhenAll(running);
                acknowledged.Count.Should().BeLessThan(keys.Length, "the portal was killed at work");
                await portal.DisposeAsync();
                portal = await PortalProcess.StartAsync(database);
                using var same = program.At(portal.Address);

                var repeated = await Task.WhenAll(keys.Select(async key => (key, (await same.SubmitAsync(ApiProgram.Item(call, key), key, ("note.txt", "Note."u8.ToArray()))).Number)));

                repeated.Where(r => acknowledged.ContainsKey(r.key)).Should().OnlyContain(r => acknowledged[r.key] == r.Number);
                (await db.Submissions.CountAsync()).Should().Be(keys.Length);
                (await db.Receipts.CountAsync()).Should().Be(keys.Length);
            }
            finally
            {
                await portal.DisposeAsync();
            }
        }

        await TestRun.DropDatabaseAsync(database);
    }

    /// <summary>Lets the portal do all its work, and drops the line instead of answering.</summary>
    private sealed class DroppedAnswers : IStartupFilter
    {
        public bool Drop { get; set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, portal) =>
            {
                if (!Drop)
                {
                    await portal(context);
                    return;
                }

                using var unsent = new MemoryStream();
                context.Response.Body = unsent;
                await portal(context);
                context.Abort();
            });
            next(app);
        };
    }
}
