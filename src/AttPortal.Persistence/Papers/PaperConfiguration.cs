using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Papers;

internal sealed class PaperConfiguration : IEntityTypeConfiguration<IssuedPart>, IEntityTypeConfiguration<CitedDocument>
{
    public void Configure(EntityTypeBuilder<IssuedPart> builder)
    {
        builder.ToTable("issued_parts");
        builder.HasKey(p => new { p.VersionId, p.Part, p.Language });
        builder.Property(p => p.StaleTexts)
            .HasConversion<JsonConverter<IReadOnlyList<StaleText>>, JsonComparer<IReadOnlyList<StaleText>>>()
            .HasColumnType("jsonb");
        builder.HasIndex(p => p.MeetingId);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId);
    }

    public void Configure(EntityTypeBuilder<CitedDocument> builder)
    {
        builder.ToTable("cited_documents");
        builder.HasKey(d => d.Symbol);
    }
}
