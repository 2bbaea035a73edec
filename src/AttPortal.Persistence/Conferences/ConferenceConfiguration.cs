using AttPortal.Domain.Conferences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Conferences;

internal sealed class ConferenceConfiguration : IEntityTypeConfiguration<Conference>, IEntityTypeConfiguration<Recommendation>
{
    public void Configure(EntityTypeBuilder<Conference> builder)
    {
        builder.ToTable("conferences");
        builder.HasKey(c => c.Number);
        builder.Property(c => c.Number).ValueGeneratedNever();
        builder.Property(c => c.Format).HasConversion<string>();
        builder.Property(c => c.CountryIso3).HasMaxLength(3);
        builder.Property(c => c.PresidentIso3).HasMaxLength(3);
        builder.Ignore(c => c.Code);
        builder.Ignore(c => c.Slug);
    }

    public void Configure(EntityTypeBuilder<Recommendation> builder)
    {
        builder.ToTable("recommendations");
        builder.HasKey(r => new { r.ConferenceNumber, r.Paragraph, r.Letter });
        builder.HasOne<Conference>().WithMany().HasForeignKey(r => r.ConferenceNumber);
    }
}
