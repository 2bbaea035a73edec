using System.Text.Json;

namespace AttPortal.Persistence.Registers;

/// <summary>An entry of the register of receipts as it can be read: a receipt, or a withdrawal.</summary>
/// <param name="Index">Its place.</param>
/// <param name="Number">Of which receipt.</param>
/// <param name="IsWithdrawal">Whether it takes the submission back.</param>
/// <param name="Members">What it says, member by member, as it stands there.</param>
internal sealed record ReceiptLeaf(long Index, string Number, bool IsWithdrawal, IReadOnlyDictionary<string, string> Members)
{
    /// <summary>Reads an entry; null where it is neither.</summary>
    public static ReceiptLeaf? Read(long index, byte[] leaf)
    {
        try
        {
            using var json = JsonDocument.Parse(leaf);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            Dictionary<string, string> members = [];
            foreach (var member in json.RootElement.EnumerateObject())
            {
                members[member.Name] = member.Value.GetRawText();
            }

            return Text(json.RootElement, "receipt") is { } receipt ? new ReceiptLeaf(index, receipt, false, members)
                : Text(json.RootElement, "withdrawn") is { } withdrawn ? new ReceiptLeaf(index, withdrawn, true, members)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The names of the members in which two entries differ.</summary>
    public IReadOnlyList<string> Differences(ReceiptLeaf other) =>
        [.. Members.Keys.Union(other.Members.Keys).Where(k => Members.GetValueOrDefault(k) != other.Members.GetValueOrDefault(k))];

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
