using System.Net;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Startup;

public sealed class StaticFileTests(ReadingFixture portal) : IClassFixture<ReadingFixture>
{
    [Theory]
    [InlineData(Person.Anonymous, "/portal.css")]
    [InlineData(Person.Secretariat, "/portal.css")]
    [InlineData(Person.Secretariat, "/_framework/blazor.web.js")]
    public async Task A_file_is_sent_compressed_whoever_asks(Person person, string address)
    {
        using var client = await portal.App.ClientAsync(person);
        using var plain = await client.GetAsync(new Uri(address, UriKind.Relative));
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");

        using var compressed = await client.GetAsync(new Uri(address, UriKind.Relative));

        compressed.StatusCode.Should().Be(HttpStatusCode.OK);
        compressed.Content.Headers.ContentEncoding.Should().Equal("br");
        var length = (await plain.Content.ReadAsByteArrayAsync()).Length;
        (await compressed.Content.ReadAsByteArrayAsync()).Length.Should().BeLessThan(length / 3);
    }

    [Fact]
    public async Task A_file_whose_address_carries_its_fingerprint_is_kept_for_a_year()
    {
        using var client = await portal.App.ClientAsync();

        using var once = await client.GetAsync(new Uri("/_framework/blazor.web.js", UriKind.Relative));
        using var kept = await client.GetAsync(new Uri("/_framework/blazor.web.js?v=0123456789ab", UriKind.Relative));

        once.Headers.CacheControl!.NoCache.Should().BeTrue();
        kept.Headers.CacheControl!.MaxAge.Should().Be(TimeSpan.FromDays(365));
    }
}
