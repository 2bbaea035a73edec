using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AttPortal.IntegrationTests.Mail;

/// <summary>A message as it crossed the line, taken apart as a mail reader does.</summary>
internal sealed partial class ReceivedMail(IReadOnlyList<string> recipients, string raw)
{
    private readonly MimePart _whole = MimePart.Read(raw);

    /// <summary>Whom the server was told to give it to.</summary>
    public IReadOnlyList<string> Recipients => recipients;

    /// <summary>As it was sent.</summary>
    public string Raw => raw;

    public string MessageId => _whole.Headers["message-id"];

    public string Subject => Decoded(_whole.Headers["subject"]);

    public string RawSubject => _whole.Headers["subject"];

    public IReadOnlyDictionary<string, string> Headers => _whole.Headers;

    /// <summary>The kinds of its parts, as they stand one after the other.</summary>
    public IEnumerable<string> Kinds => Parts.Select(p => p.Kind);

    public string Text => Parts.Single(p => p.Kind == "text/plain").Content;

    public string Html => Parts.Single(p => p.Kind == "text/html").Content;

    private IReadOnlyList<MimePart> Parts
    {
        get
        {
            var boundary = Boundary().Match(_whole.Headers["content-type"]).Groups[1].Value;
            return [.. _whole.Body.Split($"--{boundary}")[1..^1].Select(p => MimePart.Read(p.TrimStart('\r', '\n')))];
        }
    }

    private static string Decoded(string header) =>
        EncodedWord().Replace(Between().Replace(header, "$1"), word => Encoding.UTF8.GetString(word.Groups[1].Value.Equals("B", StringComparison.OrdinalIgnoreCase)
            ? Convert.FromBase64String(word.Groups[2].Value)
            : MimePart.Unquoted(word.Groups[2].Value.Replace('_', ' '))));

    [GeneratedRegex("boundary=\"?([^\";]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?([BQ])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    // White space between two encoded words is not part of either.
    [GeneratedRegex(@"(\?=)\s+(?==\?)")]
    private static partial Regex Between();

    private sealed record MimePart(IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public string Kind => Headers["content-type"].Split(';')[0];

        public string Content => Encoding.UTF8.GetString(Headers.GetValueOrDefault("content-transfer-encoding") switch
        {
            "base64" => Convert.FromBase64String(Body),
            "quoted-printable" => Unquoted(Body.Replace("=\r\n", "", StringComparison.Ordinal)),
            _ => Encoding.Latin1.GetBytes(Body),
        });

        public static MimePart Read(string text)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var lines = text[..end].Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal).Split("\r\n");
            return new MimePart(lines.ToDictionary(l => l.Split(':')[0].ToLowerInvariant(), l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()), text[(end + 4)..]);
        }

        public static byte[] Unquoted(string text)
        {
            List<byte> bytes = [];
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] == '=')
                {
                    bytes.Add(byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    i += 2;
                }
                else
                {
                    bytes.Add((byte)text[i]);
                }
            }

            return [.. bytes];
        }
    }
}
