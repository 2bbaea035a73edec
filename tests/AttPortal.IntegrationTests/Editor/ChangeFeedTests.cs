using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Sample;
using AttPortal.Web.Auditing;
using AttPortal.Web.Caching;
using AttPortal.Web.Features.Editor;
using AttPortal.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Editor;

/// <summary>Two instances of the portal that share nothing but the database.</summary>
public sealed class ChangeFeedTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_instance_hears_what_was_saved_on_another_and_shows_it()
    {
        await using var other = await ListeningAsync();
        var edited = other.Services.GetRequiredService<EditedPapers>();
        var before = await edited.FindAsync(PortalSample.MeetingSlug);
        var heard = Heard<PapersChanged>(other);
        var text = new TextId(TextId.Agenda, "i1/title", Language.English);

        await portal.App.Services.GetRequiredService<EditorOperations>().WriteAsync(
            await portal.App.PrincipalAsync(Person.Secretariat), PortalSample.MeetingSlug, text, "Written on the first", before!.Text(text)!.VersionIn(Language.English), CancellationToken.None);

        await heard.WaitAsync(Patience);
        (await edited.FindAsync(PortalSample.MeetingSlug))!.Text(text)!.OriginalText.Should().Be("Written on the first");
    }

    [Fact]
    public async Task Pages_kept_on_one_instance_are_dropped_when_something_public_changes_on_another()
    {
        await using var other = await ListeningAsync();
        var generation = other.Services.GetRequiredService<PublishedGeneration>();
        var before = generation.Current;
        var advanced = new TaskCompletionSource();
        generation.Advanced += advanced.SetResult;

        await RecordAsync("states.act.added");

        await advanced.Task.WaitAsync(Patience);
        generation.Current.Should().NotBe(before);
    }

    [Fact]
    public async Task Pages_are_kept_while_only_a_working_copy_changes()
    {
        await using var other = await ListeningAsync();
        var generation = other.Services.GetRequiredService<PublishedGeneration>();
        var before = generation.Current;
        var heard = Heard<SomethingRecorded>(other);

        await RecordAsync("agenda.item.moved");

        await heard.WaitAsync(Patience);
        generation.Current.Should().Be(before);
    }

    [Fact]
    public async Task Who_is_here_is_known_on_every_instance()
    {
        await using var other = await ListeningAsync();
        var heard = Heard<SomebodyPresent>(other);
        var board = other.Services.GetRequiredService<PresenceBoard>();

        await portal.App.Services.GetRequiredService<PresenceBoard>().SayAsync(new Present(
            PortalSample.MeetingSlug, Guid.NewGuid(), Guid.NewGuid(), "Ana Ruiz", "i6", "i6/annotation", "en", null, DateTimeOffset.UtcNow));

        await heard.WaitAsync(Patience);
        board.On(PortalSample.MeetingSlug).Should().ContainSingle(p => p.Name == "Ana Ruiz" && p.Place == "i6");
    }

    /// <summary>A second instance, once it listens.</summary>
    private async Task<PortalApp> ListeningAsync()
    {
        var listening = new TaskCompletionSource();
        var app = PortalApp.Start(portal.ConnectionString);
        app.Services.GetRequiredService<EditedPapers>();
        app.Services.GetRequiredService<PresenceBoard>();
        app.Services.GetRequiredService<ChangeFeed>().Heard += _ => listening.TrySetResult();
        // It hears its own voice as soon as it listens at all.
        while (!listening.Task.IsCompleted)
        {
            await app.Services.GetRequiredService<ChangeFeed>().AnnouncePresenceAsync("null", CancellationToken.None);
            await Task.WhenAny(listening.Task, Task.Run(() => Thread.Yield()));
        }

        return app;
    }

    private static Task Heard<T>(PortalApp app)
        where T : Change
    {
        var heard = new TaskCompletionSource();
        app.Services.GetRequiredService<ChangeFeed>().Heard += change =>
        {
            if (change is T)
            {
                heard.TrySetResult();
            }
        };
        return heard.Task;
    }

    private async Task RecordAsync(string action)
    {
        await using var db = await portal.App.DatabaseAsync();
        portal.App.Services.GetRequiredService<AuditTrail>().Record(db, Actor.Portal, action, "states/TUV", new { });
        await db.SaveChangesAsync();
    }
}
