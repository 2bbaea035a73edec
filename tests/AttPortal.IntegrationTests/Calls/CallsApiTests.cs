using System.Net;
using System.Text.Json;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Calls;

/// <summary>Calls for machines.</summary>
public sealed class CallsApiTests(ReadingFixture fixture) : IClassFixture<ReadingFixture>
{
    private const string Calls = $"/api/v1/{ACall.Meeting}/calls";

    [Fact]
    public async Task A_call_comes_with_what_is_asked_of_whom_and_until_when()
    {
        var call = (await ReadAsync($"{Calls}?lang=fr")).GetProperty("calls")[0];

        call.GetProperty("number").GetInt32().Should().Be(1);
        call.GetProperty("title").GetString().Should().StartWith("Propositions et suggestions");
        call.GetProperty("stage").GetString().Should().Be("Closed");
        call.GetProperty("opens").GetString().Should().Be("2026-02-17T12:00:00+01:00");
        call.GetProperty("deadline").GetString().Should().Be("2026-03-05T23:59:00+01:00");
        call.GetProperty("lateFrom").GetDateTimeOffset().Should().Be(new DateTimeOffset(2026, 3, 5, 23, 0, 0, TimeSpan.Zero));
        call.GetProperty("kinds").EnumerateArray().Should().HaveCount(6);
        call.GetProperty("invited").EnumerateArray().Should().HaveCount(6);
        call.GetProperty("late").GetString().Should().Be("LeftToOfficers");
        call.GetProperty("url").GetString().Should().Be($"/fr/{ACall.Meeting}/calls/1");
    }

    [Fact]
    public async Task Without_a_language_texts_come_in_all_six()
    {
        var call = (await ReadAsync(Calls)).GetProperty("calls")[0];

        foreach (var text in new[] { "title", "text", "url" })
        {
            call.GetProperty(text).EnumerateObject().Select(t => t.Name).Should().BeEquivalentTo("ar", "zh", "en", "fr", "ru", "es");
        }
    }

    [Theory]
    [InlineData($"{Calls}?lang=xx", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/meetings/nope/calls", HttpStatusCode.NotFound)]
    public async Task What_is_asked_wrongly_is_answered_with_problem_details(string path, HttpStatusCode status)
    {
        using var client = await fixture.App.ClientAsync();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.Should().Be(status);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task The_description_of_the_API_names_the_calls() =>
        (await ReadAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(p => p.Name).Should().Contain("/api/v1/meetings/{slug}/calls");

    private async Task<JsonElement> ReadAsync(string path)
    {
        using var client = await fixture.App.ClientAsync();
        using var json = JsonDocument.Parse(await client.PageAsync(path));
        return json.RootElement.Clone();
    }
}
