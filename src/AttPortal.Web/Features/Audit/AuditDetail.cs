using System.Text.Json;

namespace AttPortal.Web.Features.Audit;

/// <summary>Something that a record tells: a value, or how it was before and after.</summary>
/// <param name="Name">Its name in the record.</param>
/// <param name="Before">Before; null where it is only told what is.</param>
/// <param name="Value">After, or what is.</param>
internal sealed record AuditFact(string Name, string? Before, string Value);

/// <summary>Reads what a record tells into lines that a person can read.</summary>
internal static class AuditDetail
{
    /// <summary>The facts of a record: what changed as before and after, all else as it was noted.</summary>
    public static IReadOnlyList<AuditFact> Facts(string detail)
    {
        using var json = JsonDocument.Parse(detail);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return [new AuditFact("", null, Text(json.RootElement))];
        }

        var noted = json.RootElement.EnumerateObject().Where(p => p.Name is not ("before" or "after") && p.Value.ValueKind != JsonValueKind.Null)
            .Select(p => new AuditFact(p.Name, null, Text(p.Value)));
        var before = Property(json.RootElement, "before");
        var after = Property(json.RootElement, "after");
        return before is null && after is null ? [.. noted] : [.. noted, .. Changes(before ?? [], after ?? [])];
    }

    private static IEnumerable<AuditFact> Changes(Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Keys.Union(after.Keys)
            .Select(name => new AuditFact(name, before.GetValueOrDefault(name, ""), after.GetValueOrDefault(name, "")))
            .Where(f => f.Before != f.Value);

    /// <summary>The parts of "before" or "after": the fields of an object, or the one text that it is.</summary>
    private static Dictionary<string, string>? Property(JsonElement root, string name) => root.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().ToDictionary(p => p.Name, p => Text(p.Value)),
            JsonValueKind.Null => [],
            _ => new() { [""] = Text(value) },
        }
        : null;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
