using System.Globalization;

namespace AttPortal.Benchmarks;

/// <summary>Prints what was measured as tables that docs/benchmarks.md can take as they are.</summary>
/// <param name="output">Where to.</param>
internal sealed class Report(TextWriter output)
{
    public void Title(string title)
    {
        output.WriteLine();
        output.WriteLine($"## {title}");
        output.WriteLine();
    }

    public void Note(string text) => output.WriteLine(text);

    public void Table(IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(heading);
        Row([.. heading.Select(_ => "---")]);
        foreach (var row in rows)
        {
            Row(row);
        }

        output.WriteLine();
    }

    /// <summary>A number as it stands in the tables.</summary>
    public static string Number(double value, string format = "0") => value.ToString(format, CultureInfo.InvariantCulture);

    private void Row(IReadOnlyList<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");
}
