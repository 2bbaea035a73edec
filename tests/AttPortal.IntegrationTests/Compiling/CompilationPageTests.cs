using System.Net;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Printing;
using AttPortal.IntegrationTests.Submissions;

namespace AttPortal.IntegrationTests.Compiling;

public sealed class CompilationPageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Page = $"{AnInput.Meeting}/compilation";

    [Fact]
    public async Task The_public_compilation_holds_what_is_published_and_nothing_else()
    {
        var published = await TwoAsync("Words to be read.");
        using var anybody = await fixture.App.ClientAsync();
        using var officer = await fixture.App.ClientAsync(Person.CoChair);

        foreach (var by in new[] { "question", "delegation" })
        {
            (await anybody.PageAsync($"{Page}?by={by}")).Should().Contain("Words to be read.").And.Contain("Costa Rica").And.NotContain("For the officers.").And.NotContain("Singapore");
            (await officer.PageAsync($"{Page}?by={by}")).Should().NotContain("For the officers.");
            (await officer.PageAsync($"{Page}?by={by}&of=all")).Should().Contain("For the officers.").And.Contain("Singapore");
        }

        await AnInput.ActAsync(fixture.App, published, "unpublish", "A mistake.");
        (await anybody.PageAsync(Page)).Should().NotContain("Words to be read.");
    }

    [Fact]
    public async Task The_compilation_of_all_input_is_not_found_by_others()
    {
        foreach (var person in new[] { Person.Anonymous, Person.Reader, Person.FocalPoint })
        {
            using var other = await fixture.App.ClientAsync(person);
            (await other.StatusAsync($"{Page}?of=all")).Should().Be(HttpStatusCode.NotFound);
            (await other.StatusAsync($"{AnInput.Meeting}/compilation.pdf?of=all")).Should().Be(HttpStatusCode.NotFound);
            (await other.StatusAsync("/en/meetings/none/compilation")).Should().Be(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task It_is_printed_from_the_same_tree()
    {
        await TwoAsync("Words to be printed.");
        using var anybody = await fixture.App.ClientAsync();
        using var officer = await fixture.App.ClientAsync(Person.CoChair);

        var open = await PrintAsync(anybody, "?by=question");
        var all = await PrintAsync(officer, "?by=question&of=all");

        open.Should().Contain("Words to be printed.").And.NotContain("For the officers.");
        all.Should().Contain("Words to be printed.").And.Contain("For the officers.").And.Contain("Draft – not circulated");
    }

    private static async Task<string> PrintAsync(HttpClient client, string query)
    {
        using var answer = await client.GetAsync(new Uri($"{AnInput.Meeting}/compilation.pdf{query}", UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await PdfTools.TextAsync(new(await answer.Content.ReadAsByteArrayAsync(), 0, new Dictionary<string, int>(), new Dictionary<string, int>()));
    }

    /// <summary>One that is published, and one that is not.</summary>
    private async Task<Guid> TwoAsync(string words)
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        var published = await AnInput.ItemAsync(fixture.App, Person.FocalPoint, call, words, ("publish", "1"));
        await AnInput.ItemAsync(fixture.App, Person.Signatory, call, "For the officers.", ("publish", "1"));
        await AnInput.ActAsync(fixture.App, published, "publish");
        return published;
    }
}
