namespace AttPortal.Domain.Submissions;

/// <summary>The kinds of file that may come with a submission.</summary>
public enum AttachmentKind
{
    /// <summary>Portable Document Format.</summary>
    Pdf,

    /// <summary>Word, without macros.</summary>
    Docx,

    /// <summary>OpenDocument text.</summary>
    Odt,

    /// <summary>Plain text.</summary>
    Text,
}

/// <summary>What follows from the kind of a file.</summary>
public static class AttachmentKinds
{
    /// <summary>Bytes that one file may have: 20 MB, a megabyte being 1,048,576 bytes.</summary>
    public const int MaximumLength = 20 * 1024 * 1024;

    /// <summary>All kinds, in the order in which people are told of them.</summary>
    public static IReadOnlyList<AttachmentKind> All { get; } = [AttachmentKind.Pdf, AttachmentKind.Docx, AttachmentKind.Odt, AttachmentKind.Text];

    /// <summary>How its file names end, in small letters and without the dot.</summary>
    public static string Extension(this AttachmentKind kind) => kind switch
    {
        AttachmentKind.Pdf => "pdf",
        AttachmentKind.Docx => "docx",
        AttachmentKind.Odt => "odt",
        _ => "txt",
    };

    /// <summary>Its media type (RFC 2046). Of plain text no encoding is told: it is kept as it was sent.</summary>
    public static string MediaType(this AttachmentKind kind) => kind switch
    {
        AttachmentKind.Pdf => "application/pdf",
        AttachmentKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        AttachmentKind.Odt => "application/vnd.oasis.opendocument.text",
        _ => "text/plain",
    };

    /// <summary>The kind whose names end so; null where none does.</summary>
    /// <param name="extension">In small letters, without the dot.</param>
    public static AttachmentKind? OfExtension(string? extension) => extension switch
    {
        "pdf" => AttachmentKind.Pdf,
        "docx" => AttachmentKind.Docx,
        "odt" => AttachmentKind.Odt,
        "txt" => AttachmentKind.Text,
        _ => null,
    };
}
