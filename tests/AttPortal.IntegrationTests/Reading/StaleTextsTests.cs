using System.Text.Json;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Editor;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Sample;
using AttPortal.Web.Features.Editor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Reading;

/// <summary>A version keeps which of its translations rendered an older original when it went out, and says so to readers.</summary>
public sealed class StaleTextsTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Slug = PortalSample.MeetingSlug;

    public async Task InitializeAsync()
    {
        await using var db = await portal.App.DatabaseAsync();
        if (await db.AgendaVersions.CountAsync() > 1)
        {
            return;
        }

        await WriteAsync(new TextId(TextId.Agenda, "i6/annotation", Language.English), " One sentence more.");
        await WriteAsync(new TextId(TextId.Agenda, "i6/annotation", Language.French), "", isConfirmed: true);
        await WriteAsync(new TextId(TextId.Letter, "p1", Language.English), " One sentence more.");
        await WriteAsync(new TextId(TextId.Letter, "A/title", Language.English), " (all)");
        using var client = await portal.App.ClientAsync(Person.CoChair);
        var sent = await client.SendAsync($"/en/meetings/{Slug}/circulate", "send-out", ("Form.IssuedOn", "2026-02-20"), ("Form.Reason", "Translations follow."));
        sent.Location.Should().NotBeNull(sent.Page);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("zh", "说明：译自旧稿")]
    [InlineData("ar", "الشرح: ترجمة نص أقدم")]
    [InlineData("es", "anotación: traducción de un texto anterior")]
    public async Task The_mark_stands_beside_its_text_in_the_language_of_the_page(string language, string words)
    {
        using var reader = await portal.App.ClientAsync();

        var page = await reader.PageAsync($"/{language}/meetings/{Slug}/agenda");

        page[page.IndexOf("id=\"item-i6\"", StringComparison.Ordinal)..page.IndexOf("id=\"item-i7\"", StringComparison.Ordinal)]
            .Should().Contain($"<span class=\"state stale\">{words}</span>");
        page[..page.IndexOf("id=\"item-i6\"", StringComparison.Ordinal)].Should().NotContain(words);
    }

    [Theory]
    [InlineData("/en/meetings/{0}/agenda")]
    [InlineData("/fr/meetings/{0}/agenda")]
    [InlineData("/zh/meetings/{0}/annex-b")]
    public async Task The_original_and_a_translation_that_follows_it_carry_no_mark(string path)
    {
        using var reader = await portal.App.ClientAsync();

        (await reader.PageAsync(string.Format(null, path, Slug))).Should().NotContain("state stale");
    }

    [Fact]
    public async Task The_letter_and_an_annex_are_marked_too()
    {
        using var reader = await portal.App.ClientAsync();

        var letter = await reader.PageAsync($"/fr/meetings/{Slug}/letter");
        letter.Should().MatchRegex("id=\"letter-p1\".*?<span class=\"state stale\">traduction d’un texte antérieur</span></p>").And.Contain("1 texte rend ici un original antérieur");
        (await reader.PageAsync($"/fr/meetings/{Slug}/annex-a")).Should().Contain("titre : traduction d’un texte antérieur");
    }

    [Fact]
    public async Task The_marks_of_languages_say_so_on_the_meetings_page_and_in_the_API()
    {
        using var reader = await portal.App.ClientAsync();

        var page = await reader.PageAsync($"/en/meetings/{Slug}");
        page.Should().Contain("<li class=\"stale\"><a href=\"/ar/meetings/csp12-wgtu-2026-03-18/agenda.pdf\"").And.Contain(", renders an older text")
            .And.NotContain("<li class=\"stale\"><a href=\"/fr/meetings/csp12-wgtu-2026-03-18/agenda.pdf\"");
        var files = JsonDocument.Parse(await reader.PageAsync($"/api/v1/meetings/{Slug}")).RootElement.GetProperty("documents").EnumerateArray()
            .Single(d => d.GetProperty("part").GetString() == "agenda").GetProperty("files").EnumerateArray()
            .ToDictionary(f => f.GetProperty("language").GetString()!, f => f.GetProperty("staleTexts").GetInt32());
        files.Should().Contain("zh", 1).And.Contain("fr", 0).And.Contain("en", 0);
    }

    [Fact]
    public async Task The_version_says_so_also_when_the_translation_follows_later()
    {
        await WriteAsync(new TextId(TextId.Agenda, "i6/annotation", Language.Russian), "", isConfirmed: true);
        using var reader = await portal.App.ClientAsync();

        (await reader.PageAsync($"/ru/meetings/{Slug}/versions/1/agenda")).Should().Contain("аннотация: перевод прежнего текста");
        (await reader.PageAsync($"/ru/meetings/{Slug}/versions/0/agenda")).Should().NotContain("state stale");
    }

    [Fact]
    public async Task A_version_of_which_nobody_wrote_it_down_says_nothing()
    {
        await using var app = PortalApp.Start(portal.ConnectionString);
        await using var db = await app.DatabaseAsync();
        var part = await db.IssuedParts.FirstAsync(p => p.Part == "agenda" && p.Language == Language.Chinese);
        var before = new AttPortal.Domain.Papers.IssuedPart(part.VersionId, part.MeetingId, "annex-z", Language.Chinese, part.Title, part.Tree, [], part.Sha256, 1, null);
        db.IssuedParts.Add(before);
        await db.SaveChangesAsync();
        using var reader = await app.ClientAsync();

        var number = await db.AgendaVersions.Where(v => v.Id == part.VersionId).Select(v => v.Number).SingleAsync();
        (await reader.PageAsync($"/zh/meetings/{Slug}/versions/{number}/annex-z")).Should().NotContain("state stale");
    }

    private async Task WriteAsync(TextId id, string more, bool isConfirmed = false)
    {
        var person = await portal.App.PrincipalAsync(Person.Secretariat);
        var operations = portal.App.Services.GetRequiredService<EditorOperations>();
        await using var db = await portal.App.DatabaseAsync();
        var text = id.In(await db.Agendas.AsNoTracking().SingleAsync(), await db.Letters.AsNoTracking().SingleAsync())!;
        var refused = isConfirmed
            ? (await operations.ConfirmAsync(person, Slug, id, default)).Error
            : (await operations.WriteAsync(person, Slug, id, text.In(id.Language) + more, text.VersionIn(id.Language), default)).Error;
        refused.Should().BeNull();
    }
}
