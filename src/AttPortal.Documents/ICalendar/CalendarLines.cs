using System.Globalization;
using System.Text;

namespace AttPortal.Documents.ICalendar;

/// <summary>Writes content lines as RFC 5545, section 3.1, wants them: folded at 75 octets, never within a character, ended by CR LF.</summary>
internal sealed class CalendarLines
{
    private const int LongestLine = 75;

    private readonly StringBuilder written = new();

    /// <summary>A line whose value is no text: a date, a number, an address.</summary>
    public void Add(string name, string value)
    {
        var line = $"{name}:{value}";
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                written.Append("\r\n ");
                octets = 1;
            }

            written.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        written.Append("\r\n");
    }

    /// <summary>A line whose value is a text that people wrote; nothing where it is empty.</summary>
    public void AddText(string name, string text)
    {
        if (text.Length > 0)
        {
            Add(name, Escape(text));
        }
    }

    public void Add(string name, int value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => written.ToString();

    /// <summary>
    /// The text as a value of type TEXT (section 3.3.11): what separates is escaped, a line end is written in letters. Control
    /// characters, which no text may have, are left out.
    /// </summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\\' or ';' or ',':
                    escaped.Append('\\').Append(rune);
                    break;
                case '\n':
                    escaped.Append("\\n");
                    break;
                case '\t':
                    escaped.Append(rune);
                    break;
                case var _ when Rune.IsControl(rune):
                    break;
                default:
                    escaped.Append(rune);
                    break;
            }
        }

        return escaped.ToString();
    }
}
