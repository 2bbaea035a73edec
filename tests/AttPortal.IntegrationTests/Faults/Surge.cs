using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Faults;

/// <summary>A form that somebody sent, and what they know of it.</summary>
internal sealed class SentInput
{
    /// <summary>Whose.</summary>
    public required int Sender { get; init; }

    /// <summary>The draft that the form names: its own key.</summary>
    public required Guid Draft { get; init; }

    /// <summary>The fields, as they are sent the first time and again.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>What the sender wrote, of which no two are alike.</summary>
    public string Issue => Fields["text:issue"];

    /// <summary>The page with the receipt; null while nothing was acknowledged.</summary>
    public string? Page { get; set; }

    /// <summary>The number on the receipt.</summary>
    public string? Receipt => Page is null ? null : Surge.Number(Page);
}

/// <summary>
/// People of several delegations who submit one input after the other. Whoever gets no receipt stops, and sends the same form
/// again when the portal is back. ATTPORTAL_FAULT_ROUNDS and ATTPORTAL_FAULT_SENDERS make the tests larger.
/// </summary>
/// <param name="call">For which call.</param>
internal sealed partial class Surge(int call) : IDisposable
{
    /// <summary>How long anything that comes may take to come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Person[] People = [Person.FocalPoint, Person.Signatory, Person.CivilSociety, Person.Delegate];

    private readonly ConcurrentQueue<SentInput> _sent = [];
    private readonly SemaphoreSlim _acknowledged = new(0);
    private readonly List<(CookieContainer Cookies, Dictionary<string, string> Form)> _senders = [];

    /// <summary>How often a fault is made.</summary>
    public static int Rounds { get; } = Size("ATTPORTAL_FAULT_ROUNDS", 2);

    public int Call => call;

    public IReadOnlyCollection<SentInput> Sent => _sent;

    public IEnumerable<SentInput> Unacknowledged => _sent.Where(s => s.Page is null);

    private string Path => $"/en/calls/{call}/submit/ad-hoc-topic";

    /// <summary>Signs everybody in; they open the form. The sign-ins survive what comes.</summary>
    public async Task OpenAsync(Uri address)
    {
        for (var sender = 0; sender < Size("ATTPORTAL_FAULT_SENDERS", 8); sender++)
        {
            var cookies = await PortalApp.CookiesAsync(address, People[sender % People.Length]);
            using var client = PortalApp.Client(address, cookies);
            _senders.Add((cookies, Forms.Fields(await client.PageAsync(Path), "draft")));
        }
    }

    /// <summary>Everybody submits, until they get no receipt.</summary>
    public Task RunAsync(Uri address, CancellationToken stop = default) => Task.WhenAll(Enumerable.Range(0, _senders.Count).Select(async sender =>
    {
        using var client = PortalApp.Client(address, _senders[sender].Cookies);
        while (!stop.IsCancellationRequested && await SendAsync(client, Write(sender)))
        {
            _acknowledged.Release();
        }
    }));

    /// <summary>Waits for so many receipts.</summary>
    public async Task AcknowledgedAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            (await _acknowledged.WaitAsync(Patience)).Should().BeTrue("the portal takes what is sent");
        }
    }

    /// <summary>Everybody sends again, once, what was not acknowledged.</summary>
    public async Task RepeatAsync(Uri address)
    {
        foreach (var input in Unacknowledged.ToList())
        {
            using var client = Client(address, input);
            (await SendAsync(client, input)).Should().BeTrue("what was not acknowledged can be sent again");
        }
    }

    /// <summary>Whoever has a receipt sends the same form once more.</summary>
    /// <returns>The number on the receipt then.</returns>
    public async Task<string> NumberNowAsync(Uri address, SentInput input)
    {
        using var client = Client(address, input);
        return Number((await client.SendAsync(Path, input.Fields)).Page)!;
    }

    /// <summary>A new input of this sender.</summary>
    public SentInput Write(int sender = 0, string? issue = null)
    {
        var draft = Guid.CreateVersion7();
        var input = new SentInput
        {
            Sender = sender,
            Draft = draft,
            Fields = new Dictionary<string, string>(_senders[sender].Form)
            {
                ["draft"] = $"{draft}",
                ["text:title"] = "Brokering",
                ["text:issue"] = issue ?? $"Brokers work from abroad, see case {draft}.",
                ["text:challenges"] = "Registers differ.",
                ["text:questions"] = "Who keeps a register?",
                ["language"] = "en",
                ["shared"] = "officers",
                ["action"] = "submit",
            },
        };
        _sent.Enqueue(input);
        return input;
    }

    /// <summary>Sends an input once.</summary>
    /// <returns>Whether a receipt came back.</returns>
    public async Task<bool> SendAsync(Uri address, SentInput input)
    {
        using var client = Client(address, input);
        return await SendAsync(client, input);
    }

    /// <summary>The request as its bytes go over the line.</summary>
    public async Task<(byte[] Head, byte[] Body)> BytesAsync(Uri address, SentInput input)
    {
        using var form = new FormUrlEncodedContent(input.Fields);
        var body = await form.ReadAsByteArrayAsync();
        var head = $"POST {Path} HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {_senders[input.Sender].Cookies.GetCookieHeader(address)}\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n";
        return (System.Text.Encoding.ASCII.GetBytes(head), body);
    }

    /// <summary>The number of the receipt that a page shows; null where it shows none.</summary>
    public static string? Number(string page) => NumberOnPage().Match(page) is { Success: true } match ? match.Value : null;

    public void Dispose() => _acknowledged.Dispose();

    private HttpClient Client(Uri address, SentInput input) => PortalApp.Client(address, _senders[input.Sender].Cookies);

    private async Task<bool> SendAsync(HttpClient client, SentInput input)
    {
        try
        {
            var answer = await client.SendAsync(Path, input.Fields);
            if (answer.Status != HttpStatusCode.OK || Number(answer.Page) is null)
            {
                return false;
            }

            input.Page = answer.Page;
            return true;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private static int Size(string option, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(option), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? size : usual;

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}")]
    private static partial Regex NumberOnPage();
}
