using System.Net;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Documents;

/// <summary>Lists of documents, of the sample.</summary>
public sealed partial class DocumentsPageTests(ReadingFixture fixture) : IClassFixture<ReadingFixture>
{
    [Fact]
    public async Task The_list_of_CSP11_stands_in_the_order_of_the_annex_of_its_final_report()
    {
        using var client = await fixture.App.ClientAsync();

        var page = WebUtility.HtmlDecode(await client.PageAsync("/en/documents?conference=csp11"));

        var symbols = Symbol().Matches(page).Select(m => m.Groups[1].Value).ToList();
        symbols.Should().HaveCount(18);
        symbols[..4].Should().Equal(
            "ATT/CSP11/2025/SEC.FIN/817/Conf.2026Bud", "ATT/CSP11/2025/SEC/818/Conf.Agenda", "ATT/CSP11/2025/SEC/819/Conf.PoW", "ATT/CSP11/2025/SEC/820/Conf.AnnPoW/Rev.");
        symbols.Should().ContainInConsecutiveOrder("ATT/CSP11.WGETI/2025/CHAIR/826/Conf.Rep", "ATT/CSP11.WGETI/2025/CHAIR/826/Conf.Rep/Annex", "ATT/CSP11.WGTR/2025/CHAIR/827/Conf.Rep");
        symbols[^2..].Should().Equal(["ATT/CSP11/2025/GBR/831/Conf.NP/Rev.", "ATT/CSP11/2025/PAN/832/Conf.WP"], "working papers of States stand under a heading of their own");
        page.Should().Contain("ATT/CSP11/2025/SEC/834/Conf.FinRep/Rev.", "a list shows the newest revision").And.Contain("Submitted under rule 5").And.Contain("without symbol");
    }

    [Fact]
    public async Task A_title_stands_in_the_language_of_the_page_or_says_in_which_it_is()
    {
        using var client = await fixture.App.ClientAsync();

        (await client.PageAsync("/zh/documents?conference=csp11")).Should().Contain("第十一届缔约国会议临时议程");
        (await client.PageAsync("/ru/documents?conference=csp11")).Should().Contain("lang=\"en\" dir=\"ltr\">Provisional agenda of the Eleventh Conference");
    }

    [Fact]
    public async Task A_document_says_what_its_symbol_is_made_of_and_shows_its_family()
    {
        using var client = await fixture.App.ClientAsync();
        var list = await client.PageAsync("/fr/documents?conference=csp11");

        var page = WebUtility.HtmlDecode(await client.PageAsync(Address(list, "826-conf-rep")));

        page.Should().Contain("Groupe de travail sur l’application effective du Traité").And.Contain("Numéro d’ordre de tous les documents depuis 2017")
            .And.Contain("Président ou Coprésidents de l’organe").And.Contain("826/Conf.Rep/Annex").And.Contain("Annexe");
    }

    [Fact]
    public async Task Revisions_and_what_corrects_them_stand_under_their_document()
    {
        using var client = await fixture.App.ClientAsync();
        var list = await client.PageAsync("/en/documents?conference=csp1");

        var paper = await client.PageAsync(Address(list, "att-csp1-2015-wp-2-rev-2"));
        var corrigendum = await client.PageAsync(Address(list, "att-csp1-2015-wp-6-rev-1-corr"));

        paper.Should().Contain("ATT/CSP1/2015/WP.2<").And.Contain("ATT/CSP1/2015/WP.2/Rev.1<").And.Contain("revision 2").And.Contain("first issue");
        corrigendum.Should().Contain("Corrigendum").And.Contain("ATT/CSP1/2015/WP.6/Rev.1<");
    }

    [Fact]
    public async Task The_address_of_a_document_is_found_under_any_name_that_follows_it()
    {
        using var client = await fixture.App.ClientAsync();
        var address = Address(await client.PageAsync("/en/documents?conference=csp11"), "834-conf-finrep-rev");
        var id = address.Split('/')[3];

        using var answer = await client.GetAsync(new Uri($"/en/documents/{id}/att-old-name", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().Should().EndWith(address);
    }

    [Fact]
    public async Task A_meeting_shows_the_papers_composed_here_and_the_documents_issued_for_it()
    {
        using var client = await fixture.App.ClientAsync();

        (await client.PageAsync("/en/documents?meeting=csp12-wgtu-2026-03-18")).Should().Contain("Papers of the meeting").And.Contain("agenda.pdf");
        (await client.PageAsync("/en/documents?meeting=csp10-wgtu-2024-02-22")).Should().Contain("776/DrAgenda").And.Contain("777/DrWP").And.NotContain("778/");
        (await client.PageAsync("/en/meetings/csp10-wgtu-2024-02-22")).Should().Contain("/en/documents?meeting=csp10-wgtu-2024-02-22");
        (await client.PageAsync("/en/conferences/csp11")).Should().Contain("/en/documents?conference=csp11");
    }

    [Fact]
    public async Task The_library_holds_tools_and_guidelines_and_the_lists_of_meetings_do_not()
    {
        using var client = await fixture.App.ClientAsync();

        (await client.PageAsync("/en/library")).Should().Contain("Voluntary guide to implementing articles 6 and 7").And.Contain("Template for initial reports");
        (await client.PageAsync("/en/documents?conference=csp11")).Should().NotContain("Template for initial reports");
    }

    [Fact]
    public async Task All_documents_begin_with_the_newest_number()
    {
        using var client = await fixture.App.ClientAsync();

        var symbols = Symbol().Matches(await client.PageAsync("/en/documents")).Select(m => m.Groups[1].Value).ToList();

        symbols[0].Should().Be("ATT/CSP11/2025/SEC/834/Conf.FinRep/Rev.");
        symbols[^1].Should().Be("ATT/CSP1/2015/1/Rev.1");
    }

    [Theory]
    [InlineData("documents?meeting=csp99-wgtu-2099-01-01")]
    [InlineData("documents?conference=csp99")]
    [InlineData("documents?conference=csp11&meeting=csp12-wgtu-2026-03-18")]
    [InlineData("documents?page=0")]
    [InlineData("documents?page=2")]
    [InlineData("documents?page=99999999999")]
    [InlineData("documents/000000000000/att-csp11-2025-sec-834-conf-finrep")]
    public async Task Where_there_is_nothing_nothing_is_found(string path)
    {
        using var client = await fixture.App.ClientAsync();

        (await client.StatusAsync($"/en/{path}")).Should().Be(HttpStatusCode.NotFound);
    }

    private static string Address(string page, string slug) => Regex.Match(page, $"href=\"(/../documents/[0-9a-z]{{12}}/[a-z0-9-]*{slug})\"").Groups[1].Value;

    [GeneratedRegex("<td>\\s*<bdi class=\"symbol\">([^<]+)</bdi>")]
    private static partial Regex Symbol();
}
