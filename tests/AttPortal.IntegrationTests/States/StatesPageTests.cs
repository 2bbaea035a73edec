using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.States;

/// <summary>The register of States, as anybody reads it.</summary>
public sealed partial class StatesPageTests(ReadingFixture fixture) : IClassFixture<ReadingFixture>
{
    [Theory]
    [InlineData("ar", "الدول الأطراف (113)", "الدول الموقّعة التي لم تصبح أطرافًا بعد (28)")]
    [InlineData("zh", "缔约国（113）", "尚未成为缔约国的签署国（28）")]
    [InlineData("en", "States Parties (113)", "Signatories that are not yet parties (28)")]
    [InlineData("fr", "États Parties (113)", "Signataires non encore parties (28)")]
    [InlineData("ru", "Государства-участники (113)", "Подписавшие государства, не являющиеся участниками (28)")]
    [InlineData("es", "Estados partes (113)", "Signatarios que aún no son partes (28)")]
    public async Task The_headings_carry_the_counts_of_the_day_in_every_language(string language, string parties, string signatories)
    {
        var page = await ReadAsync($"/{language}/states?asOf=2024-04-16");

        Headings(page).Should().ContainInOrder(parties, signatories);
        page.Should().Contain($"<html lang=\"{language}\" dir=\"{(language == "ar" ? "rtl" : "ltr")}\"");
    }

    [Fact]
    public async Task A_region_has_its_own_counts()
    {
        var page = await ReadAsync("/en/states?asOf=2024-04-16&region=AsiaPacific");

        Headings(page).Should().Equal(
            "Asia-Pacific States: States Parties (12)", "Asia-Pacific States: Signatories that are not yet parties (11)", "Asia-Pacific States: Other States (31)");
        page.Should().Contain("Türkiye").And.NotContain(">Kiribati<");
    }

    [Fact]
    public async Task A_status_shows_its_part_only() =>
        Headings(await ReadAsync("/en/states?asOf=2026-02-17&region=AsiaPacific&status=Signatory"))
            .Should().Equal("Asia-Pacific States: Signatories that are not yet parties (10)");

