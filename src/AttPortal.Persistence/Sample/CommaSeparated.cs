using System.Text;

namespace AttPortal.Persistence.Sample;

/// <summary>Reads the CSV files of the sample data (RFC 4180: quoted fields may hold commas, quotes and line ends).</summary>
internal static class CommaSeparated
{
    /// <summary>The rows of an embedded file, each by the names of its columns.</summary>
    /// <param name="name">Folder and file below the sample data, as in "States/states.csv".</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        using var stream = SampleFiles.Open(name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = Lines(reader.ReadToEnd()).ToList();
        return [.. lines.Skip(1).Select(line => Row(lines[0], line))];
    }

    /// <summary>The fields of each line.</summary>
    public static IEnumerable<IReadOnlyList<string>> Lines(string text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (quoted && character == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (character == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && character is ',' or '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (character == '\n')
                {
                    yield return fields;
                    fields = [];
                }
            }
            else if (quoted || character != '\r')
            {
                field.Append(character);
            }
        }

        if (field.Length > 0 || fields.Count > 0)
        {
            fields.Add(field.ToString());
            yield return fields;
        }
    }

    private static Dictionary<string, string> Row(IReadOnlyList<string> columns, IReadOnlyList<string> line) =>
        columns.Count == line.Count
            ? columns.Zip(line).ToDictionary(p => p.First, p => p.Second)
            : throw new FormatException($"A line of the sample data has {line.Count} fields for {columns.Count} columns: {string.Join(',', line)}");
}
