using System.Net;
using System.Text.Json;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.States;

/// <summary>/api/v1/states</summary>
public sealed class StatesApiTests(ReadingFixture fixture) : IClassFixture<ReadingFixture>
{
    [Fact]
    public async Task The_status_of_16_April_2024_is_113_parties_and_28_signatories()
    {
        var answer = await OkAsync("/api/v1/states?asOf=2024-04-16");

        answer.GetProperty("asOf").GetString().Should().Be("2024-04-16");
        answer.GetProperty("counts").GetRawText().Should().Be("""{"stateParties":113,"signatories":28,"others":56}""");
        answer.GetProperty("states").GetArrayLength().Should().Be(197);
    }

    [Fact]
    public async Task A_State_has_code_name_region_status_and_certainty_and_nothing_else()
    {
        var answer = await OkAsync("/api/v1/states?asOf=2026-02-17&lang=fr");

        Of(answer, "ECU").GetRawText().Should().Be("""{"iso3":"ECU","name":"Équateur","region":"LatinAmericanCaribbean","status":"Other","uncertain":true}""");
        Of(answer, "TUR").GetRawText().Should().Be("""{"iso3":"TUR","name":"Türkiye","region":"AsiaPacific","status":"Signatory","uncertain":false}""");
        Of(answer, "KIR").GetProperty("region").GetString().Should().Be("None");
    }

    [Fact]
    public async Task Without_a_day_the_status_is_that_of_today() =>
        (await OkAsync("/api/v1/states")).GetProperty("asOf").GetString().Should().Be(DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task The_answer_depends_on_the_address_and_not_on_the_language_that_a_browser_prefers()
    {
        using var client = await fixture.App.ClientAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ru");

        (await client.GetStringAsync(new Uri("/api/v1/states", UriKind.Relative))).Should().Contain("\"Kenya\"");
    }

    [Theory]
    [InlineData("/api/v1/states?asOf=2024-13-01", "states.no-such-day", "“2024-13-01” is no day. Write it as year, month and day, as in 2024-04-16.")]
    [InlineData("/api/v1/states?asOf=16/04/2024&lang=es", "states.no-such-day", "«16/04/2024» no es una fecha. Escriba el año, el mes y el día, como en 2024-04-16.")]
    [InlineData("/api/v1/states?lang=de", "states.unknown-language", "“de” is none of the six languages: ar, zh, en, fr, ru, es.")]
    public async Task Bad_input_is_answered_with_problem_details(string path, string code, string detail)
    {
        using var client = await fixture.App.ClientAsync();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("code").GetString().Should().Be(code);
        problem.GetProperty("detail").GetString().Should().Be(detail);
    }

    [Fact]
    public async Task The_description_of_the_API_knows_it()
    {
        using var client = await fixture.App.ClientAsync();

        (await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative))).Should().Contain("/api/v1/states");
    }

    private static JsonElement Of(JsonElement answer, string iso3) =>
        answer.GetProperty("states").EnumerateArray().Single(s => s.GetProperty("iso3").GetString() == iso3);

    private async Task<JsonElement> OkAsync(string path)
    {
        using var client = await fixture.App.ClientAsync();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