    [Theory]
    [InlineData("en", "кения", "Kenya")]
    [InlineData("ru", "kenya", "Кения")]
    [InlineData("zh", "سويسرا", "瑞士")]
    [InlineData("ar", "瑞士", "سويسرا")]
    [InlineData("fr", "cote divoire", null)]
    [InlineData("fr", "cote d'ivoire", "Côte d&#x27;Ivoire")]
    public async Task A_State_is_found_by_its_name_in_any_language(string language, string query, string? name)
    {
        var states = Links().Matches(await ReadAsync($"/{language}/states?q={Uri.EscapeDataString(query)}")).Select(m => m.Groups[1].Value);

        states.Should().Equal(name is null ? [] : [name]);
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_so_and_what_to_do() =>
        (await ReadAsync("/es/states?q=Atl%C3%A1ntida")).Should().Contain("Ningún Estado tiene un nombre parecido a «Atlántida»");

    [Fact]
    public async Task What_was_searched_for_is_shown_as_text_whatever_it_holds()
    {
        var page = await ReadAsync($"/en/states?q={Uri.EscapeDataString("<img src=x onerror=alert(1)>\u202e")}");

        page.Should().Contain("&lt;img src=x").And.NotContain("<img").And.NotContain("\u202e");
    }

    [Theory]
    [InlineData("/en/states?asOf=2024-02-30", "“2024-02-30” is no day.")]
    [InlineData("/fr/states?asOf=hier", "« hier » n’est pas une date.")]
    [InlineData("/zh/states?region=Europe", "“Europe”不是区域组。")]
    [InlineData("/ru/states?status=Party", "«Party» — неизвестный статус.")]
    [InlineData("/ar/states/TUR?asOf=0", "«0» ليس تاريخًا.")]
    public async Task What_cannot_be_read_in_an_address_is_answered_400_with_a_sentence_in_the_language_of_the_page(string path, string sentence) =>
        (await AnswerAsync(path)).Should().Match<(HttpStatusCode Status, string Page)>(a => a.Status == HttpStatusCode.BadRequest && a.Page.Contains(sentence));

    [Theory]
    [InlineData("/es/states/XXX", "«XXX» no es el código de ningún Estado del registro.")]
    [InlineData("/ar/states/nowhere", "«nowhere» ليس رمز أي دولة في السجل.")]
    public async Task A_State_that_does_not_exist_is_answered_404_with_a_sentence_in_the_language_of_the_page(string path, string sentence)
    {
        var (status, page) = await AnswerAsync(path);

        status.Should().Be(HttpStatusCode.NotFound);
        page.Should().Contain(sentence);
    }

    [Fact]
    public async Task A_status_that_hangs_on_an_uncertain_date_says_so_and_between_which_days_it_lies()
    {
        var register = await ReadAsync("/en/states?asOf=2026-02-17");
        var state = await ReadAsync("/en/states/ECU?asOf=2026-02-17");

        register.Should().Contain("uncertain: Accession, between 24 January 2026 and 24 July 2026");
        state.Should().Contain("The status on this day is uncertain").And.Contain("Other State");
    }

    [Fact]
    public async Task A_State_shows_its_acts_with_source_and_entry_into_force()
    {
        var page = await ReadAsync("/en/states/CHE");

        page.Should().Contain("30 January 2015").And.Contain("admin.ch media release 2015-01-30").And.Contain("30 April 2015").And.Contain("the Swiss Confederation");
    }

    [Fact]
    public async Task A_State_that_does_not_intend_to_become_a_party_stays_among_the_signatories_with_a_footnote()
    {
        var page = await ReadAsync("/en/states?asOf=2026-02-17&status=Signatory&region=WesternEuropeanOthers");

        page.Should().Contain("#note-IntendsNotToBecomeParty").And.Contain("has informed the depositary that it does not intend to become a party");
    }

    [Theory]
    [InlineData("en", "Yemen", "Zambia", "Zimbabwe")]
    [InlineData("fr", "Égypte", "El Salvador", "Émirats arabes unis")]
    [InlineData("es", "Egipto", "El Salvador", "Emiratos Árabes Unidos")]
    [InlineData("ru", "Австралия", "Австрия", "Азербайджан")]
    [InlineData("zh", "阿尔巴尼亚", "阿尔及利亚", "阿富汗")]
    public async Task States_stand_in_the_alphabetical_order_of_the_language(string language, string first, string second, string third)
    {
        var names = Regex.Matches(await ApiAsync($"/api/v1/states?lang={language}"), "\"name\":\"([^\"]*)\"").Select(m => Regex.Unescape(m.Groups[1].Value)).ToList();

        names.Should().ContainInConsecutiveOrder(first, second, third);
    }

    [Fact]
    public async Task Neighbours_lead_through_the_alphabet_of_the_language()
    {
        (await ReadAsync("/en/states/AFG")).Should().NotContain("rel=\"prev\"").And.Contain("Next: Albania");
        (await ReadAsync("/en/states/ZWE")).Should().Contain("Previous: Zambia").And.NotContain("rel=\"next\"");
    }

    [Fact]
    public async Task The_public_does_not_read_who_of_the_staff_made_an_entry() =>
        (await ReadAsync("/en/states/TUV")).Should().NotContain("Sample data");

    [Fact]
    public async Task The_first_visit_is_less_than_50_KB_on_the_wire_and_needs_no_script()
    {
        using var client = await fixture.App.ClientAsync();
        var page = await ReadAsync("/ar/states");
        var files = Regex.Matches(page, "(?:href|src)=\"(/[^\"]+\\.(?:css|svg|js)[^\"]*)\"").Select(m => m.Groups[1].Value).Distinct();

        var bytes = 0L;
        foreach (var path in files.Prepend("/ar/states"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
            using var answer = await client.SendAsync(request);
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        bytes.Should().BeLessThan(50 * 1024);
        page.Should().NotContain("<script");
    }

    [Theory]
    [InlineData("/en/states?asOf=2026-02-17", "en")]
    [InlineData("/ar/states/ECU?asOf=2026-02-17", "ar")]
    [InlineData("/zh/states/USA", "zh")]
    public async Task A_page_has_no_barrier_that_can_be_found_by_machine(string path, string language)
    {
        await using var visit = await Browser.OpenAsync(fixture.App, settings: new BrowserSettings(language));

        await visit.Page.GotoAsync(path);

        (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty();
        visit.Errors.Should().BeEmpty();
    }

    private static List<string> Headings(string page) =>
        [.. Heading().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(h => h.Contains('(') || h.Contains('（'))];

    private async Task<string> ReadAsync(string path)
    {
        var (status, page) = await AnswerAsync(path);
        status.Should().Be(HttpStatusCode.OK);
        return page;
    }

    private async Task<string> ApiAsync(string path)
    {
        using var client = await fixture.App.ClientAsync();
        return await client.GetStringAsync(new Uri(path, UriKind.Relative));
    }

    private async Task<(HttpStatusCode Status, string Page)> AnswerAsync(string path)
    {
        using var client = await fixture.App.ClientAsync();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("<h2[^>]*>([^<]*)</h2>")]
    private static partial Regex Heading();

    [GeneratedRegex("<th scope=\"row\"><a href=\"/\\w\\w/states/[A-Z]{3}[^\"]*\">([^<]*)</a>")]
    private static partial Regex Links();
}
