using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AttPortal.Web.Caching;

/// <summary>In which encodings pages travel.</summary>
internal static class ContentEncodings
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";
    public const string None = "";

    /// <summary>The best that whoever asks accepts; Brotli, where they don't mind. What browsers say is known by heart.</summary>
    public static string Best(StringValues accepted) => accepted.ToString() switch
    {
        "" => None,
        "gzip, deflate, br, zstd" or "gzip, deflate, br" => Brotli,
        "gzip, deflate" => Gzip,
        _ => Weighed(accepted),
    };

    private static string Weighed(StringValues accepted)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var list))
        {
            return None;
        }

        var (brotli, gzip, plain) = (Quality(list, Brotli) ?? Quality(list, "*") ?? 0, Quality(list, Gzip) ?? Quality(list, "*") ?? 0, Quality(list, "identity") ?? 0);
        return Math.Max(brotli, gzip) is var best && (best == 0 || plain > best) ? None : brotli == best ? Brotli : Gzip;
    }

    private static double? Quality(IList<StringWithQualityHeaderValue> list, string encoding) =>
        list.FirstOrDefault(e => e.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)) is { } named ? named.Quality ?? 1 : null;
}
