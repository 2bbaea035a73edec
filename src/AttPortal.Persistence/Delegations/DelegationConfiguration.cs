using AttPortal.Domain.Delegations;
using AttPortal.Domain.States;
using AttPortal.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Delegations;

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>, IEntityTypeConfiguration<DelegationSeat>, IEntityTypeConfiguration<Invitation>
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
        builder.HasIndex(s => s.DelegationId).IsUnique().HasFilter("is_focal_point").HasDatabaseName("ix_delegation_seats_one_focal_point");
        builder.HasOne<Delegation>().WithMany().HasForeignKey(s => s.DelegationId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(s => s.UserId);
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Name).HasMaxLength(Invitation.MaximumName);
        builder.Property(i => i.Address).HasMaxLength(254);
        builder.Ignore(i => i.IsPending);
        builder.HasIndex(i => i.TokenDigest).IsUnique();
        builder.HasIndex(i => i.DelegationId);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(i => i.DelegationId);
    }
}
