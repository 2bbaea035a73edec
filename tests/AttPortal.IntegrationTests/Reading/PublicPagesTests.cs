using System.Net;
using AttPortal.IntegrationTests.Portal;
using Microsoft.Playwright;

namespace AttPortal.IntegrationTests.Reading;

/// <summary>The public pages, as anybody reads them.</summary>
public sealed class PublicPagesTests(ReadingFixture fixture) : IClassFixture<ReadingFixture>
{
    private const string Meeting = "meetings/csp12-wgtu-2026-03-18";
    private const int FirstVisit = 50 * 1024;

    public static TheoryData<string> Pages => new(
        "", "conferences", "conferences/csp12", "groups", "groups/wgtu", "accessibility",
        Meeting, $"{Meeting}/agenda", $"{Meeting}/letter", $"{Meeting}/annex-a", $"{Meeting}/annex-b", $"{Meeting}/annex-c",
        "documents", "documents?conference=csp11", "documents?meeting=csp12-wgtu-2026-03-18", "library",
        $"{Meeting}/calls/1", $"{Meeting}/calls/2",
        $"{Meeting}/versions/0/agenda", $"{Meeting}/compare?from=0&to=0");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_there_in_six_languages_and_in_the_direction_of_each(string path)
    {
        using var client = await fixture.App.ClientAsync();
        foreach (var language in new[] { "ar", "zh", "en", "fr", "ru", "es" })
        {
            var page = await client.PageAsync($"/{language}/{path}");

            page.Should().Contain($"<html lang=\"{language}\" dir=\"{(language == "ar" ? "rtl" : "ltr")}\"");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_first_visit_takes_less_than_50_KB_and_no_barrier_stands_in_the_way(string path)
    {
        foreach (var (language, scheme, width) in new[] { ("en", ColorScheme.Light, 1280), ("ar", ColorScheme.Dark, 390) })
        {
            await using var visit = await Browser.OpenAsync(fixture.App, settings: new BrowserSettings(language, scheme, Width: width));
            var network = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
            var bytes = 0.0;
            network.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
            await network.SendAsync("Network.enable");

            await visit.Page.GotoAsync($"/{language}/{path}", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

            bytes.Should().BeInRange(1, FirstVisit, path);
            visit.Errors.Should().BeEmpty();
            (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty();
            (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0, "nothing may stick out sideways");
        }
    }

    [Fact]
    public async Task A_delegate_without_script_finds_the_meeting_in_two_clicks_and_its_agenda_in_three()
    {
        await using var visit = await Browser.OpenAsync(fixture.App, settings: new BrowserSettings("fr", Script: false));
        await visit.Page.GotoAsync("/fr/");

        await visit.Page.Locator("main a[href='/fr/groups/wgtu']").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "mercredi 18 mars 2026" }).ClickAsync();

        (await visit.Page.TitleAsync()).Should().StartWith("Réunion du 18 mars 2026");
        (await visit.Page.Locator("main").InnerTextAsync()).Should().Contain("15:00-18:00 (Genève").And.Contain("14:00–17:00 UTC");
        await visit.Page.Locator("main summary").First.ClickAsync();
        (await visit.Page.Locator("main details[open] .questions").InnerTextAsync()).Should().Contain("Q1");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Lire l’ordre du jour annoté" }).ClickAsync();
        (await visit.Page.Locator("article.document").GetAttributeAsync("lang")).Should().Be("fr");
    }

    [Fact]
    public async Task With_script_the_meeting_shows_the_hours_of_the_reader()
    {
        await using var visit = await Browser.OpenAsync(fixture.App);
        await visit.Page.GotoAsync($"/en/{Meeting}");

        (await visit.Page.Locator("[data-your-time] dt").InnerTextAsync()).Should().Be("Your time");
    }

    [Theory]
    [InlineData("/fr/meetings/nope", "Il n’y a rien à cette adresse")]
    [InlineData("/zh/conferences/csp99", "此网址没有内容")]
    [InlineData("/ar/groups/nope", "لا يوجد شيء في هذا العنوان")]
    [InlineData("/es/groups/WGTU", "No hay nada en esta dirección")]
    [InlineData("/ru/meetings/csp12-wgtu-2026-03-18/annex-z", "По этому адресу не опубликован ни один документ")]
    [InlineData("/en/meetings/csp12-wgtu-2026-03-18/versions/7/agenda", "No paper is published at this address")]
    [InlineData("/en/meetings/csp12-wgtu-2026-03-18/versions/99999999999/agenda", "There is nothing at this address")]
    [InlineData("/en/meetings/csp12-wgtu-2026-03-18/compare?from=0&to=7", "There are no two versions to compare")]
    [InlineData("/en/meetings/csp12-wgtu-2026-03-18/compare?from=%00&to=%E2%80%AE&part=%3Cscript%3E", "There are no two versions to compare")]
    [InlineData("/en/meetings/%01%E2%80%AE", "There is nothing at this address")]
    [InlineData("/en/conferences/csp%7F", "There is nothing at this address")]
    [InlineData("/en/groups/%01%EF%BF%BE", "There is nothing at this address")]
    [InlineData("/xx/conferences", "There is nothing at this address")]
    public async Task What_does_not_exist_is_answered_with_a_sentence_in_the_language_of_the_address(string path, string sentence)
    {
        using var client = await fixture.App.ClientAsync();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(sentence);
    }
}
