using System.Net;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Submissions;

namespace AttPortal.IntegrationTests.Compiling;

public sealed class PublishedInputTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string List = $"{AnInput.Meeting}/submissions";

    private static readonly CallTerms StatesPartiesOnly = new(Enum.GetValues<SubmissionKind>(), [ParticipationCategory.StateParty], Languages.All, 3, LateRule.LeftToOfficers);

    [Fact]
    public async Task What_its_author_released_and_the_officers_published_is_read_by_everybody()
    {
        var id = await SubmitAsync("Registers of brokers.", ("publish", "1"));
        using var anybody = await fixture.App.ClientAsync();
        (await anybody.PageAsync(List)).Should().NotContain($"{id}");

        (await AnInput.ActAsync(fixture.App, id, "publish")).Status.Should().Be(HttpStatusCode.Redirect);

        (await anybody.PageAsync(List)).Should().Contain($"{id}").And.Contain("Costa Rica");
        (await anybody.PageAsync(AnInput.Page(id))).Should().Contain("Registers of brokers.");
        (await anybody.PageAsync(AnInput.Meeting)).Should().Contain(List);

        (await AnInput.ActAsync(fixture.App, id, "unpublish", "The delegation asked us.")).Status.Should().Be(HttpStatusCode.Redirect);
        (await anybody.PageAsync(List)).Should().NotContain($"{id}");
        (await anybody.StatusAsync(AnInput.Page(id))).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_its_author_did_not_release_is_not_published_whatever_form_is_sent()
    {
        var released = await SubmitAsync("Released.", ("publish", "1"));
        var closed = await SubmitAsync("Not released.");
        using var officer = await fixture.App.ClientAsync(Person.CoChair);
        var fields = Forms.Fields(await officer.PageAsync(AnInput.Entry(released)), "act");

        await officer.SendAsync(AnInput.Entry(closed), fields, ("act", "publish"));

        using var anybody = await fixture.App.ClientAsync();
        (await anybody.StatusAsync(AnInput.Page(closed))).Should().Be(HttpStatusCode.NotFound);
        (await officer.PageAsync(AnInput.Entry(closed))).Should().NotContain("value=\"publish\"").And.Contain("It may not be published.");
    }

    [Fact]
    public async Task What_may_not_be_seen_answers_exactly_like_what_does_not_exist()
    {
        var hidden = await SubmitAsync("Nobody else reads this.");
        foreach (var person in new[] { Person.Anonymous, Person.Reader, Person.Signatory, Person.CivilSociety })
        {
            using var client = await fixture.App.ClientAsync(person);

            var refused = await AnswerAsync(client, AnInput.Page(hidden), hidden);
            var missing = Guid.NewGuid();
            var nothing = await AnswerAsync(client, AnInput.Page(missing), missing);

            refused.Should().Be(nothing, "{0} asked", person);
            (await client.PageAsync(List)).Should().NotContain($"{hidden}");
        }
    }

    [Fact]
    public async Task What_is_shared_is_read_by_people_of_the_delegations_that_were_asked_and_by_nobody_else()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2), StatesPartiesOnly);
        var id = await AnInput.ItemAsync(fixture.App, Person.FocalPoint, call, "For States Parties.", ("shared", "invited"));
        using var colleague = await fixture.App.ClientAsync(Person.Delegate);

        (await colleague.PageAsync(List)).Should().Contain($"{id}").And.Contain("not public");
        (await colleague.PageAsync(AnInput.Page(id))).Should().Contain("For States Parties.");
        foreach (var person in new[] { Person.Anonymous, Person.Reader, Person.Signatory, Person.CivilSociety })
        {
            using var other = await fixture.App.ClientAsync(person);
            (await other.PageAsync(List)).Should().NotContain($"{id}");
            (await other.StatusAsync(AnInput.Page(id))).Should().Be(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_new_version_takes_the_published_one_off_until_it_is_published_itself()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        var id = await AnInput.ItemAsync(fixture.App, Person.FocalPoint, call, "The first word.", ("publish", "1"));
        await AnInput.ActAsync(fixture.App, id, "publish");
        using var author = await fixture.App.ClientAsync(Person.FocalPoint);
        using var anybody = await fixture.App.ClientAsync();
        (await anybody.StatusAsync(AnInput.Page(id))).Should().Be(HttpStatusCode.OK);

        var begun = await author.SendAsync($"/en/calls/{call}/submissions/{id}", "replace");
        await author.SendAsync(new Uri(fixture.App.Address, begun.Location!).PathAndQuery, "draft", ("text:about", "A better word."), ("publish", "1"), ("shared", "officers"), ("action", "submit"));

        (await anybody.StatusAsync(AnInput.Page(id))).Should().Be(HttpStatusCode.NotFound);
        using var officer = await fixture.App.ClientAsync(Person.CoChair);
        (await officer.PageAsync(AnInput.Entry(id))).Should().Contain("Replaced").And.NotContain("value=\"unpublish\"");
    }

    [Fact]
    public async Task A_withdrawn_input_leaves_the_public_page_at_once()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        var id = await AnInput.ItemAsync(fixture.App, Person.FocalPoint, call, "A wrong word.", ("publish", "1"), ("shared", "invited"));
        await AnInput.ActAsync(fixture.App, id, "publish");
        using var author = await fixture.App.ClientAsync(Person.FocalPoint);
        using var anybody = await fixture.App.ClientAsync();
        (await anybody.PageAsync(List)).Should().Contain($"{id}");

        await author.SendAsync($"/en/calls/{call}/submissions/{id}", "withdraw", ("reason", ""));

        (await anybody.PageAsync(List)).Should().NotContain($"{id}");
        (await author.PageAsync(List)).Should().NotContain($"{id}");
        using var officer = await fixture.App.ClientAsync(Person.CoChair);
        (await officer.PageAsync($"{AnInput.Meeting}/input?call={call}")).Should().Contain("Withdrawn").And.Contain("0 inputs");
    }

    private async Task<Guid> SubmitAsync(string about, params IEnumerable<(string, string)> more) =>
        await AnInput.ItemAsync(fixture.App, Person.FocalPoint, await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2)), about, more);

    /// <summary>Status, headers and page, without what names the address that was asked.</summary>
    private static async Task<string> AnswerAsync(HttpClient client, string path, Guid id)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var headers = string.Join('\n', answer.Headers.Where(h => h.Key is not ("Date" or "Set-Cookie")).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order());
        var page = (await answer.Content.ReadAsStringAsync()).Replace($"{id}", "id", StringComparison.Ordinal);
        return $"{answer.StatusCode}\n{headers}\n{System.Text.RegularExpressions.Regex.Replace(page, "value=\"[A-Za-z0-9_-]{60,}\"|<!--Blazor.*?-->|nonce-[^']*", "")}";
    }
}
