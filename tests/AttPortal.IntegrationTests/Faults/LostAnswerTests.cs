using System.Net.Sockets;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Faults;

/// <summary>The line drops when the portal has done its work, or while it works.</summary>
public sealed class LostAnswerTests
{
    [Fact]
    public async Task Whoever_lost_the_answer_gets_the_same_receipt_when_they_send_the_form_again()
    {
        var line = new DroppedAnswers();
        await using var site = await Site.OpenAsync(line);
        var input = site.Surge.Write();

        line.Drop = true;
        (await site.Surge.SendAsync(site.App.Address, input)).Should().BeFalse("the answer never came");
        line.Drop = false;
        await using var db = site.After.Open();
        var number = db.Submissions.Single(s => s.DraftId == new Domain.Submissions.DraftId(input.Draft)).Number.Value;
        await site.Surge.RepeatAsync(site.App.Address);

        input.Receipt.Should().Be(number);
        (await site.Surge.NumberNowAsync(site.App.Address, input)).Should().Be(number);
        await site.After.ExpectAllAsync(site.Surge);
    }

    [Fact]
    public async Task Whoever_hangs_up_after_sending_has_one_submission_in_the_end()
    {
        await using var site = await Site.OpenAsync(new DroppedAnswers());
        var inputs = Enumerable.Range(0, 16).Select(i => site.Surge.Write(i % 4)).ToList();

        await Task.WhenAll(inputs.Select(async (input, i) =>
        {
            var (head, body) = await site.Surge.BytesAsync(site.App.Address, input);
            using var client = new TcpClient { LingerState = new LingerOption(true, 0) };
            await client.ConnectAsync(site.App.Address.Host, site.App.Address.Port);
            await client.Client.SendAsync(head);
            // Some hang up in the middle of the form, some when all of it is sent.
            await client.Client.SendAsync(body.AsMemory(0, i % 4 == 0 ? body.Length / 2 : body.Length));
        }));
        await site.Surge.RepeatAsync(site.App.Address);

        await site.After.ExpectAllAsync(site.Surge);
    }

    private sealed class Site(string database, PortalApp app, AfterFault after, Surge surge) : IAsyncDisposable
    {
        public PortalApp App => app;

        public AfterFault After => after;

        public Surge Surge => surge;

        public static async Task<Site> OpenAsync(DroppedAnswers line)
        {
            var database = await TestRun.CopyDatabaseAsync();
            var app = PortalApp.Start(database, services: services => services.AddSingleton<IStartupFilter>(line));
            var surge = new Surge(await SampleCall.AnnounceAsync(app, TimeSpan.FromDays(2)));
            await surge.OpenAsync(app.Address);
            return new Site(database, app, new AfterFault(database), surge);
        }

        public async ValueTask DisposeAsync()
        {
            surge.Dispose();
            await after.DisposeAsync();
            await app.DisposeAsync();
            await TestRun.DropDatabaseAsync(database);
        }
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
