using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>A part of a package: a file in a ZIP.</summary>
/// <param name="Name">Its path.</param>
/// <param name="Start">Where its header begins.</param>
/// <param name="DataStart">Where its bytes begin.</param>
/// <param name="PackedLength">How many there are.</param>
/// <param name="Length">How many they become.</param>
/// <param name="Crc">The check sum of these.</param>
/// <param name="IsDeflated">Whether they are packed.</param>
/// <param name="IsBare">Whether its header holds nothing that could be left out.</param>
internal sealed record PackagePart(string Name, int Start, int DataStart, int PackedLength, long Length, uint Crc, bool IsDeflated, bool IsBare);

/// <summary>
/// A ZIP as DOCX and ODT are, read more strictly than programs do: every byte belongs to one part or to the list of parts, so that
/// no second file hides in it, and nobody else can read other parts out of it. What is packed is unpacked and counted here before anybody
/// reads it.
/// </summary>
internal sealed class Package
{
    /// <summary>How many parts a package may have.</summary>
    public const int MaximumParts = 2_000;

    /// <summary>How many bytes all parts may become.</summary>
    public const long MaximumUnpacked = 200L * 1024 * 1024;

    // Text of a few pages packs to a hundredth; only where it becomes much is that suspicious.
    private const long SuspiciousUnpacked = 20L * 1024 * 1024;
    private const int SuspiciousRatio = 100;

    private const int EndLength = 22;
    private const int LongestComment = 65_535;

    // ZIP twice, RAR, 7z, cabinet, bzip2, xz, programs of Linux and Windows, PDF, RTF, files of old Office.
    private static readonly byte[][] FileBeginnings =
    [
        [.. "PK\x03\x04"u8], [.. "PK\x05\x06"u8], [.. "Rar!"u8], [0x37, 0x7A, 0xBC, 0xAF], [.. "MSCF"u8], [.. "BZh"u8], [0xFD, 0x37, 0x7A, 0x58, 0x5A],
        [0x7F, 0x45, 0x4C, 0x46], [.. "MZ"u8], [.. "%PDF-"u8], [.. "{\\rtf"u8], [.. OldOffice],
    ];

    private static readonly byte[] Gzip = [0x1F, 0x8B];

    private readonly byte[] bytes;

    private Package(byte[] bytes, IReadOnlyList<PackagePart> parts)
    {
        this.bytes = bytes;
        Parts = parts;
    }

    /// <summary>How files of the time before DOCX begin; also what objects of other programs are packed into.</summary>
    public static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The parts in the order in which they stand.</summary>
    public IReadOnlyList<PackagePart> Parts { get; }

    /// <summary>A part by its name, in whatever case; null where there is none.</summary>
    public PackagePart? Find(string name) => Parts.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The bytes of a part, unpacked.</summary>
    public Stream Open(PackagePart part)
    {
        var packed = new MemoryStream(bytes, part.DataStart, part.PackedLength, writable: false);
        return part.IsDeflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed;
    }

    /// <summary>Reads the list of parts, and unpacks each to see that it is what the list says.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="package">The package, where nothing speaks against it.</param>
    /// <returns>What speaks against it; null for nothing.</returns>
    public static string? Read(byte[] bytes, out Package? package)
    {
        package = null;
        var read = ReadList(bytes, out var parts);
        if (read is not null)
        {
            return read;
        }

        var found = new Package(bytes, parts);
        if (found.Unpack() is { } wrong)
        {
            return wrong;
        }

        package = found;
        return null;
    }

    private static string? ReadList(ReadOnlySpan<byte> bytes, out List<PackagePart> parts)
    {
        parts = [];
        var end = bytes.Length - EndLength;
        if (end < 0 || !bytes[end..].StartsWith("PK\x05\x06"u8))
        {
            var tail = bytes[Math.Max(0, end - LongestComment)..];
            return tail.IndexOf("PK\x05\x06"u8) >= 0 ? FileRefusals.Polyglot : FileRefusals.Broken;
        }

        var count = Short(bytes, end + 10);
        long listLength = Int(bytes, end + 12);
        long listStart = Int(bytes, end + 16);
        if (Int(bytes, end + 4) != 0 || Short(bytes, end + 8) != count || Short(bytes, end + 20) != 0 || listStart + listLength > end)
        {
            return FileRefusals.Broken;
        }

        if (listStart + listLength != end)
        {
            return FileRefusals.Polyglot;
        }

        if (count > MaximumParts)
        {
            return FileRefusals.Unpacks;
        }

        var at = (int)listStart;
        var gaps = new List<(int From, int To, bool HasDescriptor)>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < count; i++)
        {
            if (ReadPart(bytes, ref at, end, names, parts, gaps) is { } wrong)
            {
                return wrong;
            }
        }

