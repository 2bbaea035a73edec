using System.Net;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Submissions;

namespace AttPortal.IntegrationTests.Compiling;

/// <summary>A compilation that cannot be printed says why, and leads to its parts.</summary>
public sealed class UnprintedCompilationTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_cannot_be_printed_is_said_in_a_sentence_with_the_way_to_each_part()
    {
        await PublishAsync();
        await using var unable = PortalApp.Start(fixture.ConnectionString, new Dictionary<string, string> { ["Portal:PdfWorkerFolder"] = "/nowhere" });
        using var client = await unable.ClientAsync();

        using var answer = await client.GetAsync(new Uri($"{AnInput.Meeting}/compilation.pdf?by=question", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("The compilation cannot be printed as one file").And.Contain("compilation.pdf?by=question&amp;part=q1").And.Contain("compilation?by=question\"");
    }

    [Fact]
    public async Task A_part_is_printed_by_itself_and_one_that_does_not_exist_is_not_found()
    {
        await PublishAsync();
        using var client = await fixture.App.ClientAsync();

        using var part = await client.GetAsync(new Uri($"{AnInput.Meeting}/compilation.pdf?by=question&part=q1", UriKind.Relative));

        part.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        (await client.StatusAsync($"{AnInput.Meeting}/compilation.pdf?by=question&part=q999")).Should().Be(HttpStatusCode.NotFound);
    }

    private async Task PublishAsync()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        await AnInput.ActAsync(fixture.App, await AnInput.ItemAsync(fixture.App, Person.FocalPoint, call, "A text.", ("publish", "1")), "publish");
    }
}
