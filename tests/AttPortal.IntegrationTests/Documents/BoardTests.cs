using System.Net;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Portal;
using Microsoft.Playwright;

namespace AttPortal.IntegrationTests.Documents;

/// <summary>The board of a meeting's documents, and what is awaited.</summary>
public sealed class BoardTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Board = $"/en/meetings/{ADocument.Meeting}/documents/board";

    [Fact]
    public async Task Who_does_not_prepare_the_meeting_finds_no_board()
    {
        var document = await ADocument.AddedAsync(portal.App, "A paper on the board", ADocument.ToEverybody);
        foreach (var person in new[] { Person.Reader, Person.Delegate })
        {
            using var client = await portal.App.ClientAsync(person);
            (await client.StatusAsync(Board)).Should().Be(HttpStatusCode.NotFound);
            (await client.StatusAsync($"/en/documents/{document.Id}/languages/fr")).Should().Be(HttpStatusCode.NotFound);
        }

        using var coChair = await portal.App.ClientAsync(Person.CoChair);
        (await coChair.StatusAsync("/en/meetings/csp99-wgtu-2099-01-01/documents/board")).Should().Be(HttpStatusCode.NotFound);
        (await coChair.StatusAsync($"/en/documents/{document.Id}/languages/de")).Should().Be(HttpStatusCode.NotFound);
        (await coChair.StatusAsync("/en/documents/000000000000/languages/fr")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_board_shows_what_the_portal_composed_beside_documents_and_how_far_each_language_has_come()
    {
        await ADocument.AddedAsync(portal.App, "A half translated paper", d =>
        {
            ADocument.Delivered(d, Language.English, 3);
            ADocument.Delivered(d, Language.French, 3);
            d.Revise(d.Current.Symbol!.Revised(1), null).Error.Should().BeNull();
            ADocument.Delivered(d, Language.English, 4);
        });
        using var coChair = await portal.App.ClientAsync(Person.CoChair);

        var page = await coChair.PageAsync(Board);

        page.Should().Contain($"/en/meetings/{ADocument.Meeting}/annex-c").And.Contain("Wednesday 18 February 2026").And.Contain("A half translated paper");
        page[page.IndexOf("A half translated paper", StringComparison.Ordinal)..].Should()
            .Contain(">Stale<").And.Contain(">Missing<").And.Contain(">Checked<");
    }

    [Fact]
    public async Task A_co_chair_notes_from_whom_and_until_when_a_translation_is_awaited()
    {
        var document = await ADocument.AddedAsync(portal.App, "A paper to translate");
        var page = $"/en/documents/{document.Id}/languages/zh";
        using var coChair = await portal.App.ClientAsync(Person.CoChair);

        var refused = await coChair.SendAsync(page, "await", ("from", "Translators"), ("until-date", "2026-03-29"), ("until-hour", "02:30"));
        var noted = await coChair.SendAsync(page, "await", ("from", "Translators"), ("until-date", "2026-03-01"), ("until-hour", "12:00"));

        refused.Page.Should().Contain("The clocks change in that night").And.Contain("value=\"Translators\"");
        noted.Status.Should().Be(HttpStatusCode.Redirect);
        (await coChair.PageAsync(Board)).Should().Contain("Translators").And.Contain("Sunday 1 March 2026, 12:00");
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        (await secretariat.PageAsync("/en/audit")).Should().Contain("Language version awaited");
    }

    [Fact]
    public async Task No_barrier_stands_before_those_who_prepare()
    {
        var document = await ADocument.AddedAsync(portal.App, "A paper for everybody who prepares");
        foreach (var (language, scheme, width) in new[] { ("en", ColorScheme.Light, 1280), ("ar", ColorScheme.Dark, 390) })
        {
            await using var visit = await Browser.OpenAsync(portal.App, Person.Secretariat, new BrowserSettings(language, scheme, Width: width));
            foreach (var path in new[] { $"meetings/{ADocument.Meeting}/documents/board", $"documents/{document.Id}/languages/fr", $"documents/{document.Id}/edit", $"documents/new?meeting={ADocument.Meeting}" })
            {
                await visit.Page.GotoAsync($"/{language}/{path}");

                (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty(path);
                (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0, path);
            }
        }
    }
}
