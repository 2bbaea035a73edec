using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Submissions;

/// <summary>
/// What a receipt says, as bytes of which every reader can take the digest: JSON in UTF-8 without spaces, its members in a
/// fixed order, instants in UTC. The register keeps these bytes; they hold no text of the submission, only digests.
/// </summary>
public static class ReceiptFacts
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entry of the register for a submission.</summary>
    /// <param name="submission">What was received.</param>
    /// <param name="call">Which call: the meeting's name in addresses, a slash, the number.</param>
    /// <param name="delegation">Of whom: the delegation's name in addresses.</param>
    public static byte[] Entry(Submission submission, string call, string delegation)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return Written(json =>
        {
            json.WriteString("receipt", submission.Number.Value);
            json.WriteString("call", call);
            json.WriteString("delegation", delegation);
            json.WriteString("kind", submission.Kind.ToString());
            json.WriteNumber("version", submission.Version);
            json.WriteString("began", Instant(submission.BeganAt));
            json.WriteString("received", Instant(submission.ReceivedAt));
            json.WriteString("deadline", Instant(submission.Deadline.Instant));
            json.WriteBoolean("late", submission.LateBy is not null);
            json.WriteString("text", submission.TextSha256());
            json.WriteStartArray("files");
            foreach (var file in submission.Files)
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteNumber("length", file.Length);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>The entry of the register for a withdrawal.</summary>
    public static byte[] Withdrawal(Submission submission, SubmissionAct act)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(act);
        return Written(json =>
        {
            json.WriteString("withdrawn", submission.Number.Value);
            json.WriteString("at", Instant(act.At));
        });
    }

    /// <summary>What the digest of a submission's text is taken from.</summary>
    public static byte[] TextBytes(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return Written(json =>
        {
            json.WriteString("kind", submission.Kind.ToString());
            json.WriteString("language", submission.Language.Code());
            json.WriteStartObject("texts");
            foreach (var text in submission.Texts)
            {
                json.WriteString(text.Key, text.Text);
            }

            json.WriteEndObject();
        });
    }

    /// <summary>An instant as receipts write it: UTC, to the microsecond, as the database keeps it.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static byte[] Written(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
