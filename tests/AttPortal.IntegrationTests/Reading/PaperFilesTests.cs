using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Reading;

/// <summary>The printed papers, as a browser or a program gets them.</summary>
public sealed class PaperFilesTests(ReadingFixture fixture) : IClassFixture<ReadingFixture>
{
    private const string Meeting = "meetings/csp12-wgtu-2026-03-18";

    [Theory]
    [InlineData("ar", "letter")]
    [InlineData("zh", "agenda")]
    [InlineData("en", "annex-a")]
    [InlineData("fr", "annex-b")]
    [InlineData("ru", "annex-c")]
    [InlineData("es", "package")]
    public async Task A_file_carries_its_hash_its_name_and_the_bytes_that_went_out(string language, string part)
    {
        using var client = await fixture.App.ClientAsync();
        using var answer = await client.GetAsync(Address($"/{language}/{Meeting}/{part}.pdf"));
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        answer.Headers.ETag!.Tag.Should().Be($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"");
        answer.Content.Headers.ContentDisposition!.ToString().Should().Be($"inline; filename=csp12-wgtu-2026-03-18-{part}-{language}.pdf");
        (await client.GetByteArrayAsync(Address($"/{language}/{Meeting}/versions/0/{part}.pdf"))).Should().Equal(bytes);
    }

    [Fact]
    public async Task Who_has_the_file_already_is_told_so_and_who_wants_a_piece_gets_it()
    {
        using var client = await fixture.App.ClientAsync();
        using var whole = await client.GetAsync(Address($"/en/{Meeting}/agenda.pdf"));
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/en/{Meeting}/agenda.pdf");
        again.Headers.IfNoneMatch.Add(whole.Headers.ETag!);
        using var piece = new HttpRequestMessage(HttpMethod.Get, $"/en/{Meeting}/agenda.pdf");
        piece.Headers.Range = new RangeHeaderValue(0, 4);

        using var unchanged = await client.SendAsync(again);
        using var first = await client.SendAsync(piece);

        unchanged.StatusCode.Should().Be(HttpStatusCode.NotModified);
        first.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        (await first.Content.ReadAsStringAsync()).Should().Be("%PDF-");
    }

    [Theory]
    [InlineData("annex-d.pdf")]
    [InlineData("minutes.pdf")]
    [InlineData("versions/1/agenda.pdf")]
    [InlineData("agenda.pdf?draft")]
    [InlineData("versions/0/agenda.pdf?draft")]
    public async Task What_never_went_out_does_not_exist(string file)
    {
        using var client = await fixture.App.ClientAsync();

        (await client.StatusAsync($"/en/{Meeting}/{file}")).Should().Be(HttpStatusCode.NotFound);
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);
}
