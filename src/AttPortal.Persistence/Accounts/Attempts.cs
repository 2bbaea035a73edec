using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Accounts;

/// <summary>
/// How often something was tried within a stretch of time, counted for all instances of the portal together. Whose attempts they
/// are stands here as a digest only.
/// </summary>
public sealed class Attempts
{
    private Attempts()
    {
    }

    public byte[] Key { get; private set; } = null!;

    /// <summary>When the stretch began; the next begins after its length.</summary>
    public DateTimeOffset Since { get; private set; }

    public DateTimeOffset Until { get; private set; }

    public int Count { get; private set; }
}

internal sealed class AttemptsConfiguration : IEntityTypeConfiguration<Attempts>
{
    public void Configure(EntityTypeBuilder<Attempts> builder)
    {
        builder.ToTable("attempts");
        builder.HasKey(a => a.Key);
        builder.HasIndex(a => a.Until);
    }
}