        return at != end ? FileRefusals.Broken : parts.Count == 0 ? FileRefusals.Broken : Gapless(parts, gaps, (int)listStart);
    }

    private static string? ReadPart(
        ReadOnlySpan<byte> bytes, ref int at, int end, HashSet<string> names, List<PackagePart> parts, List<(int From, int To, bool HasDescriptor)> extents)
    {
        const int entryLength = 46;
        const int headerLength = 30;
        if (at + entryLength > end || !bytes[at..].StartsWith("PK\x01\x02"u8))
        {
            return FileRefusals.Broken;
        }

        var entry = bytes[at..end];
        var flags = Short(entry, 8);
        var method = Short(entry, 10);
        long packed = Int(entry, 20);
        long length = Int(entry, 24);
        var nameLength = Short(entry, 28);
        long start = Int(entry, 42);
        var next = entryLength + nameLength + Short(entry, 30) + Short(entry, 32);
        if (next > entry.Length || start + headerLength > bytes.Length)
        {
            return FileRefusals.Broken;
        }

        var name = entry.Slice(entryLength, nameLength);
        at += next;
        var header = bytes[(int)start..];
        if (!header.StartsWith("PK\x03\x04"u8) || Short(header, 26) != nameLength || header.Length < headerLength + nameLength || !header.Slice(headerLength, nameLength).SequenceEqual(name))
        {
            return FileRefusals.Broken;
        }

        if (((flags | Short(header, 6)) & 1) != 0)
        {
            return FileRefusals.Encrypted;
        }

        var hasDescriptor = (flags & 8) != 0;
        var dataStart = start + headerLength + nameLength + Short(header, 28);
        if (method is not (0 or 8) || method != Short(header, 8) || dataStart + packed > bytes.Length || (method == 0 && packed != length)
            || (!hasDescriptor && Int(header, 18) != packed && Int(header, 18) != uint.MaxValue))
        {
            return FileRefusals.Broken;
        }

        var text = Encoding.UTF8.GetString(name);
        if (!IsPlainName(text) || !names.Add(text))
        {
            return FileRefusals.Polyglot;
        }

        parts.Add(new PackagePart(text, (int)start, (int)dataStart, (int)packed, length, Int(entry, 16), method == 8, Short(header, 28) == 0 && !hasDescriptor));
        extents.Add(((int)start, (int)(dataStart + packed), hasDescriptor));
        return null;
    }

    /// <summary>Whether the parts lie one after the other from the first byte to the list.</summary>
    private static string? Gapless(List<PackagePart> parts, List<(int From, int To, bool HasDescriptor)> extents, int listStart)
    {
        parts.Sort((a, b) => a.Start.CompareTo(b.Start));
        extents.Sort((a, b) => a.From.CompareTo(b.From));
        var expected = 0;
        var mayDescribe = false;
        foreach (var (from, to, hasDescriptor) in extents.Append((listStart, listStart, false)))
        {
            // After a part whose length was not known when it was begun, its length follows in one of four shapes.
            if (from - expected is not 0 && !(mayDescribe && from - expected is 12 or 16 or 20 or 24))
            {
                return FileRefusals.Polyglot;
            }

            (expected, mayDescribe) = (to, hasDescriptor);
        }

        return null;
    }

    private static bool IsPlainName(string name) =>
        name.Length is > 0 and <= 1_000 && name[0] != '/' && !name.Contains('\\', StringComparison.Ordinal) && !name.Any(char.IsControl) && !name.Split('/').Contains("..");

    private string? Unpack()
    {
        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var part in Parts)
        {
            using var content = Open(part);
            var crc = new Crc32();
            var length = 0L;
            try
            {
                int read;
                while ((read = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0)
                {
                    if (length == 0 && IsFile(part.Name, buffer.AsSpan(0, read)))
                    {
                        return FileRefusals.CarriesFiles;
                    }

                    length += read;
                    total += read;
                    if (total > MaximumUnpacked || (total > SuspiciousUnpacked && total > (long)bytes.Length * SuspiciousRatio))
                    {
                        return FileRefusals.Unpacks;
                    }

                    if (length > part.Length)
                    {
                        return FileRefusals.Broken;
                    }

                    crc.Add(buffer.AsSpan(0, read));
                }
            }
            catch (InvalidDataException)
            {
                return FileRefusals.Broken;
            }

            if (length != part.Length || crc.Value != part.Crc)
            {
                return FileRefusals.Broken;
            }
        }

        return null;
    }

    /// <summary>Whether a part is itself an archive, a program or a document. Old drawings of Word may be packed by themselves.</summary>
    private static bool IsFile(string name, ReadOnlySpan<byte> start)
    {
        foreach (var beginning in FileBeginnings)
        {
            if (start.StartsWith(beginning))
            {
                return true;
            }
        }

        return start.StartsWith(Gzip) && Path.GetExtension(name).ToLowerInvariant() is not (".emz" or ".wmz");
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}

/// <summary>The check sum of ZIP (ISO 3309), which the framework does not offer.</summary>
internal struct Crc32()
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    private uint register = uint.MaxValue;

    public readonly uint Value => ~register;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var value = register;
        foreach (var b in bytes)
        {
            value = Table[(byte)(value ^ b)] ^ (value >> 8);
        }

        register = value;
    }
}
