using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Letters;

internal sealed class LetterConfiguration : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.ToTable("letters");
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Revision).IsConcurrencyToken();
        builder.HasIndex(l => l.MeetingId).IsUnique();
        builder.HasOne<Meeting>().WithMany().HasForeignKey(l => l.MeetingId);
        builder.ComplexProperty(l => l.Deadline, deadline =>
        {
            deadline.Property(d => d.Local).HasColumnName("deadline_local").HasColumnType("timestamp without time zone");
            deadline.Property(d => d.Zone).HasColumnName("deadline_zone");
        });
        builder.Ignore(l => l.Paragraphs);
        builder.Ignore(l => l.RemovedParagraphs);
        builder.Ignore(l => l.Annexes);
        builder.OwnsMany<LetterParagraph>("paragraphs", paragraph =>
        {
            paragraph.ToTable("letter_paragraphs");
            paragraph.WithOwner().HasForeignKey("letter_id");
            paragraph.HasKey("letter_id", nameof(LetterParagraph.Key));
            paragraph.Property(p => p.Key).ValueGeneratedNever();
            paragraph.Property(p => p.Kind).HasConversion<string>();
        });
        builder.OwnsMany<Annex>("annexes", annex =>
        {
            annex.ToTable("annexes");
            annex.WithOwner().HasForeignKey("letter_id");
            annex.HasKey("letter_id", nameof(Annex.Letter));
            annex.Property(a => a.Letter).ValueGeneratedNever();
            annex.Property(a => a.Kind).HasConversion<string>();
            annex.Ignore(a => a.Key);
            annex.Ignore(a => a.TitleKey);
            annex.Ignore(a => a.IntroductionKey);
        });
    }
}
