using AttPortal.Web.Caching;
using Microsoft.AspNetCore.Http;

namespace AttPortal.Tests.Web.Caching;

/// <summary>Pages to keep.</summary>
internal static class APage
{
    public static PageKey At(string path, string query = "") => new(path, query, "portal.example", true, ContentEncodings.Brotli);

    public static KeptPage Of(PageKey key, int bytes = 1000, long drawn = 0)
    {
        var response = new DefaultHttpContext().Response;
        response.ContentType = "text/html";
        return KeptPage.Of(key, response, new byte[bytes], drawn);
    }
}

/// <summary>A clock that a test moves.</summary>
internal sealed class MovedClock : TimeProvider
{
    private TimeSpan passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan time) => passed += time;

    public override long GetTimestamp() => passed.Ticks;
}
