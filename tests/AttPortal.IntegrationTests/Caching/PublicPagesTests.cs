using System.Net;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Web.Caching;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Caching;

/// <summary>What is kept of pages that look the same to everybody, and for how long.</summary>
public sealed class PublicPagesTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Register = "/en/states";

    [Fact]
    public async Task A_page_that_was_drawn_is_answered_again_without_drawing_it()
    {
        using var reader = await fixture.App.ClientAsync();
        using var first = await AskAsync(reader, Register);
        using var second = await AskAsync(reader, Register);

        second.Headers.Age.Should().NotBeNull();
        (await second.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_from_before_a_publication_is_not_answered_after_it()
    {
        using var reader = await fixture.App.ClientAsync();
        using var before = await AskAsync(reader, Register);
        fixture.App.Services.GetRequiredService<PublishedGeneration>().Advance();
        using var after = await AskAsync(reader, Register);

        after.Headers.Age.Should().BeNull();
    }

    [Fact]
    public async Task A_reader_who_has_the_page_is_not_sent_it_again()
    {
        using var reader = await fixture.App.ClientAsync();
        using var first = await AskAsync(reader, Register);
        using var kept = await AskAsync(reader, Register, tag: first.Headers.ETag!.ToString());
        fixture.App.Services.GetRequiredService<PublishedGeneration>().Advance();
        using var drawnAnew = await AskAsync(reader, Register, tag: first.Headers.ETag!.ToString());

        kept.StatusCode.Should().Be(HttpStatusCode.NotModified);
        drawnAnew.StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await drawnAnew.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_for_everybody_carries_no_state_of_interactive_parts()
    {
        using var reader = await fixture.App.ClientAsync();
        using var page = await AskAsync(reader, Register);

        (await page.Content.ReadAsStringAsync()).TrimEnd().Should().EndWith("</html>");
    }

    [Fact]
    public async Task Pages_that_say_different_things_have_different_tags()
    {
        using var reader = await fixture.App.ClientAsync();
        using var english = await AskAsync(reader, Register);
        using var french = await AskAsync(reader, "/fr/states", tag: english.Headers.ETag!.ToString());

        french.StatusCode.Should().Be(HttpStatusCode.OK);
        french.Headers.ETag.Should().NotBe(english.Headers.ETag);
    }

    [Fact]
    public async Task Asking_for_the_head_of_a_page_tells_its_tag_and_sends_nothing()
    {
        using var reader = await fixture.App.ClientAsync();
        using var page = await AskAsync(reader, Register);
        using var head = await AskAsync(reader, Register, HttpMethod.Head);

        head.StatusCode.Should().Be(HttpStatusCode.OK);
        head.Headers.ETag.Should().Be(page.Headers.ETag);
        (await head.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_signed_in_person_gets_is_kept_nowhere()
    {
        using var person = await fixture.App.ClientAsync(Person.Secretariat);
        using var first = await AskAsync(person, Register);
        using var second = await AskAsync(person, Register);

        second.Headers.CacheControl!.NoStore.Should().BeTrue();
        second.Headers.Age.Should().BeNull();
        second.Headers.ETag.Should().BeNull();
    }

    [Fact]
    public async Task What_does_not_exist_is_kept_nowhere()
    {
        using var reader = await fixture.App.ClientAsync();
        using var missing = await AskAsync(reader, "/en/states/XXX");

        missing.StatusCode.Should().Be(HttpStatusCode.NotFound);
        missing.Headers.CacheControl!.NoStore.Should().BeTrue();
        missing.Headers.ETag.Should().BeNull();
    }

    [Theory]
    [InlineData(Register)]
    [InlineData("/portal.css")]
    public async Task Pages_and_styles_travel_compressed(string path)
    {
        using var reader = await fixture.App.ClientAsync();
        using var plain = await AskAsync(reader, path);
        using var compressed = await AskAsync(reader, path, encoding: "br");

        compressed.Content.Headers.ContentEncoding.Should().Equal("br");
        (await compressed.Content.ReadAsByteArrayAsync()).Length.Should().BeLessThan((await plain.Content.ReadAsByteArrayAsync()).Length / 2);
    }

    private static async Task<HttpResponseMessage> AskAsync(
        HttpClient reader, string path, HttpMethod? method = null, string? tag = null, string? encoding = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (encoding is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        }

        return await reader.SendAsync(request);
    }
}
