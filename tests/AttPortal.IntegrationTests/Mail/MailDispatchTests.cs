using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.LocalServer;
using AttPortal.Persistence.Mail;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Mail;

/// <summary>What becomes of orders, whatever the mail server does and whoever dies.</summary>
public sealed class MailDispatchTests : IClassFixture<MailDatabase>, IAsyncDisposable
{
    private static readonly MailRecipient Ana = new(null, "ana@example.org", "Ana Ruiz", Language.English);

    private readonly MailDatabase _database;
    private readonly MailServer _server = new();

    public MailDispatchTests(MailDatabase database) => _database = database;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Each_message_is_sent_once_however_many_instances_send()
    {
        await OrderAsync([.. Enumerable.Range(0, 30).Select(i => $"once {i}")]);

        var sent = await Task.WhenAll(SendAsync(), SendAsync(), SendAsync());
        var again = await SendAsync();

        await using var db = _database.CreateDbContext();
        (await db.MailOrders.Where(o => o.Key!.StartsWith("once") && o.LastError != null).Select(o => o.LastError).ToListAsync()).Should().BeEmpty();
        sent.Sum().Should().Be(30);
        again.Should().Be(0);
        _server.Received.Select(m => m.MessageId).Should().HaveCount(30).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task What_was_sent_says_so_and_forgets_its_link()
    {
        await OrderAsync("forgotten");

        await SendAsync();

        var order = await _database.FindAsync("forgotten");
        (order.State, order.Path, order.Arguments.Count, order.LastError, order.ClaimedUntil).Should().Be((MailState.Sent, "", 0, null, null));
    }

    [Fact]
    public async Task What_was_refused_is_tried_again_later_and_then_sent_once()
    {
        await OrderAsync("refused");
        _server.Mood = Mood.Refuses;

        await SendAsync();

        var order = await _database.FindAsync("refused");
        order.State.Should().Be(MailState.Waiting);
        order.LastError.Should().Contain("come back later");
        (order.NextAttemptAt - DateTimeOffset.UtcNow).Should().BeCloseTo(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(20));

        _server.Mood = Mood.Takes;
        (await SendAsync()).Should().Be(0, "its time has not come");
        await ComeDueAsync("refused");
        (await SendAsync()).Should().Be(1);
        _server.Received.Should().ContainSingle();
    }

    [Fact]
    public async Task A_server_that_is_away_is_not_asked_for_each_message()
    {
        await OrderAsync([.. Enumerable.Range(0, 20).Select(i => $"away {i}")]);
        var port = _server.Port;
        await _server.DisposeAsync();

        (await _database.Instance(port).SendDueAsync(CancellationToken.None)).Should().Be(0);

        await using var db = _database.CreateDbContext();
        (await db.MailOrders.Where(o => o.Key!.StartsWith("away")).SumAsync(o => o.Attempts)).Should().BeInRange(1, 4);
        await db.MailOrders.Where(o => o.Key!.StartsWith("away")).ExecuteDeleteAsync();
    }

    [Fact]
    public async Task A_server_that_says_nothing_holds_nobody_up_for_long()
    {
        await OrderAsync("hung");
        _server.Mood = Mood.Hangs;

        await _database.Instance(_server.Port, seconds: 1).SendDueAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

        (await _database.FindAsync("hung")).LastError.Should().NotBeNullOrEmpty();
        _server.Mood = Mood.Takes;
        await ComeDueAsync("hung");
        (await SendAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_message_that_may_have_been_taken_comes_again_under_the_same_identity()
    {
        await OrderAsync("dropped");
        _server.Mood = Mood.DropsAfterData;
        await SendAsync();
        (await _database.FindAsync("dropped")).State.Should().Be(MailState.Waiting);

        _server.Mood = Mood.Takes;
        await ComeDueAsync("dropped");
        await SendAsync();

        _server.Received.Select(m => m.MessageId).Should().HaveCount(2).And.AllBe($"<{(await _database.FindAsync("dropped")).Id:N}@portal.example.org>");
    }

    [Fact]
    public async Task An_instance_that_died_with_a_message_in_hand_is_replaced()
    {
        await OrderAsync("in hand");
        await using (var dying = _database.CreateDbContext())
        {
            (await MailOrders.ClaimAsync(dying, CancellationToken.None))!.Key.Should().Be("in hand");
        }

        (await SendAsync()).Should().Be(0);
        await _database.ChangeAsync($"update mail_orders set claimed_until = clock_timestamp() - interval '1 second' where key = 'in hand'");
        (await SendAsync()).Should().Be(1);
    }

    [Fact]
    public async Task After_three_days_nobody_tries_any_more_unless_asked_to()
    {
        await OrderAsync("old");
        await _database.ChangeAsync($"update mail_orders set ordered_at = clock_timestamp() - interval '71 hours 59 minutes 30 seconds' where key = 'old'");
        _server.Mood = Mood.Refuses;

        await SendAsync();

        (await _database.FindAsync("old")).State.Should().Be(MailState.GivenUp);
        _server.Mood = Mood.Takes;
        await ComeDueAsync("old");
        (await SendAsync()).Should().Be(0);
        await using (var db = _database.CreateDbContext())
        {
            var order = await db.MailOrders.SingleAsync(o => o.Key == "old");
            order.TryAgain(DateTimeOffset.UtcNow.AddMinutes(-1)).Should().BeTrue();
            await db.SaveChangesAsync();
        }

        (await SendAsync()).Should().Be(1);
        (await _database.FindAsync("old")).State.Should().Be(MailState.Sent);
    }

    [Fact]
    public async Task What_somebody_switched_off_is_withheld_and_what_must_come_comes_in_their_language()
    {
        await using (var db = _database.CreateDbContext())
        {
            var reader = await db.Users.SingleAsync(u => u.Email == "reader@sample.invalid");
            reader.Language = Language.Arabic;
            db.MutedTopics.Add(new MutedTopic(reader.Id, MailTopic.Receipts));
            await db.SaveChangesAsync();
            var to = new MailRecipient(reader.Id, reader.Email!, reader.DisplayName, Language.English);
            await _database.OrderAsync((to, "receipt", [], "muted"), (to, "trial", Arguments("Ana"), "unmuted"));
        }

        (await SendAsync()).Should().Be(1);

        (await _database.FindAsync("muted")).State.Should().Be(MailState.Withheld);
        (await _database.FindAsync("unmuted")).Language.Should().Be(Language.Arabic);
        _server.Received.Should().ContainSingle().Which.Headers["content-language"].Should().Be("ar");
    }

    [Fact]
    public async Task A_message_that_cannot_be_put_into_words_keeps_nobody_elses_back()
    {
        await _database.OrderAsync((Ana, "no-such-kind", [], "wordless"), (Ana with { Address = "ana@example.org\r\nRCPT TO:<b@example.org>" }, "trial", Arguments("Ana"), "nowhere"), (Ana, "trial", Arguments("Ana"), "worded"));

        (await SendAsync()).Should().Be(1);

        (await _database.FindAsync("wordless")).LastError.Should().Contain("no-such-kind");
        (await _database.FindAsync("nowhere")).LastError.Should().Be("The address can't be used.");
        (await _database.FindAsync("worded")).State.Should().Be(MailState.Sent);
    }

    [Fact]
    public async Task On_ones_own_machine_each_message_is_one_file_however_often_it_is_sent()
    {
        using var folder = new TemporaryFolder();
        var portal = _database.FolderInstance(folder.Path);
        await OrderAsync("filed");
        await portal.SendDueAsync(CancellationToken.None);
        await _database.ChangeAsync($"update mail_orders set sent_at = null where key = 'filed'");
        await portal.SendDueAsync(CancellationToken.None);

        var file = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Should().ContainSingle().Subject;

        var mail = new ReceivedMail([], await File.ReadAllTextAsync(file));
        mail.Text.Should().Contain("http://localhost:5080/en/opens/filed");
        (await _database.FindAsync("filed")).Path.Should().Be("opens/filed", "the page of local mail shows it");
    }

    private static IReadOnlyList<MailArgument> Arguments(string name) => [MailArgument.Of(name), MailArgument.Of(new DateTimeOffset(2026, 3, 5, 22, 59, 0, TimeSpan.Zero))];

    private Task OrderAsync(params IEnumerable<string> keys) => _database.OrderAsync(keys.Select(k => (Ana, "trial", Arguments("Ana"), k)));

    private Task<int> SendAsync() => _database.Instance(_server.Port).SendDueAsync(CancellationToken.None);

    private Task ComeDueAsync(string key) => _database.ChangeAsync($"update mail_orders set next_attempt_at = clock_timestamp() where key = {key}");
}
