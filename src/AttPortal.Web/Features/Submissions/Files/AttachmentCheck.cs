using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>A file whose content was looked at and may be kept.</summary>
/// <param name="Kind">What it truly is.</param>
/// <param name="Name">Its harmless name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, in small hexadecimal letters.</param>
/// <param name="Content">Its bytes, as they were sent.</param>
internal sealed record CheckedFile(AttachmentKind Kind, string Name, int Length, string Sha256, byte[] Content);

/// <summary>
/// Decides by its content whether a file may come with a submission. Time and memory are bounded, whatever the file holds, and
/// nothing in it is ever run, fetched or resolved.
/// </summary>
internal static class AttachmentCheck
{
    /// <summary>Checks a file.</summary>
    /// <param name="fileName">The name as it was sent.</param>
    /// <param name="content">All its bytes.</param>
    /// <returns>The file, or why it can't be taken: a refusal files.* that names the file and what it was said to be.</returns>
    public static Result<CheckedFile> Check(string fileName, ReadOnlyMemory<byte> content)
    {
        if (Announced(fileName, content.Length) is { } refusal)
        {
            return refusal;
        }

        var bytes = MemoryMarshal.TryGetArray(content, out var segment) && segment.Array!.Length == content.Length ? segment.Array : content.ToArray();
        var kind = AttachmentKinds.OfExtension(FileName.Extension(fileName)) ?? Guessed(bytes);
        if (FirstBytes(kind, bytes) is { } wrong)
        {
            return Refused(wrong, fileName, kind);
        }

        var found = kind switch
        {
            AttachmentKind.Pdf => PdfCheck.Find(bytes),
            AttachmentKind.Docx => DocxCheck.Find(bytes),
            AttachmentKind.Odt => OdtCheck.Find(bytes),
            _ => TextCheck.Find(bytes),
        };
        return found is null
            ? new CheckedFile(kind, FileName.Harmless(fileName, kind.Extension()), bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes)
            : Refused(found, fileName, kind);
    }

    /// <summary>Reads a file that is being sent, and checks it. No more is read than a file may have.</summary>
    public static async Task<Result<CheckedFile>> CheckAsync(string fileName, Stream content, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while (bytes.Length <= AttachmentKinds.MaximumLength && (read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            bytes.Write(buffer, 0, read);
        }

        return Check(fileName, bytes.ToArray());
    }

    /// <summary>What can be said before a byte has come: why a file of this name and length can't be taken, or null.</summary>
    public static DomainError? Announced(string fileName, long length)
    {
        if (length == 0)
        {
            return new DomainError("files.empty", FileName.Readable(fileName));
        }

        if (length is < 0 or > AttachmentKinds.MaximumLength)
        {
            return new DomainError("files.too-large", FileName.Readable(fileName), AttachmentKinds.MaximumLength / 1024 / 1024);
        }

        return FileName.Extension(fileName) is { } extension && AttachmentKinds.OfExtension(extension) is null
            ? new DomainError("files.unknown-type", FileName.Readable(fileName))
            : null;
    }

    /// <summary>What can be said from the beginning of a file, so that nobody sends all of one that will be refused.</summary>
    public static DomainError? Begun(string fileName, ReadOnlySpan<byte> beginning) =>
        // Whether an old document wants a password stands further behind.
        !beginning.StartsWith(Package.OldOffice) && AttachmentKinds.OfExtension(FileName.Extension(fileName)) is { } kind && FirstBytes(kind, beginning) is { } wrong ? Refused(wrong, fileName, kind) : null;

    private static DomainError Refused(string code, string fileName, AttachmentKind kind) => new(code, FileName.Readable(fileName), kind.Extension().ToUpperInvariant());

    private static AttachmentKind Guessed(byte[] bytes) =>
        bytes.AsSpan().StartsWith("%PDF-"u8) ? AttachmentKind.Pdf
        : !bytes.AsSpan().StartsWith("PK\x03\x04"u8) ? AttachmentKind.Text
        : bytes.AsSpan(0, Math.Min(bytes.Length, 256)).IndexOf("mimetypeapplication/vnd.oasis.opendocument"u8) >= 0 ? AttachmentKind.Odt
        : AttachmentKind.Docx;

    private static string? FirstBytes(AttachmentKind kind, ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 1024)];
        return kind switch
        {
            AttachmentKind.Pdf when head.StartsWith("%PDF-"u8) => null,
            AttachmentKind.Pdf => head.IndexOf("%PDF-"u8) > 0 ? FileRefusals.Polyglot : FileRefusals.NotItsName,
            AttachmentKind.Text => TextCheck.LooksOtherwise(head) ? FileRefusals.NotItsName : null,
            // Word packs a document that wants a password into a file of the old kind.
            _ when head.StartsWith(Package.OldOffice) => bytes.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0"u8) >= 0 ? FileRefusals.Encrypted : FileRefusals.NotItsName,
            _ when !head.StartsWith("PK\x03\x04"u8) => bytes.IndexOf("PK\x03\x04"u8) > 0 ? FileRefusals.Polyglot : FileRefusals.NotItsName,
            // Readers of PDF accept a beginning that stands a little later.
            _ => head.IndexOf("%PDF-"u8) > 0 ? FileRefusals.Polyglot : null,
        };
    }
}

/// <summary>Why the content of a file is refused. Each sentence names the file {0} and what it was said to be {1}.</summary>
internal static class FileRefusals
{
    public const string NotItsName = "files.not-its-name";
    public const string Broken = "files.broken";
    public const string Encrypted = "files.encrypted";
    public const string Polyglot = "files.polyglot";
    public const string Active = "files.active";
    public const string Macros = "files.macros";
    public const string CarriesFiles = "files.carries-files";
    public const string External = "files.external";
    public const string Unpacks = "files.unpacks";
    public const string NotText = "files.not-text";
}
