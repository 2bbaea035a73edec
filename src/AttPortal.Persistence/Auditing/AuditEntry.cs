using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Auditing;

/// <summary>Who changed what, when and why. Written in the transaction of the change; the database refuses to alter or delete it.</summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public AuditEntry(DateTimeOffset at, Guid? userId, string who, string action, string subject, string detail, string? reason)
    {
        At = at;
        UserId = userId;
        Who = who;
        Action = action;
        Subject = subject;
        Detail = detail;
        Reason = reason;
    }

    /// <summary>Running number.</summary>
    public long Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null where the portal itself acted.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>The person's name as it was then.</summary>
    public string Who { get; private set; } = null!;

    /// <summary>What was done, as in agenda.text.written.</summary>
    public string Action { get; private set; } = null!;

    /// <summary>To what, as in meetings/csp12-wgtu-2026-03-18 or states/TUV.</summary>
    public string Subject { get; private set; } = null!;

    /// <summary>Before and after, or whatever tells what was done: JSON.</summary>
    public string Detail { get; private set; } = null!;

    /// <summary>Why, where a reason was asked for.</summary>
    public string? Reason { get; private set; }
}

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Detail).HasColumnType("jsonb");
        // The log is read newest first, a page at a time, by any of these; each index ends in the order of reading.
        builder.HasIndex(e => new { e.At, e.Id });
        builder.HasIndex(e => new { e.Subject, e.At, e.Id });
        builder.HasIndex(e => new { e.UserId, e.At, e.Id });
        builder.HasIndex(e => new { e.Action, e.At, e.Id });
    }
}
