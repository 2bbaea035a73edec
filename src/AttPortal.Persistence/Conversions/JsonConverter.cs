using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AttPortal.Persistence.Conversions;

/// <summary>Keeps a value of the domain as jsonb.</summary>
/// <typeparam name="T">The value; immutable.</typeparam>
internal sealed class JsonConverter<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, PortalJson.Options),
    json => JsonSerializer.Deserialize<T>(json, PortalJson.Options)!);

/// <summary>Compares values by what is kept of them.</summary>
/// <typeparam name="T">The value; immutable, so that it is its own snapshot.</typeparam>
internal sealed class JsonComparer<T>() : ValueComparer<T>(
    (one, other) => JsonSerializer.Serialize(one, PortalJson.Options) == JsonSerializer.Serialize(other, PortalJson.Options),
    value => JsonSerializer.Serialize(value, PortalJson.Options).GetHashCode(StringComparison.Ordinal),
    value => value);

/// <summary>How values are written as JSON in the database.</summary>
internal static class PortalJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new LocalizedTextJson(), new LanguageJson(), new VenueTimeJson(), new DelegationIdJson(),
            new JsonStringEnumConverter<SubmissionKind>(), new JsonStringEnumConverter<ParticipationCategory>(), new JsonStringEnumConverter<LateRule>(), new JsonStringEnumConverter<SharedWith>(), new JsonStringEnumConverter<AttachmentKind>(),
        },
    };

    /// <summary>Languages as codes, also as keys of objects.</summary>
    private sealed class LanguageJson : System.Text.Json.Serialization.JsonConverter<Language>
    {
        public override Language Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Languages.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Language value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code());

        public override Language ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Languages.Parse(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Language value, JsonSerializerOptions options) => writer.WritePropertyName(value.Code());
    }

    /// <summary>What was announced, as in "2026-03-05T23:59 Europe/Zurich"; the instant follows from it.</summary>
    private sealed class VenueTimeJson : System.Text.Json.Serialization.JsonConverter<VenueTime>
    {
        public override VenueTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var kept = reader.GetString()!.Split(' ');
            return new VenueTime(DateTime.ParseExact(kept[0], "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), kept[1]);
        }

        public override void Write(Utf8JsonWriter writer, VenueTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Local:yyyy-MM-dd'T'HH:mm:ss} {value.Zone}"));
    }

    private sealed class DelegationIdJson : System.Text.Json.Serialization.JsonConverter<DelegationId>
    {
        public override DelegationId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, DelegationId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class LocalizedTextJson : System.Text.Json.Serialization.JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var kept = JsonSerializer.Deserialize<Kept>(ref reader, options)!;
            return new LocalizedText(kept.Original, kept.Revision, kept.Texts);
        }

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Kept(value.Original, value.Revision, new Dictionary<Language, Rendering>(value.Renderings)), options);

        private sealed record Kept(Language Original, int Revision, Dictionary<Language, Rendering> Texts);
    }
}
