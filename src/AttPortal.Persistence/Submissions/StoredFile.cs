using AttPortal.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Submissions;

/// <summary>A file that was checked and is kept as it was sent. It never changes; drafts and submissions name it by its id.</summary>
public sealed class StoredFile
{
    private StoredFile()
    {
    }

    public StoredFile(Guid id, AttachmentKind kind, string sha256, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Id = id;
        Kind = kind;
        Sha256 = sha256;
        Length = content.Length;
        Content = content;
    }

    public Guid Id { get; private set; }

    public AttachmentKind Kind { get; private set; }

    /// <summary>Of its bytes, in small hexadecimal letters.</summary>
    public string Sha256 { get; private set; } = null!;

    public long Length { get; private set; }

    /// <summary>Up to 20 MB: never load a whole row to read something else of it.</summary>
    public byte[] Content { get; private set; } = null!;

    /// <summary>By the database's clock.</summary>
    public DateTimeOffset StoredAt { get; private set; }

    /// <summary>
    /// For the migration that makes the tables. What is packed already is not packed again, and a piece can be read from the
    /// middle without reading what stands before.
    /// </summary>
    internal const string KeepAsSent =
        "alter table stored_files alter column content set storage external; alter table upload_chunks alter column bytes set storage external;";
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("stored_files");
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Kind).HasConversion<string>();
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.StoredAt).HasDefaultValueSql("clock_timestamp()");
    }
}
