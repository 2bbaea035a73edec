using AttPortal.Web.Caching;

namespace AttPortal.Tests.Web.Caching;

public sealed class ContentEncodingsTests
{
    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.8", "gzip")]
    [InlineData("br;q=0.8, gzip;q=0.8", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0.1, identity", "")]
    [InlineData("identity", "")]
    [InlineData("*;q=0", "")]
    [InlineData("zstd", "")]
    [InlineData("brotli", "")]
    [InlineData(";;;", "")]
    [InlineData("", "")]
    public void A_page_travels_in_the_best_encoding_that_its_reader_accepts(string accepted, string best) =>
        ContentEncodings.Best(accepted).Should().Be(best);
}
