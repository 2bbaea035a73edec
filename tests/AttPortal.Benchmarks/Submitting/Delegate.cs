using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AttPortal.Benchmarks.Portal;

namespace AttPortal.Benchmarks.Submitting;

/// <summary>A signed-in person of the sample who submits one input of 200 KB after the other.</summary>
internal sealed partial class Delegate : IDisposable
{
    private const int Fields = 10;
    private const int FieldLength = 20_000;

    private readonly HttpClient client;
    private readonly string path;
    private Dictionary<string, string> form = [];

    private Delegate(HttpClient client, string path)
    {
        this.client = client;
        this.path = path;
    }

    /// <summary>Signs somebody in, who opens the form of a call.</summary>
    public static async Task<Delegate> OpenAsync(Uri portal, string folder, string email, int call, CancellationToken cancellation)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = portal };
        var password = File.ReadLines(Path.Combine(folder, "sign-in.txt")).Single(l => l.StartsWith("password: ", StringComparison.Ordinal))["password: ".Length..];
        var signIn = Hidden(await client.GetStringAsync(new Uri("/en/sign-in", UriKind.Relative), cancellation));
        signIn["Form.Email"] = email;
        signIn["Form.Password"] = password;
        using var sent = new FormUrlEncodedContent(signIn);
        using var answer = await client.PostAsync(new Uri("/en/sign-in", UriKind.Relative), sent, cancellation);
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
        {
            throw new BenchmarkException($"Signing in as {email} answered {answer.StatusCode}.");
        }

        var person = new Delegate(client, $"/en/calls/{call.ToString(CultureInfo.InvariantCulture)}/submit/answers");
        person.form = Hidden(await client.GetStringAsync(new Uri(person.path, UriKind.Relative), cancellation));
        return person;
    }

    /// <summary>Submits, and waits for the receipt.</summary>
    /// <returns>The draft that became a submission.</returns>
    public async Task<Guid> SubmitAsync(CancellationToken cancellation)
    {
        var draft = Guid.CreateVersion7();
        var fields = new Dictionary<string, string>(form) { ["draft"] = $"{draft}", ["language"] = "en", ["shared"] = "officers", ["action"] = "submit" };
        for (var field = 1; field <= Fields; field++)
        {
            fields[$"text:answer:a{field}"] = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", FieldLength);
        }

        using var sent = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), sent, cancellation);
        return answer.StatusCode == HttpStatusCode.OK && Receipt().IsMatch(await answer.Content.ReadAsStringAsync(cancellation))
            ? draft
            : throw new BenchmarkException($"A submission was answered {(int)answer.StatusCode}, without a receipt.");
    }

    public void Dispose() => client.Dispose();

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
