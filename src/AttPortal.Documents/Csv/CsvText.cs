namespace AttPortal.Documents.Csv;

/// <summary>Writes cells of comma-separated values (RFC 4180) that a spreadsheet cannot take for a formula.</summary>
public static class CsvText
{
    /// <summary>
    /// A cell, in quotes. Text that begins as a formula would, also behind spaces or with the wide signs of Chinese keyboards,
    /// gets an apostrophe before it, by which spreadsheets know text.
    /// </summary>
    /// <param name="text">What people wrote; null is an empty cell.</param>
    public static string Cell(string? text)
    {
        var cell = text ?? "";
        var isFormula = cell is ['\t' or '\r' or '\n', ..] || cell.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '|' or '%' or '＝' or '＋' or '－' or '＠', ..];
        return $"\"{(isFormula ? "'" : "")}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A row, with the line end that the standard asks for.</summary>
    /// <param name="cells">What people wrote, cell by cell.</param>
    public static string Row(params IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";
}
