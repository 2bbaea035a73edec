using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>
/// What makes bytes a PDF that only shows pages (ISO 32000). It is not drawn; it is searched for the names without which nothing
/// in a PDF can act, also where they are written with hexadecimal digits, and in the packed streams that hold objects.
/// </summary>
internal static class PdfCheck
{
    private const int MaximumStream = 16 * 1024 * 1024;
    private const long MaximumUnpacked = 200L * 1024 * 1024;
    private const int MaximumStreams = 100_000;
    private const int LongestName = 32;

    // How much before a stream is read to see what it is.
    private const int Before = 4096;

    // Where a table of objects may truly begin, for programs that count a line end too many.
    private const int Tolerance = 32;

    private static readonly string[] WebPages = ["<html", "<script", "<!doctype", "<svg"];

    private static readonly Dictionary<string, string> Forbidden = new()
    {
        ["JavaScript"] = FileRefusals.Active,
        ["Launch"] = FileRefusals.Active,
        ["XFA"] = FileRefusals.Active,
        ["RichMedia"] = FileRefusals.Active,
        ["Rendition"] = FileRefusals.Active,
        ["GoToE"] = FileRefusals.CarriesFiles,
        ["EmbeddedFile"] = FileRefusals.CarriesFiles,
        ["EmbeddedFiles"] = FileRefusals.CarriesFiles,
        ["Encrypt"] = FileRefusals.Encrypted,
    };

    /// <summary>Why this is no harmless PDF; null when it is.</summary>
    public static string? Find(byte[] bytes)
    {
        var names = new HashSet<string>();
        Collect(bytes, names);
        return Frame(bytes, names) ?? Worst(names) ?? ObjectStreams(bytes);
    }

