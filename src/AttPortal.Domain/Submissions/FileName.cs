using System.Globalization;
using System.Text;

namespace AttPortal.Domain.Submissions;

/// <summary>
/// Makes the name of a file that somebody sends harmless: it says no place on a disk, reads as it is written, ends as its
/// content does, and can be saved on any system. Letters of all scripts stay.
/// </summary>
public static class FileName
{
    /// <summary>Bytes (UTF-8) that a name may have; file systems take 255, and folders of archives have names too.</summary>
    public const int MaximumBytes = 180;

    // What is longer was not typed by a person; the end matters, because the kind stands there.
    private const int MaximumRead = 1_000;

    private const string Nameless = "file";

    // Not allowed in names on Windows; the colon also hides a second stream behind a name.
    private const string Forbidden = "<>:\"|?*";

    // Names of devices on Windows, whatever follows their first dot.
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$", .. "123456789¹²³".SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })], StringComparer.OrdinalIgnoreCase);

    // A system that hides the last extension would show "answer.exe" for "answer.exe.pdf".
    private static readonly HashSet<string> Programs = new(
        [
            "ade", "app", "application", "bat", "chm", "class", "cmd", "com", "command", "cpl", "dll", "dmg", "exe", "gadget", "hta", "htm", "html", "inf", "iso",
            "jar", "js", "jse", "lnk", "mht", "mhtml", "msc", "msi", "msp", "php", "pif", "ps1", "py", "reg", "scr", "sct", "sh", "svg", "url", "vb", "vbe", "vbs",
            "vhd", "ws", "wsc", "wsf", "wsh", "xhtml", "xll",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What a name says of its kind: the letters after its last dot, in small letters; null where it says nothing.</summary>
    /// <param name="typed">The name as it was sent.</param>
    public static string? Extension(string typed) => ExtensionOf(Cleaned(typed));

    /// <summary>The name as a person may read it in a sentence: without what cannot be seen, and not overlong.</summary>
    /// <param name="typed">The name as it was sent.</param>
    public static string Readable(string typed)
    {
        var name = Cleaned(typed);
        var end = ExtensionOf(name) is { } extension ? name[^(extension.Length + 1)..] : "";
        var stem = Cut(name[..^end.Length], MaximumBytes - end.Length);
        return (stem.Length > 0 ? stem : Nameless) + end;
    }

    /// <summary>The name under which a file is kept and given out.</summary>
    /// <param name="typed">The name as it was sent.</param>
    /// <param name="extension">What the content is: <see cref="AttachmentKinds.Extension"/>. The name ends so, whatever was typed.</param>
    /// <returns>A name of at most <see cref="MaximumBytes"/> bytes; making it harmless again changes nothing.</returns>
    public static string Harmless(string typed, string extension)
    {
        ArgumentException.ThrowIfNullOrEmpty(extension);
        var name = Cleaned(typed);
        var stem = ExtensionOf(name) == extension ? name[..^(extension.Length + 1)] : name;
        stem = WithoutPrograms(stem);
        if (Devices.Contains(stem.Split('.')[0].Trim()))
        {
            stem = "_" + stem;
        }

        // What is cut off may leave a program's extension at the end.
        stem = WithoutPrograms(Cut(stem, MaximumBytes - extension.Length - 1));
        return $"{(stem.Length > 0 ? stem : Nameless)}.{extension}";
    }

    private static string? ExtensionOf(string name)
    {
        var end = name[(name.LastIndexOf('.') + 1)..];
        return end.Length < name.Length && end.Length is >= 1 and <= 10 && end.All(char.IsAsciiLetterOrDigit) && end.Any(char.IsAsciiLetter)
            ? end.ToLowerInvariant()
            : null;
    }

    private static string Cleaned(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var end = typed.Length > MaximumRead ? typed[^MaximumRead..] : typed;
        var kept = new StringBuilder(end.Length);
        foreach (var rune in end[(end.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                kept.Append(' ');
            }
            else if (rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                kept.Append('_');
            }
            else if (!IsUnseen(rune))
            {
                kept.Append(rune);
            }
        }

        return string.Join(' ', kept.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .TrimStart(' ', '.', '-', '~').TrimEnd(' ', '.');
    }

    private static bool IsUnseen(Rune rune) => rune.Value switch
    {
        // What stands for a broken character, letters that leave a gap, and the marks that only choose a shape.
        0xFFFD or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 => true,
        >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    private static string WithoutPrograms(string stem)
    {
        var parts = stem.Split('.');
        var kept = new StringBuilder(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            kept.Append(Programs.Contains(part.Trim()) ? '_' : '.').Append(part);
        }

        return kept.ToString().TrimEnd(' ', '.');
    }

    /// <summary>As many whole characters, as a person counts them, as fit.</summary>
    private static string Cut(string name, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= bytes)
        {
            return name;
        }

        var kept = new StringBuilder();
        var characters = StringInfo.GetTextElementEnumerator(name);
        while (characters.MoveNext() && (bytes -= Encoding.UTF8.GetByteCount(characters.GetTextElement())) >= 0)
        {
            kept.Append(characters.GetTextElement());
        }

        return kept.ToString().TrimEnd(' ', '.');
    }
}
