using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AttPortal.Web.Caching;

/// <summary>On what an answer for everybody depends: its address, letter by letter, and the encoding in which it travels.</summary>
/// <param name="Path">Addresses differ by case.</param>
/// <param name="Query">With its question mark, as it was asked.</param>
/// <param name="Host">A page names its own address to machines.</param>
/// <param name="IsSecure">Whether it was asked for by HTTPS.</param>
/// <param name="Encoding">One of <see cref="ContentEncodings"/>.</param>
internal readonly record struct PageKey(string Path, string Query, string Host, bool IsSecure, string Encoding)
{
    public static PageKey Of(HttpRequest request) => new(
        request.Path.Value ?? "",
        request.QueryString.Value ?? "",
        request.Headers.Host.ToString(),
        request.IsHttps,
        ContentEncodings.Best(request.Headers.AcceptEncoding));
}

/// <summary>An answer for everybody as it goes out: all its headers, and its content, encoded.</summary>
internal sealed class KeptPage
{
    /// <summary>What a kept page takes in memory besides its texts and its content, roughly.</summary>
    private const int Overhead = 1024;

    /// <summary>The headers that a reader needs who has the content already (RFC 9110, 15.4.5), and those of every answer.</summary>
    private static readonly string[] OfContent = [HeaderNames.ContentType, HeaderNames.ContentEncoding, HeaderNames.ContentLanguage, HeaderNames.ContentDisposition];

    private static readonly StringValues[] Ages =
        [.. Enumerable.Range(0, (int)PublicPages.Lifetime.TotalSeconds + 1).Select(s => new StringValues(s.ToString(CultureInfo.InvariantCulture)))];

    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly KeyValuePair<string, StringValues>[] headersWithoutContent;
    private readonly string tag;
    private readonly byte[] content;

    private KeptPage(PageKey key, IHeaderDictionary headers, byte[] content, long drawn)
    {
        this.headers = [.. headers.Where(h => h.Key != HeaderNames.ContentLength)];
        headersWithoutContent = [.. this.headers.Where(h => !OfContent.Contains(h.Key))];
        tag = headers.ETag.ToString();
        this.content = content;
        Key = key;
        Drawn = drawn;
        var letters = key.Path.Length + key.Query.Length + key.Host.Length + this.headers.Sum(h => h.Value.Sum(v => v?.Length ?? 0));
        Size = content.Length + (letters * sizeof(char)) + Overhead;
    }

    public PageKey Key { get; }

    /// <summary>When it was drawn, as the clock counts.</summary>
    public long Drawn { get; }

    /// <summary>How long it says what is so.</summary>
    public TimeSpan Lifetime { get; private init; } = PublicPages.Lifetime;

    /// <summary>What it takes in memory, in bytes.</summary>
    public long Size { get; }

    /// <summary>Whether somebody asked for it since this was last looked at. Exactness is not worth a lock.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Takes over what was answered.</summary>
    public static KeptPage Of(PageKey key, HttpResponse response, byte[] content, long drawn) =>
        new(key, response.Headers, content, drawn) { Lifetime = PageLifetime.Of(response.HttpContext) };

    /// <summary>Answers with it; with its headers alone, where the reader has the content already or asks for no more.</summary>
    /// <param name="context">The request.</param>
    /// <param name="age">How long ago it was drawn; nothing, where it was drawn for this request.</param>
    public Task AnswerAsync(HttpContext context, TimeSpan? age)
    {
        var response = context.Response;
        var to = response.Headers;
        var isWithReader = IsWithReader(context.Request.Headers.IfNoneMatch);
        foreach (var (name, value) in isWithReader ? headersWithoutContent : headers)
        {
            to[name] = value;
        }

        if (age is { } time)
        {
            to.Age = Ages[Math.Clamp((int)time.TotalSeconds, 0, Ages.Length - 1)];
        }

        if (isWithReader)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            Array.ForEach(OfContent, name => to.Remove(name));
            return Task.CompletedTask;
        }

        response.ContentLength = content.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : WriteAsync(response);
    }

    private Task WriteAsync(HttpResponse response)
    {
        var written = response.BodyWriter.WriteAsync(content);
        if (!written.IsCompletedSuccessfully)
        {
            return written.AsTask();
        }

        written.GetAwaiter().GetResult();
        return Task.CompletedTask;
    }

    private bool IsWithReader(StringValues known) => known.Count > 0
        && (known == tag
            || known == "*"
            || (EntityTagHeaderValue.TryParse(tag, out var mine) && EntityTagHeaderValue.TryParseList(known, out var tags)
                && tags.Any(t => t.Compare(mine, useStrongComparison: false))));
}
