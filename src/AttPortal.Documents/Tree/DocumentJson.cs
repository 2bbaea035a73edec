using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Tree;

/// <summary>
/// A <see cref="Document"/> as JSON: the form in which a circulated version is kept and in which the PDF worker gets it.
/// The same tree always gives the same bytes.
/// </summary>
public static class DocumentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Six scripts: escaping every letter that is not Latin would make the text six times as long. It never stands in a page unencoded.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new LanguageConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a tree.</summary>
    public static string Write(Document document) => JsonSerializer.Serialize(document, Options);

    /// <summary>Writes a tree as UTF-8.</summary>
    public static byte[] WriteBytes(Document document) => JsonSerializer.SerializeToUtf8Bytes(document, Options);

    /// <summary>Reads a tree that <see cref="Write"/> wrote, also after the order of its properties was changed by jsonb.</summary>
    /// <exception cref="JsonException">The text is not such a tree.</exception>
    public static Document Read(string json) =>
        JsonSerializer.Deserialize<Document>(json, Options) ?? throw new JsonException("The document is null.");

    /// <summary>The SHA-256 of the tree in lower-case hexadecimal digits: equal exactly when the trees are.</summary>
    public static string Fingerprint(Document document) => Convert.ToHexStringLower(SHA256.HashData(WriteBytes(document)));

    private sealed class LanguageConverter : JsonConverter<Language>
    {
        public override Language Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Languages.TryParse(reader.GetString(), out var language) ? language : throw new JsonException("Not one of the six languages.");

        public override void Write(Utf8JsonWriter writer, Language value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code());
    }
}
