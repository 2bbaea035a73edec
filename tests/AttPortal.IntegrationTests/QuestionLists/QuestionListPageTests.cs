using System.Net;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.QuestionLists;

public sealed class QuestionListPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Everybody_reads_the_current_edition_in_their_language()
    {
        using var client = await portal.App.ClientAsync();
        var page = await PageAsync();

        foreach (var language in new[] { "ar", "zh", "en", "fr", "ru", "es" })
        {
            (await client.PageAsync($"/{language}{page}")).Should().Contain("<ol").And.NotContain($"{page}/edit\"");
        }
    }

    [Theory]
    [InlineData("/en/groups/wgtu/questions/nothing")]
    [InlineData("/en/groups/wgeti{0}")]
    [InlineData("/en{1}?edition=99")]
    [InlineData("/en{1}?edition=one")]
    public async Task What_does_not_exist_is_not_found(string address)
    {
        using var client = await portal.App.ClientAsync();
        var page = await PageAsync();

        (await client.StatusAsync(string.Format(null, address, page["/groups/wgtu".Length..], page))).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_reader_cannot_edit_it()
    {
        using var client = await portal.App.ClientAsync(Person.Reader);

        (await client.StatusAsync($"/en{await PageAsync()}/edit")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_second_of_two_writers_sees_both_texts_and_chooses()
    {
        var page = await PageAsync();
        using var one = await portal.App.ClientAsync(Person.CoChair);
        using var other = await portal.App.ClientAsync(Person.Secretariat);
        var address = $"/en{page}/edit?tongue=fr";
        var read = Forms.Fields(await other.PageAsync(address), "texts");

        var first = await one.SendAsync(address, "texts", ("text-h1", "Ce que la coprésidente écrit"));
        var second = await other.SendAsync(address, read, ("text-h1", "Ce que le Secrétariat écrit"));
        var kept = await other.SendAsync(address, Forms.Fields(second.Page, "texts"));

        first.Status.Should().Be(HttpStatusCode.Redirect);
        second.Page.Should().Contain("id=\"text-h1-error\"").And.Contain("<blockquote").And.Contain("Ce que la copr").And.Contain("Ce que le Secr");
        kept.Status.Should().Be(HttpStatusCode.Redirect);
        WebUtility.HtmlDecode(await one.PageAsync(address)).Should().Contain("Ce que le Secrétariat écrit");
    }

    [Fact]
    public async Task A_new_question_reaches_the_public_with_the_next_edition_issued_once()
    {
        var page = await PageAsync();
        using var editor = await portal.App.ClientAsync(Person.Secretariat);
        using var reader = await portal.App.ClientAsync();
        const string Question = "Who keeps the national control list?";

        (await editor.SendAsync($"/en{page}/edit", "question", ("question-text", " "))).Page.Should().Contain("id=\"new-question-error\"");
        var added = await editor.SendAsync($"/en{page}/edit?tongue=en", "question", ("question-text", Question));
        added.Status.Should().Be(HttpStatusCode.Redirect);
        (await reader.PageAsync($"/en{page}")).Should().NotContain(Question);

        var form = Forms.Fields(await editor.PageAsync($"/en{page}/edit"), "issue");
        var number = form["number"];
        (await editor.SendAsync($"/en{page}/edit", form, ("issued-on", "soon"))).Page.Should().Contain("id=\"issued-on-error\"");
        await editor.SendAsync($"/en{page}/edit", form, ("note", "For the test"));
        await editor.SendAsync($"/en{page}/edit", form, ("note", "For the test"));

        var issued = await reader.PageAsync($"/en{page}");
        issued.Should().Contain(Question).And.Contain($"Edition {number}");
        Regex.Count(issued, "For the test").Should().Be(1);
    }

    /// <summary>The address of the sample's list, as the desk leads to it.</summary>
    private async Task<string> PageAsync()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);
        return Regex.Match(await client.PageAsync("/en/desk"), "/en(/groups/wgtu/questions/[\\w-]+)\"").Groups[1].Value;
    }
}
