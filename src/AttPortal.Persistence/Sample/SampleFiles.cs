using System.Text.Json;
using System.Text.Json.Serialization;
using AttPortal.Domain.Shared;
using AttPortal.Persistence.Conversions;

namespace AttPortal.Persistence.Sample;

/// <summary>Reads the sample's files, which are part of the assembly.</summary>
internal static class SampleFiles
{
    private static readonly JsonSerializerOptions Options = new(PortalJson.Options) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Opens a file below the sample data, as in "States/states.csv".</summary>
    public static Stream Open(string path) => typeof(SampleFiles).Assembly.GetManifestResourceStream($"Sample/{path}")
        ?? throw new FileNotFoundException($"The sample has no file {path}.");

    public static T Read<T>(string path)
    {
        using var stream = Open(path);
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }

    /// <summary>A text of the sample: written in English, rendered in the others.</summary>
    public static LocalizedText Text(IReadOnlyDictionary<Language, string>? texts) =>
        texts is null ? LocalizedText.Empty(Language.English) : LocalizedText.Of(Language.English, texts);
}
