using System.Security.Claims;
using System.Text.Json;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Sample;
using AttPortal.Web.Features.Editor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AttPortal.IntegrationTests.Editor;

public sealed class WriteTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Slug = PortalSample.MeetingSlug;
    private const string WaitingHere = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    private static readonly CancellationToken None = CancellationToken.None;

    private EditorOperations Operations => portal.App.Services.GetRequiredService<EditorOperations>();

    [Fact]
    public async Task What_is_written_stands_and_carries_the_next_version()
    {
        var person = await portal.App.PrincipalAsync(Person.Secretariat);
        var text = new TextId(TextId.Agenda, "i1/annotation", Language.French);
        var version = await VersionAsync(text);

        var written = await Operations.WriteAsync(person, Slug, text, "Nouveau texte.", version, None);

        written.Value.Version.Should().Be(version + 1);
        (await TextAsync(text)).In(Language.French).Should().Be("Nouveau texte.");
    }

    [Fact]
    public async Task Whoever_read_an_older_version_is_refused_and_what_stands_is_untouched()
    {
        var person = await portal.App.PrincipalAsync(Person.Secretariat);
        var other = await portal.App.PrincipalAsync(Person.CoChair);
        var text = new TextId(TextId.Agenda, "i2/annotation", Language.English);
        var version = await VersionAsync(text);
        await Operations.WriteAsync(person, Slug, text, "First.", version, None);

        var refused = await Operations.WriteAsync(other, Slug, text, "Second.", version, None);

        refused.Error!.Code.Should().Be("text.conflict");
        (await TextAsync(text)).In(Language.English).Should().Be("First.");
    }

    [Fact]
    public async Task A_save_that_is_broken_off_while_it_waits_leaves_no_transaction_behind()
    {
        var person = await portal.App.PrincipalAsync(Person.Secretariat);
        var text = new TextId(TextId.Agenda, "i8/annotation", Language.English);
        await using var other = new NpgsqlConnection(portal.ConnectionString);
        await other.OpenAsync();
        await using (var turn = await other.BeginTransactionAsync())
        {
            await ScalarAsync(other, "select id from agendas for update");
            using var window = new CancellationTokenSource();
            var save = Operations.WriteAsync(person, Slug, text, "Never read.", 1, window.Token);
            while (await ScalarAsync(other, WaitingHere) is 0L)
            {
                await Task.Yield();
            }

            await window.CancelAsync();

            await save.Awaiting(s => s).Should().ThrowAsync<OperationCanceledException>();
        }

        (await ScalarAsync(other, "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%' and query like 'select from agendas%'")).Should().Be(0L);
    }

    [Fact]
    public async Task Five_people_who_write_different_texts_at_once_lose_nothing()
    {
        var texts = new[] { "i3/title", "i3/annotation", "i4/title", "i4/annotation", "i5/annotation" };
        var people = await Task.WhenAll(texts.Select((_, i) => portal.App.ColleagueAsync($"Colleague {i}")));

        await Task.WhenAll(texts.Select((key, i) => TypeAsync(people[i], new TextId(TextId.Agenda, key, Language.Spanish), 20)));

        foreach (var key in texts)
        {
            (await TextAsync(new TextId(TextId.Agenda, key, Language.Spanish))).In(Language.Spanish).Should().EndWith($"{key} 20");
        }
    }

    [Fact]
    public async Task Five_people_who_write_one_text_at_once_each_save_or_are_told()
    {
        var text = new TextId(TextId.Letter, "closing", Language.Russian);
        var people = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => portal.App.ColleagueAsync($"Writer {i}")));
        var version = await VersionAsync(text);

        var results = await Task.WhenAll(people.Select((person, i) => Operations.WriteAsync(person, Slug, text, $"Text {i}", version, None)));

        results.Count(r => !r.IsRefused).Should().Be(1);
        results.Where(r => r.IsRefused).Should().OnlyContain(r => r.Error!.Code == "text.conflict");
        var winner = results.Single(r => !r.IsRefused).Value;
        (await TextAsync(text)).In(Language.Russian).Should().Be(winner.Text);
    }

    [Fact]
    public async Task A_spell_of_writing_is_one_record_with_the_text_before_and_after()
    {
        var first = await portal.App.ColleagueAsync("Ana Ruiz");
        var second = await portal.App.ColleagueAsync("Ben Okoro");
        var text = new TextId(TextId.Agenda, "i6/title", Language.French);
        var before = (await TextAsync(text)).In(Language.French);
        await TypeAsync(first, text, 12);

        await Operations.WriteAsync(second, Slug, text, "Autre titre", await VersionAsync(text), None);

        await using var db = await portal.App.DatabaseAsync();
        var record = await db.AuditEntries.SingleAsync(e => e.Who == "Ana Ruiz");
        var detail = JsonDocument.Parse(record.Detail).RootElement;
        record.Action.Should().Be("agenda.text.written");
        record.Subject.Should().Be($"meetings/{Slug}");
        detail.GetProperty("before").GetString().Should().Be(before);
        detail.GetProperty("after").GetString().Should().Be("i6/title 12");
    }

    [Fact]
    public async Task A_spell_that_is_over_is_recorded_without_another_act()
    {
        var clock = new MovedClock();
        await using var app = PortalApp.Start(portal.ConnectionString, services: services => services.AddSingleton<TimeProvider>(clock));
        var person = await app.ColleagueAsync("Carla Diaz");
        var text = new TextId(TextId.Letter, "salutation", Language.Spanish);
        await app.Services.GetRequiredService<EditorOperations>().WriteAsync(person, Slug, text, "Estimadas delegaciones:", await VersionAsync(text), None);
        var log = app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<WritingLog>().Single();
        await using var db = await app.DatabaseAsync();
        (await db.AuditEntries.AnyAsync(e => e.Who == "Carla Diaz")).Should().BeFalse();
        clock.Ahead = TimeSpan.FromMinutes(1);

        await log.RecordAsync(None);

        (await db.AuditEntries.SingleAsync(e => e.Who == "Carla Diaz")).Detail.Should().Contain("Estimadas delegaciones:");
    }

    [Fact]
    public async Task A_right_withdrawn_is_gone_with_the_next_save()
    {
        var person = await portal.App.ColleagueAsync("Dora Weiss");
        var text = new TextId(TextId.Agenda, "i7/title", Language.Chinese);
        var id = Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier)!);
        (await Operations.WriteAsync(person, Slug, text, "一", await VersionAsync(text), None)).IsRefused.Should().BeFalse();
        await using var db = await portal.App.DatabaseAsync();
        await db.Grants.Where(g => g.UserId == id).ExecuteDeleteAsync();

        var refused = await Operations.WriteAsync(person, Slug, text, "二", await VersionAsync(text), None);

        refused.Error!.Code.Should().Be("papers.not-yours");
        (await TextAsync(text)).In(Language.Chinese).Should().Be("一");
    }

    [Fact]
    public async Task A_reader_may_write_nothing()
    {
        var reader = await portal.App.PrincipalAsync(Person.Reader);

        var refused = await Operations.RemoveItemAsync(reader, Slug, "i8", None);

        refused.Error!.Code.Should().Be("papers.not-yours");
    }

    [Fact]
    public async Task An_item_that_was_removed_comes_back_to_its_place()
    {
        var person = await portal.App.PrincipalAsync(Person.CoChair);
        await Operations.RemoveItemAsync(person, Slug, "i2", None);

        var restored = await Operations.RestoreItemAsync(person, Slug, "i2", 2, None);

        restored.IsRefused.Should().BeFalse();
        await using var db = await portal.App.DatabaseAsync();
        (await db.Agendas.SingleAsync()).Items.Single(i => i.Key == "i2").Number.Should().Be(2);
    }

    private async Task TypeAsync(ClaimsPrincipal person, TextId text, int saves)
    {
        var version = await VersionAsync(text);
        for (var save = 1; save <= saves; save++)
        {
            var written = await Operations.WriteAsync(person, Slug, text, $"{text.Key} {save}", version, None);
            version = written.Value.Version;
        }
    }

    private async Task<int> VersionAsync(TextId text) => (await TextAsync(text)).VersionIn(text.Language);

    private async Task<LocalizedText> TextAsync(TextId text)
    {
        await using var db = await portal.App.DatabaseAsync();
        return text.In(await db.Agendas.AsNoTracking().SingleAsync(), await db.Letters.AsNoTracking().SingleAsync())!;
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
