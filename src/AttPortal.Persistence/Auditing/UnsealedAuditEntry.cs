using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Auditing;

/// <summary>A record of the audit log that waits to be sealed. The database writes these rows itself (registers.sql).</summary>
public sealed class UnsealedAuditEntry
{
    private UnsealedAuditEntry()
    {
    }

    public long AuditEntryId { get; private set; }
}

internal sealed class UnsealedAuditConfiguration : IEntityTypeConfiguration<UnsealedAuditEntry>
{
    public void Configure(EntityTypeBuilder<UnsealedAuditEntry> builder)
    {
        builder.ToTable("unsealed_audit_entries");
        builder.HasKey(e => e.AuditEntryId);
        builder.Property(e => e.AuditEntryId).ValueGeneratedNever();
    }
}
