using AttPortal.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Submissions;

internal sealed class SubmissionNoteConfiguration : IEntityTypeConfiguration<SubmissionNote>
{
    public void Configure(EntityTypeBuilder<SubmissionNote> builder)
    {
        builder.ToTable("submission_notes");
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => n.SeriesId);
        builder.HasOne<Submission>().WithMany().HasForeignKey(n => n.SeriesId).OnDelete(DeleteBehavior.Restrict);
    }
}
