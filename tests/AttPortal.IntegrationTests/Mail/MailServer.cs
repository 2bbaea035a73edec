using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace AttPortal.IntegrationTests.Mail;

/// <summary>How a mail server of the tests treats whoever calls.</summary>
internal enum Mood
{
    Takes,

    /// <summary>Refuses the recipient for now.</summary>
    Refuses,

    /// <summary>Takes the line and says nothing, ever.</summary>
    Hangs,

    /// <summary>Reads the whole message and drops the line before it says that it took it.</summary>
    DropsAfterData,
}

/// <summary>A small mail server that speaks as much SMTP as a client needs, in whatever mood the test asks for.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<ReceivedMail> _received = Channel.CreateUnbounded<ReceivedMail>();
    private readonly List<ReceivedMail> _all = [];
    private readonly Task _listening;
    private int _calls;

    public MailServer()
    {
        _listener.Start();
        _listening = ListenAsync();
    }

    public Mood Mood { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often somebody called.</summary>
    public int Calls => _calls;

    /// <summary>Each message that was read to its end, also those that were not acknowledged.</summary>
    public IReadOnlyList<ReceivedMail> Received
    {
        get
        {
            lock (_all)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>The next message; fails where none comes.</summary>
    public async Task<ReceivedMail> NextAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        return await _received.Reader.ReadAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _listening;
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        List<Task> talks = [];
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        Interlocked.Increment(ref _calls);
        var mood = Mood;
        try
        {
            using (client)
            {
                if (mood == Mood.Hangs)
                {
                    await client.GetStream().ReadExactlyAsync(new byte[1], _stop.Token);
                    return;
                }

                await SpeakAsync(client, mood);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // The client hung up, or the test is over.
        }
    }

    private async Task SpeakAsync(TcpClient client, Mood mood)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        List<string> recipients = [];
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
            {
                recipients.Add(line["RCPT TO:".Length..].Trim('<', '>', ' '));
                await writer.WriteLineAsync(mood == Mood.Refuses ? "451 come back later" : "250 ok");
            }
            else if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                Keep(new ReceivedMail(recipients, await BodyAsync(reader)));
                if (mood == Mood.DropsAfterData)
                {
                    return;
                }

                await writer.WriteLineAsync("250 taken");
            }
            else
            {
                await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 ok");
            }
        }
    }

    private async Task<string> BodyAsync(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            body.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        return body.ToString();
    }

    private void Keep(ReceivedMail mail)
    {
        lock (_all)
        {
            _all.Add(mail);
        }

        _received.Writer.TryWrite(mail);
    }
}
