using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AttPortal.Domain.Delegations;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Submissions.Api;

/// <summary>A program of a delegation, with a token of its own.</summary>
internal sealed class ApiProgram : IDisposable
{
    public const string Submissions = "/api/v1/submissions";

    private ApiProgram(HttpClient client, string token, ApiTokenId id)
    {
        Client = client;
        Token = token;
        Id = id;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public HttpClient Client { get; }

    public string Token { get; }

    public ApiTokenId Id { get; }

    /// <summary>A program with a new token of a delegation of the sample.</summary>
    public static async Task<ApiProgram> OfAsync(PortalApp app, string delegation = "cri")
    {
        await using var db = SampleCall.Open(app);
        return await OfAsync(db, app.Address, delegation);
    }

    /// <summary>The same for a portal that is another process.</summary>
    public static async Task<ApiProgram> OfAsync(PortalDbContext db, Uri address, string delegation = "cri")
    {
        var secret = ApiTokenSecret.New();
        var id = await db.Delegations.Where(d => d.Slug == delegation).Select(d => d.Id).SingleAsync();
        var token = ApiToken.Of(ApiTokenId.New(), id, $"Registry {Guid.NewGuid():N}", 90, "Ana Ruiz", ApiTokenSecret.Digest(secret), DateTimeOffset.UtcNow).Value;
        db.ApiTokens.Add(token);
        await db.SaveChangesAsync();
        return new ApiProgram(new HttpClient { BaseAddress = address }, secret, token.Id);
    }

    /// <summary>The same program at another address: the portal was started anew.</summary>
    public ApiProgram At(Uri address) => new(new HttpClient { BaseAddress = address }, Token, Id);

    /// <summary>An additional item under "Other matters".</summary>
    public static Dictionary<string, object> Item(int call, string about = "How registers of brokers are kept.") => new()
    {
        ["call"] = call,
        ["kind"] = "AdditionalItem",
        ["language"] = "en",
        ["fields"] = new Dictionary<string, string> { ["title"] = "Brokering", ["about"] = about },
    };

    /// <summary>Submits, without files as JSON, with files in parts.</summary>
    public async Task<ApiAnswer> SubmitAsync(Dictionary<string, object> submission, string? key = null, params (string Name, byte[] Bytes)[] files)
    {
        using var content = files.Length == 0 ? (HttpContent)JsonContent.Create(submission) : Parts(submission, files);
        return await SendAsync(content, key ?? Guid.NewGuid().ToString());
    }

    /// <summary>Sends any body.</summary>
    public async Task<ApiAnswer> SendAsync(HttpContent content, string? key, string query = "", string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Submissions + query) { Content = content };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        using var answer = await Client.SendAsync(request);
        return await ApiAnswer.OfAsync(answer);
    }

    /// <summary>Reads a receipt.</summary>
    public async Task<ApiAnswer> ReceiptAsync(string number)
    {
        using var answer = await Client.GetAsync(new Uri($"{Submissions}/{number}", UriKind.Relative));
        return await ApiAnswer.OfAsync(answer);
    }

    public void Dispose() => Client.Dispose();

    private static MultipartFormDataContent Parts(Dictionary<string, object> submission, (string Name, byte[] Bytes)[] files)
    {
        var parts = new MultipartFormDataContent { { JsonContent.Create(submission), "submission" } };
        foreach (var (name, bytes) in files)
        {
            parts.Add(new ByteArrayContent(bytes), "file", name);
        }

        return parts;
    }
}

/// <summary>What a program was answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The JSON.</param>
/// <param name="Location">Where the receipt is.</param>
/// <param name="Type">The media type.</param>
/// <param name="Challenge">How one is to be known.</param>
/// <param name="RetryAfter">When to come again.</param>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonElement Body, string? Location, string? Type, string Challenge, TimeSpan? RetryAfter)
{
    public string Number => Body.GetProperty("number").GetString()!;

    public string Code => Body.GetProperty("code").GetString()!;

    public string Detail => Body.GetProperty("detail").GetString()!;

    /// <summary>What is wrong, as pointer and code.</summary>
    public IReadOnlyList<string> Errors => [.. Body.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("pointer").GetString()} {e.GetProperty("code").GetString()}")];

    public static async Task<ApiAnswer> OfAsync(HttpResponseMessage answer) => new(
        answer.StatusCode,
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()),
        answer.Headers.Location?.ToString(),
        answer.Content.Headers.ContentType?.MediaType,
        answer.Headers.WwwAuthenticate.ToString(),
        answer.Headers.RetryAfter?.Delta);
}
