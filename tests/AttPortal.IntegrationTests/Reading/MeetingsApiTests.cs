using System.Net;
using System.Text.Json;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Reading;

/// <summary>Meetings for machines.</summary>
public sealed class MeetingsApiTests(ReadingFixture fixture) : IClassFixture<ReadingFixture>
{
    private const string Meeting = "/api/v1/meetings/csp12-wgtu-2026-03-18";

    [Fact]
    public async Task A_meeting_comes_with_its_items_questions_and_papers_in_the_language_asked_for()
    {
        var meeting = await ReadAsync($"{Meeting}?lang=es");

        var items = meeting.GetProperty("agenda").GetProperty("items").EnumerateArray().ToList();
        items.Should().HaveCount(8);
        items[7].GetProperty("title").GetString().Should().Be("Otros asuntos");
        items[5].GetProperty("questions").EnumerateArray().Should().HaveCount(2);
        items[5].GetProperty("questions")[1].GetProperty("text").GetString().Should().Contain("Anexo A", "references are words");
        meeting.GetProperty("sessions")[0].GetProperty("start").GetString().Should().Be("2026-03-18T15:00:00+01:00");
        meeting.GetProperty("call").GetProperty("deadline").GetString().Should().Be("2026-03-05T23:59:00+01:00");
        meeting.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("part").GetString())
            .Should().Equal("letter", "agenda", "annex-a", "annex-b", "annex-c", "package");
    }

    [Fact]
    public async Task Without_a_language_every_text_comes_in_all_six()
    {
        var meeting = await ReadAsync(Meeting);

        meeting.GetProperty("title").EnumerateObject().Select(t => t.Name).Should().BeEquivalentTo("ar", "zh", "en", "fr", "ru", "es");
        meeting.GetProperty("agenda").GetProperty("items")[7].GetProperty("title").GetProperty("fr").GetString().Should().Be("Questions diverses");
        meeting.GetProperty("documents")[0].GetProperty("files").EnumerateArray().Should().HaveCount(6);
    }

    [Fact]
    public async Task The_files_that_it_names_have_the_hashes_that_it_gives()
    {
        using var client = await fixture.App.ClientAsync();
        var file = (await ReadAsync($"{Meeting}?lang=ru")).GetProperty("documents")[1].GetProperty("files")[0];

        var bytes = await client.GetByteArrayAsync(new Uri(file.GetProperty("pdf").GetString()!, UriKind.Relative));

        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)).Should().Be(file.GetProperty("sha256").GetString());
        bytes.Should().HaveCount(file.GetProperty("size").GetInt32());
    }

    [Fact]
    public async Task The_list_says_which_agendas_are_circulated()
    {
        var meetings = (await ReadAsync("/api/v1/meetings?lang=en")).GetProperty("meetings").EnumerateArray().ToList();

        meetings.Where(m => m.GetProperty("agenda").ValueKind != JsonValueKind.Null).Select(m => m.GetProperty("slug").GetString())
            .Should().Equal("csp12-wgtu-2026-03-18");
    }

    [Theory]
    [InlineData("/api/v1/meetings?lang=xx", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/meetings/csp12-wgtu-2026-03-18?lang=EN", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/meetings/nope", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/meetings/%01", HttpStatusCode.NotFound)]
    public async Task What_is_asked_wrongly_is_answered_with_problem_details(string path, HttpStatusCode status)
    {
        using var client = await fixture.App.ClientAsync();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.Should().Be(status);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task The_description_of_the_API_names_both_addresses()
    {
        var paths = (await ReadAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();

        paths.Should().Contain(["/api/v1/meetings", "/api/v1/meetings/{slug}"]);
    }

    private async Task<JsonElement> ReadAsync(string path)
    {
        using var client = await fixture.App.ClientAsync();
        using var json = JsonDocument.Parse(await client.PageAsync(path));
        return json.RootElement.Clone();
    }
}
