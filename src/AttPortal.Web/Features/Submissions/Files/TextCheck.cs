using System.Text;
using System.Text.Unicode;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>What makes bytes a plain text: an encoding that says itself, and nothing that only machines read.</summary>
internal static class TextCheck
{
    private static readonly string[] OtherKinds = ["%PDF-", "%!PS", "{\\rtf", "<!doctype html", "<html", "<script", "<svg", "<?php", "mime-version:"];

    /// <summary>Why this is no plain text; null when it is.</summary>
    public static string? Find(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, .. var little] => IsUtf16(little, bigEndian: false) ? null : FileRefusals.NotText,
        [0xFE, 0xFF, .. var big] => IsUtf16(big, bigEndian: true) ? null : FileRefusals.NotText,
        _ => Utf8.IsValid(bytes) && !HasControl(bytes) ? null : FileRefusals.NotText,
    };

    /// <summary>Whether the beginning is that of another kind of file, which a program may take for what it is.</summary>
    public static bool LooksOtherwise(ReadOnlySpan<byte> head)
    {
        var start = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 256)]).TrimStart('ï', '»', '¿', ' ', '\t', '\r', '\n');
        return start.StartsWith("PK\x03\x04", StringComparison.Ordinal)
            || Array.Exists(OtherKinds, s => start.StartsWith(s, StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasControl(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            // The second row of control characters stands in UTF-8 as C2 80 to C2 9F.
            if (IsControl(bytes[i]) || (bytes[i] == 0xC2 && bytes[i + 1] < 0xA0 && bytes[i + 1] != 0x85))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUtf16(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        if (bytes.Length % 2 != 0)
        {
            return false;
        }

        var isSecondHalf = false;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            var unit = (char)(bigEndian ? (bytes[i] << 8) | bytes[i + 1] : (bytes[i + 1] << 8) | bytes[i]);
            if (char.IsLowSurrogate(unit) != isSecondHalf || IsControl(unit) || unit is >= '\u0080' and < '\u00A0' and not '\u0085' or '\uFFFE' or '\uFFFF')
            {
                return false;
            }

            isSecondHalf = char.IsHighSurrogate(unit);
        }

        return !isSecondHalf;
    }

    private static bool IsControl(int code) => code is < 0x20 and not ('\t' or '\n' or '\r' or '\f') or 0x7F;
}
