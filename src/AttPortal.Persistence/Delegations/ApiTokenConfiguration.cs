using AttPortal.Domain.Delegations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Delegations;

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("api_tokens");
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(ApiToken.MaximumName);
        builder.Property(t => t.EndReason).HasMaxLength(ApiToken.LongestReason);
        builder.HasIndex(t => t.TokenDigest).IsUnique();
        // In the audit log a name leads to one token.
        builder.HasIndex(t => new { t.DelegationId, t.Name }).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ix_api_tokens_one_of_a_name");
        builder.HasIndex(t => t.DelegationId);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(t => t.DelegationId);
    }
}
