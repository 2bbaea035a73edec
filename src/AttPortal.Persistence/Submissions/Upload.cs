using AttPortal.Domain.Delegations;
using AttPortal.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Submissions;

/// <summary>A file on its way: it comes in pieces, over a line that may drop, and is a <see cref="StoredFile"/> once all of it is there.</summary>
public sealed class Upload
{
    private Upload()
    {
    }

    public Upload(Guid id, Guid? ownerId, DelegationId delegationId, Guid draftId, string fileName, long length)
    {
        Id = id;
        OwnerId = ownerId;
        DelegationId = delegationId;
        DraftId = draftId;
        FileName = fileName;
        Length = length;
    }

    public Guid Id { get; private set; }

    /// <summary>The person who sends it; nobody else reaches it. Null where a delegation's program sent it.</summary>
    public Guid? OwnerId { get; private set; }

    public DelegationId DelegationId { get; private set; }

    /// <summary>For which draft; one that may not have been saved yet.</summary>
    public Guid DraftId { get; private set; }

    /// <summary>As it was sent, without what cannot be seen.</summary>
    public string FileName { get; private set; } = null!;

    /// <summary>Bytes announced.</summary>
    public long Length { get; private set; }

    /// <summary>Bytes received, from the first on without a gap.</summary>
    public long Received { get; private set; }

    /// <summary>By the database's clock.</summary>
    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>What it became; null while it is on its way.</summary>
    public Guid? StoredFileId { get; private set; }

    /// <summary>The file's harmless name; null while it is on its way.</summary>
    public string? StoredName { get; private set; }

    /// <summary>A piece came.</summary>
    public void Receive(int bytes) => Received += bytes;

    /// <summary>All of it came and was found good.</summary>
    public void Finish(StoredFile file, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        StoredFileId = file.Id;
        StoredName = name;
    }
}

/// <summary>A piece of a file on its way.</summary>
public sealed class UploadChunk
{
    private UploadChunk()
    {
    }

    public UploadChunk(Guid uploadId, long start, byte[] bytes)
    {
        UploadId = uploadId;
        Start = start;
        Bytes = bytes;
    }

    public Guid UploadId { get; private set; }

    /// <summary>Where in the file it begins.</summary>
    public long Start { get; private set; }

    public byte[] Bytes { get; private set; } = null!;
}

internal sealed class UploadConfiguration : IEntityTypeConfiguration<Upload>, IEntityTypeConfiguration<UploadChunk>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("uploads");
        builder.HasKey(u => u.Id);
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.Property(u => u.BegunAt).HasDefaultValueSql("clock_timestamp()");
        builder.HasIndex(u => new { u.OwnerId, u.BegunAt });
        builder.HasIndex(u => new { u.DelegationId, u.BegunAt });
        builder.HasIndex(u => u.BegunAt);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(u => u.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(u => u.DelegationId);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(u => u.StoredFileId);
    }

    public void Configure(EntityTypeBuilder<UploadChunk> builder)
    {
        builder.ToTable("upload_chunks");
        builder.HasKey(c => new { c.UploadId, c.Start });
        builder.HasOne<Upload>().WithMany().HasForeignKey(c => c.UploadId).OnDelete(DeleteBehavior.Cascade);
    }
}
