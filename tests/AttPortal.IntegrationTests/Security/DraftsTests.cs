using System.Text.RegularExpressions;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Security;

/// <summary>Whoever may not see a draft is answered exactly as for a draft that does not exist.</summary>
public sealed partial class DraftsTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Circulated = "csp12-wgtu-2026-03-18";
    private const string Draft = "csp12-wgtu-2026-09-09";
    private const string Nothing = "csp12-wgtu-2026-09-10";

    public async Task InitializeAsync()
    {
        await using var db = await portal.App.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        if (await db.Meetings.AnyAsync(m => m.Slug == Draft))
        {
            return;
        }

        var day = new DateOnly(2026, 9, 9);
        var title = LocalizedText.Written(Language.English, "A meeting being prepared");
        var meeting = new Meeting(MeetingId.New(), Draft, title, "WGTU", 12, day, day, LocalizedText.Empty(Language.English), VenueTime.Geneva, [], "Test");
        var agenda = new Agenda(AgendaId.New(), meeting.Id, Language.English);
        var item = agenda.AddItem().Value;
        agenda.Write(Agenda.TitleKey(item.Key), Language.English, "A secret item", 0).IsRefused.Should().BeFalse();
        db.Add(meeting);
        db.Add(agenda);
        db.Add(new Letter(LetterId.New(), meeting.Id, Language.English, day, VenueTime.InGeneva(day, new TimeOnly(23, 59)), "info@example.org"));
        await db.SaveChangesAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("agenda")]
    [InlineData("letter")]
    [InlineData("annex-a")]
    [InlineData("agenda.pdf")]
    [InlineData("letter.pdf")]
    [InlineData("package.pdf")]
    [InlineData("versions")]
    [InlineData("versions/0/agenda")]
    [InlineData("versions/0/agenda.pdf")]
    [InlineData("compare?from=0&to=1")]
    public async Task A_draft_and_nothing_at_all_are_answered_alike_to_the_public_and_to_readers(string path)
    {
        foreach (var person in new[] { Person.Anonymous, Person.Reader })
        {
            await AlikeAsync(person, Draft, path);
        }
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("circulate")]
    [InlineData("adopt")]
    [InlineData("history")]
    [InlineData("history/0")]
    [InlineData("letter-facts")]
    public async Task A_reader_is_told_nothing_of_what_others_prepare(string path)
    {
        await AlikeAsync(Person.Reader, Draft, path);
        await AlikeAsync(Person.Reader, Circulated, path);
    }

    [Fact]
    public async Task Who_prepares_it_can_open_it()
    {
        using var client = await portal.App.ClientAsync(Person.CoChair);

        (await client.PageAsync($"/en/meetings/{Draft}/circulate")).Should().Contain("Circulate");
    }

    private async Task AlikeAsync(Person person, string slug, string path)
    {
        using var client = await portal.App.ClientAsync(person);

        var real = await AnswerAsync(client, slug, path);
        var none = await AnswerAsync(client, Nothing, path);

        real.Should().Be(none);
        real.Should().StartWith("404");
    }

    private static async Task<string> AnswerAsync(HttpClient client, string slug, string path)
    {
        using var answer = await client.GetAsync(new Uri($"/en/meetings/{slug}/{path}", UriKind.Relative));
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Set-Cookie" or "Content-Length"))
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);
        var text = $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{await answer.Content.ReadAsStringAsync()}";
        // Tokens differ between any two answers to the same address; all else must not.
        return Token().Replace(text.Replace(slug, "SLUG", StringComparison.Ordinal), "TOKEN");
    }

    [GeneratedRegex("CfDJ8[\\w+/=-]+")]
    private static partial Regex Token();
}
