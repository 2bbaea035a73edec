using System.Net;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Caching;

/// <summary>Kept pages are answered before anything else runs; what they say is the same nevertheless.</summary>
public sealed class KeptPagesTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Register = "/es/states";

    [Theory]
    [InlineData("", "")]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.9", "gzip")]
    public async Task A_kept_page_carries_the_headers_and_the_content_of_the_drawn_one(string accepted, string encoding)
    {
        using var reader = await fixture.App.ClientAsync();
        var address = $"{Register}?search={Uri.EscapeDataString(accepted)}";
        using var drawn = await AskAsync(reader, address, ("Accept-Encoding", accepted));
        using var kept = await AskAsync(reader, address, ("Accept-Encoding", accepted));

        kept.Headers.Age.Should().NotBeNull();
        kept.Headers.Remove("Age");
        Headers(kept).Should().Equal(Headers(drawn));
        Headers(kept).Should().Contain(h => h.StartsWith("Content-Security-Policy:", StringComparison.Ordinal))
            .And.Contain("Vary: Accept-Encoding, Cookie").And.Contain("X-Content-Type-Options: nosniff");
        string.Join("", kept.Content.Headers.ContentEncoding).Should().Be(encoding);
        (await kept.Content.ReadAsByteArrayAsync()).Should().Equal(await drawn.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_reader_of_a_kept_page_who_has_it_is_told_so_with_the_headers_of_every_answer()
    {
        using var reader = await fixture.App.ClientAsync();
        using var page = await AskAsync(reader, Register);
        using var answer = await AskAsync(reader, Register, ("If-None-Match", $"\"another\", {page.Headers.ETag}"));

        answer.StatusCode.Should().Be(HttpStatusCode.NotModified);
        answer.Headers.ETag.Should().Be(page.Headers.ETag);
        answer.Headers.Vary.Should().Equal("Accept-Encoding", "Cookie");
        Headers(answer).Should().Contain(h => h.StartsWith("Content-Security-Policy:", StringComparison.Ordinal)).And.NotContain(h => h.StartsWith("Content-Type:", StringComparison.Ordinal));
        (await answer.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_head_of_a_page_is_the_same_drawn_and_kept_and_tells_its_length()
    {
        using var reader = await fixture.App.ClientAsync();
        var address = $"{Register}?search=head";
        using var drawn = await AskAsync(reader, address, method: HttpMethod.Head);
        using var kept = await AskAsync(reader, address, method: HttpMethod.Head);
        using var page = await AskAsync(reader, address);

        kept.Headers.Age.Should().NotBeNull();
        kept.Content.Headers.ContentLength.Should().Be(drawn.Content.Headers.ContentLength).And.Be((await page.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task Whoever_has_signed_in_gets_a_page_of_their_own_though_one_is_kept()
    {
        using var reader = await fixture.App.ClientAsync();
        using var person = await fixture.App.ClientAsync(Person.Secretariat);
        (await reader.PageAsync(Register)).Should().NotContain("Sample Secretariat");
        (await reader.PageAsync(Register)).Should().NotContain("Sample Secretariat");
        using var own = await AskAsync(person, Register);

        own.Headers.Age.Should().BeNull();
        own.Headers.CacheControl!.NoStore.Should().BeTrue();
        (await own.Content.ReadAsStringAsync()).Should().NotBe(await reader.PageAsync(Register));
    }

    [Fact]
    public async Task The_form_of_one_visitor_is_never_answered_to_another()
    {
        using var one = await fixture.App.ClientAsync();
        using var other = await fixture.App.ClientAsync();
        await one.PageAsync("/en/sign-in");
        // The second time the visitor has the cookie already, so that nothing but the token in the page is their own.
        using var again = await AskAsync(one, "/en/sign-in");
        using var others = await AskAsync(other, "/en/sign-in");

        again.Headers.Contains("Set-Cookie").Should().BeFalse();
        again.Headers.CacheControl!.NoStore.Should().BeTrue();
        others.Headers.Age.Should().BeNull();
        others.Headers.Contains("Set-Cookie").Should().BeTrue();
    }

    [Fact]
    public async Task Health_is_asked_anew_each_time()
    {
        using var reader = await fixture.App.ClientAsync();
        using var first = await AskAsync(reader, "/healthz/live");
        using var second = await AskAsync(reader, "/healthz/live");

        second.StatusCode.Should().Be(HttpStatusCode.OK);
        second.Headers.Age.Should().BeNull();
        second.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task The_language_of_the_home_page_goes_by_what_each_browser_prefers()
    {
        using var reader = await fixture.App.ClientAsync();
        foreach (var language in new[] { "fr", "ar", "fr" })
        {
            using var answer = await AskAsync(reader, "/", ("Accept-Language", language));

            answer.Headers.Location.Should().Be(new Uri($"/{language}/", UriKind.Relative));
        }
    }

    [Fact]
    public async Task A_page_kept_for_one_host_does_not_answer_another()
    {
        using var reader = await fixture.App.ClientAsync();
        using var first = await AskAsync(reader, Register, ("Host", "one.example"));
        using var second = await AskAsync(reader, Register, ("Host", "two.example"));

        (await second.Content.ReadAsStringAsync()).Should().Contain("two.example").And.NotContain("one.example");
    }

    private static IEnumerable<string> Headers(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);

    private static async Task<HttpResponseMessage> AskAsync(HttpClient reader, string path, (string Name, string Value)? header = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (header is { Value.Length: > 0 } given)
        {
            request.Headers.TryAddWithoutValidation(given.Name, given.Value);
        }

        return await reader.SendAsync(request);
    }
}
