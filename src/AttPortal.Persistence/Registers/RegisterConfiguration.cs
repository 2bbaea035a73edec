using AttPortal.Domain.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AttPortal.Persistence.Registers;

internal sealed class RegisterLogConverter() : ValueConverter<RegisterLog, string>(log => log.Name(), name => RegisterLogs.Parse(name));

internal sealed class RegisterEntryConfiguration : IEntityTypeConfiguration<RegisterEntry>
{
    public void Configure(EntityTypeBuilder<RegisterEntry> builder)
    {
        builder.ToTable("register_entries");
        builder.HasKey(e => new { e.Log, e.Index });
    }
}

internal sealed class RegisterNodeConfiguration : IEntityTypeConfiguration<RegisterNode>
{
    public void Configure(EntityTypeBuilder<RegisterNode> builder)
    {
        builder.ToTable("register_nodes");
        builder.HasKey(n => new { n.Log, n.Level, n.Index });
        builder.Ignore(n => n.Place);
    }
}

internal sealed class RegisterHeadConfiguration : IEntityTypeConfiguration<RegisterHead>
{
    public void Configure(EntityTypeBuilder<RegisterHead> builder)
    {
        builder.ToTable("register_heads");
        builder.HasKey(h => new { h.Log, h.Size });
        builder.HasOne(h => h.Key).WithMany().HasForeignKey(h => h.KeyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RegisterKeyConfiguration : IEntityTypeConfiguration<RegisterKey>
{
    public void Configure(EntityTypeBuilder<RegisterKey> builder)
    {
        builder.ToTable("register_keys");
        builder.HasKey(k => k.Id);
    }
}
