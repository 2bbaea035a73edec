using AttPortal.Domain.States;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.States;

internal sealed class StateConfiguration : IEntityTypeConfiguration<State>
{
    public void Configure(EntityTypeBuilder<State> builder)
    {
        builder.ToTable("states");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Iso2).HasMaxLength(2);
        builder.Property(s => s.M49).HasMaxLength(3);
        builder.HasIndex(s => s.Iso2).IsUnique();
        builder.HasIndex(s => s.M49).IsUnique();
        builder.Property(s => s.Region).HasConversion<string>();
        builder.Property(s => s.UnitedNationsGroup).HasConversion<string>();
        builder.Property(s => s.Revision).IsConcurrencyToken();
        builder.Ignore(s => s.Acts);
        builder.Ignore(s => s.StandingActs);
        builder.Ignore(s => s.Corrections);
        builder.Ignore(s => s.Course);
        builder.HasMany<TreatyAct>("acts").WithOne().HasForeignKey(a => a.StateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany<ActCorrection>("corrections").WithOne().HasForeignKey(c => c.StateId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation("acts").AutoInclude();
        builder.Navigation("corrections").AutoInclude();
    }
}

internal sealed class TreatyActConfiguration : IEntityTypeConfiguration<TreatyAct>
{
    public void Configure(EntityTypeBuilder<TreatyAct> builder)
    {
        builder.ToTable("treaty_acts", table => table.HasCheckConstraint("ck_treaty_acts_window", "earliest <= latest"));
        builder.HasKey(a => new { a.StateId, a.Number });
        builder.Property(a => a.Number).ValueGeneratedNever();
        builder.ComplexProperty(a => a.Facts, facts =>
        {
            facts.Property(f => f.Kind).HasColumnName("kind").HasConversion<string>();
            facts.Property(f => f.LaterEffect).HasColumnName("later_effect");
            facts.Property(f => f.Source).HasColumnName("source").HasMaxLength(ActFacts.MaximumTextLength);
            facts.Property(f => f.Evidence).HasColumnName("evidence").HasConversion<string>();
            facts.Property(f => f.Note).HasColumnName("note").HasMaxLength(ActFacts.MaximumTextLength);
            facts.ComplexProperty(f => f.Date, date =>
            {
                date.Property(d => d.Earliest).HasColumnName("earliest");
                date.Property(d => d.Latest).HasColumnName("latest");
            });
        });
    }
}

internal sealed class ActCorrectionConfiguration : IEntityTypeConfiguration<ActCorrection>
{
    public void Configure(EntityTypeBuilder<ActCorrection> builder)
    {
        builder.ToTable("act_corrections");

        // The key lets an entry be corrected once only, also when two people do it in the same instant.
        builder.HasKey(c => new { c.StateId, c.CorrectedNumber });
        builder.Property(c => c.CorrectedNumber).ValueGeneratedNever();
        builder.Property(c => c.Reason).HasMaxLength(ActFacts.MaximumTextLength);
        builder.HasOne<TreatyAct>().WithOne().HasForeignKey<ActCorrection>(c => new { c.StateId, c.CorrectedNumber }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TreatyAct>().WithOne().HasForeignKey<ActCorrection>(c => new { c.StateId, c.ReplacementNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}
