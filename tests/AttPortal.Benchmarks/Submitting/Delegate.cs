using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AttPortal.Benchmarks.Portal;

namespace AttPortal.Benchmarks.Submitting;

/// <summary>How a form was answered.</summary>
/// <param name="Draft">The draft that it named.</param>
/// <param name="Status">The status of the answer; 0 where none came.</param>
/// <param name="Receipt">The number on the receipt; null where there was none.</param>
/// <param name="HasForm">Whether the form came back, to be sent again.</param>
internal sealed record Answered(Guid Draft, int Status, string? Receipt, bool HasForm);

/// <summary>A signed-in person who submits one input after the other: a form with some text and a file of 200 KB.</summary>
internal sealed partial class Delegate
{
    private const int Fields = 3;
    private const int FieldLength = 1000;

    private readonly HttpClient client;
    private readonly string path;
    private readonly string cookies;
    private readonly Dictionary<string, string> form;

    private Delegate(HttpClient client, string path, string cookies, Dictionary<string, string> form)
    {
        this.client = client;
        this.path = path;
        this.cookies = cookies;
        this.form = form;
    }

    /// <summary>A client for all of them: people who share a browser's connections but not its cookies.</summary>
    public static HttpClient Client(Uri portal) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = portal, Timeout = TimeSpan.FromMinutes(3) };

    /// <summary>Opens the form of a call.</summary>
    public static async Task<Delegate> OpenAsync(HttpClient client, string cookie, int call, CancellationToken cancellation)
    {
        var path = $"/en/calls/{call.ToString(CultureInfo.InvariantCulture)}/submit/answers";
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", cookie } } };
        using var answer = await client.SendAsync(request, cancellation);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new BenchmarkException($"The form of call {call} answered {(int)answer.StatusCode}.");
        }

        var given = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : [];
        return new Delegate(client, path, string.Join("; ", [cookie, .. given]), Hidden(await answer.Content.ReadAsStringAsync(cancellation)));
    }

    /// <summary>Submits, and waits for the receipt.</summary>
    /// <returns>The draft that became a submission.</returns>
    public async Task<Guid> SubmitAsync(CancellationToken cancellation)
    {
        var answered = await TrySubmitAsync(Guid.CreateVersion7(), cancellation);
        return answered.Receipt is not null ? answered.Draft : throw new BenchmarkException($"A submission was answered {answered.Status}, without a receipt.");
    }

    /// <summary>Sends the form of a draft once.</summary>
    public async Task<Answered> TrySubmitAsync(Guid draft, CancellationToken cancellation)
    {
        using var content = Content(draft);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content, Headers = { { "Cookie", cookies } } };
        try
        {
            using var answer = await client.SendAsync(request, cancellation);
            var page = await answer.Content.ReadAsStringAsync(cancellation);
            return new Answered(draft, (int)answer.StatusCode, answer.StatusCode == HttpStatusCode.OK && Receipt().Match(page) is { Success: true } number ? number.Value : null, page.Contains("text:answer:a1", StringComparison.Ordinal));
        }
        catch (HttpRequestException)
        {
            return new Answered(draft, 0, null, false);
        }
    }

    private MultipartFormDataContent Content(Guid draft)
    {
        var content = new MultipartFormDataContent();
        var fields = new Dictionary<string, string>(form) { ["draft"] = $"{draft}", ["language"] = "en", ["shared"] = "officers", ["action"] = "submit" };
        for (var field = 1; field <= Fields; field++)
        {
            fields[$"text:answer:a{field}"] = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", FieldLength);
        }

        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), $"\"{name}\"");
        }

        content.Add(new ByteArrayContent(SampleFile.Bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } }, "\"file\"", $"\"{SampleFile.Name}\"");
        return content;
    }

    private static Dictionary<string, string> Hidden(string page)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match input in HiddenInput().Matches(page))
        {
            fields.TryAdd(WebUtility.HtmlDecode(Name().Match(input.Value).Groups[1].Value), WebUtility.HtmlDecode(Value().Match(input.Value).Groups[1].Value));
        }

        return fields;
    }

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}")]
    private static partial Regex Receipt();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenInput();

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
