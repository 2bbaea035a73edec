using AttPortal.Domain.Delegations;
using AttPortal.Domain.States;
using AttPortal.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Delegations;

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>, IEntityTypeConfiguration<DelegationSeat>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("delegations");
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Kind).HasConversion<string>();
        builder.HasIndex(d => d.Slug).IsUnique();
        builder.HasIndex(d => d.StateId).IsUnique();
        builder.HasOne<State>().WithMany().HasForeignKey(d => d.StateId);
    }

    public void Configure(EntityTypeBuilder<DelegationSeat> builder)
    {
        builder.ToTable("delegation_seats");
        builder.HasKey(s => new { s.DelegationId, s.UserId });
        builder.HasIndex(s => s.UserId);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(s => s.DelegationId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(s => s.UserId);
    }
}