    private static string? Frame(ReadOnlySpan<byte> bytes, HashSet<string> names)
    {
        if (!bytes.StartsWith("%PDF-1."u8) && !bytes.StartsWith("%PDF-2."u8))
        {
            return FileRefusals.Broken;
        }

        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]);
        var isWebPage = Array.Exists(WebPages, s => head.Contains(s, StringComparison.OrdinalIgnoreCase));
        var hasArchive = bytes[Math.Max(0, bytes.Length - 65_557)..].IndexOf("PK\x05\x06"u8) >= 0;
        if (isWebPage || hasArchive)
        {
            return FileRefusals.Polyglot;
        }

        var end = bytes.LastIndexOf("%%EOF"u8);
        if (end < 0)
        {
            return FileRefusals.Broken;
        }

        if (bytes[(end + 5)..].TrimStart("\r\n\t \f\0"u8).Length > 0)
        {
            return FileRefusals.Polyglot;
        }

        return HasTable(bytes[..end]) && names.Contains("Root") ? null : FileRefusals.Broken;
    }

    /// <summary>Whether the end says where the table of objects is, and one begins there.</summary>
    private static bool HasTable(ReadOnlySpan<byte> bytes)
    {
        var said = bytes.LastIndexOf("startxref"u8);
        if (said < 0)
        {
            return false;
        }

        var number = bytes[(said + 9)..].TrimStart("\r\n\t \f\0"u8);
        if (!Utf8Parser.TryParse(number, out int at, out _) || at <= 0 || at >= said)
        {
            return false;
        }

        var there = bytes[Math.Max(0, at - Tolerance)..Math.Min(said, at + Tolerance)];
        return there.IndexOf("xref"u8) >= 0 ? bytes.IndexOf("trailer"u8) >= 0 : there.IndexOf(" obj"u8) >= 0;
    }

    private static string? Worst(HashSet<string> names) =>
        names.Contains("Encrypt") ? FileRefusals.Encrypted : names.Select(n => Forbidden.GetValueOrDefault(n)).FirstOrDefault(f => f is not null);

    private static string? ObjectStreams(byte[] bytes)
    {
        var budget = MaximumUnpacked;
        var streams = 0;
        var at = 0;
        while (bytes.AsSpan(at).IndexOf("stream"u8) is >= 0 and var found)
        {
            var keyword = at + found;
            at = keyword + 6;
            var start = at + (bytes.AsSpan(at) switch { [(byte)'\r', (byte)'\n', ..] => 2, [(byte)'\n', ..] or [(byte)'\r', ..] => 1, _ => -1 });
            if (start < at || (keyword >= 3 && bytes.AsSpan(keyword - 3, 3).SequenceEqual("end"u8)))
            {
                continue;
            }

            if (++streams > MaximumStreams)
            {
                return FileRefusals.Unpacks;
            }

            if (ObjectStream(bytes, keyword, start, ref budget) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static string? ObjectStream(byte[] bytes, int keyword, int start, ref long budget)
    {
        var before = bytes.AsSpan(Math.Max(0, keyword - Before)..keyword);
        var names = new HashSet<string>();
        Collect(before, names);
        var isWhole = before.LastIndexOf("endobj"u8) >= 0 || before.IndexOf("%PDF-"u8) >= 0;
        var holdsObjects = names.Contains("ObjStm") || names.Contains("First");
        if (!holdsObjects && isWhole)
        {
            return null;
        }

        if (bytes.Length - start < 2 || (bytes[start] & 0x0F) != 8 || ((bytes[start] << 8) | bytes[start + 1]) % 31 != 0)
        {
            // Not packed: its names were found with all others. Packed another way: its own names say so.
            var own = before[(before.LastIndexOf("endobj"u8) + 1)..];
            return own.IndexOf("ObjStm"u8) >= 0 && names.Contains("Filter") ? FileRefusals.Broken : null;
        }

        if (budget <= 0)
        {
            return FileRefusals.Unpacks;
        }

        var inside = new HashSet<string>();
        budget -= Unpack(bytes, start, inside);
        inside.Remove("Encrypt");
        return Worst(inside);
    }

    private static long Unpack(byte[] bytes, int start, HashSet<string> names)
    {
        var buffer = new byte[64 * 1024];
        var kept = 0;
        var total = 0L;
        try
        {
            using var content = new ZLibStream(new MemoryStream(bytes, start, bytes.Length - start, writable: false), CompressionMode.Decompress);
            int read;
            buffer.AsSpan(kept).Clear();
            while (total < MaximumStream && (read = content.Read(buffer, kept, buffer.Length - kept)) > 0)
            {
                var length = kept + read;
                total += read;
                Collect(buffer.AsSpan(0, length), names);
                // A name may stand across two pieces.
                kept = Math.Min(length, LongestName * 3);
                buffer.AsSpan(length - kept, kept).CopyTo(buffer);
                buffer.AsSpan(kept).Clear();
            }
        }
        catch (InvalidDataException)
        {
            // What could be unpacked before the stream breaks off, other programs read too.
            Collect(buffer, names);
        }

        return Math.Max(total, 1);
    }

    /// <summary>Collects the names that matter.</summary>
    private static void Collect(ReadOnlySpan<byte> bytes, HashSet<string> names)
    {
        Span<char> name = stackalloc char[LongestName];
        while (bytes.IndexOf((byte)'/') is >= 0 and var slash)
        {
            bytes = bytes[(slash + 1)..];
            var length = 0;
            for (var i = 0; i < bytes.Length && length < LongestName && !IsDelimiter(bytes[i]); i++)
            {
                if (bytes[i] == '#' && i + 2 < bytes.Length && Utf8Parser.TryParse(bytes.Slice(i + 1, 2), out byte code, out var digits, 'x') && digits == 2)
                {
                    name[length++] = (char)code;
                    i += 2;
                }
                else
                {
                    name[length++] = (char)bytes[i];
                }
            }

            if (length is >= 3 and <= 14 && char.IsAsciiLetterUpper(name[0]))
            {
                var text = new string(name[..length]);
                if (text is "Root" or "ObjStm" or "First" or "Filter" || Forbidden.ContainsKey(text))
                {
                    names.Add(text);
                }
            }
        }
    }

    private static bool IsDelimiter(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32 or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';
}
