using AttPortal.Domain.Comments;
using AttPortal.Domain.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AttPortal.Persistence.Comments;

internal sealed class CommentConfiguration : IEntityTypeConfiguration<CommentThread>
{
    public void Configure(EntityTypeBuilder<CommentThread> builder)
    {
        builder.ToTable("comment_threads");
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever().HasConversion(new ValueConverter<CommentThreadId, Guid>(id => id.Value, value => new CommentThreadId(value)));
        builder.Property(t => t.Revision).IsConcurrencyToken();
        builder.Property(t => t.Place).HasMaxLength(100);
        builder.HasIndex(t => new { t.MeetingId, t.Place }).IsUnique();
        builder.HasOne<Meeting>().WithMany().HasForeignKey(t => t.MeetingId);
        builder.Ignore(t => t.Comments);
        builder.OwnsMany<Comment>("comments", comment =>
        {
            comment.ToTable("comments");
            comment.WithOwner().HasForeignKey("thread_id");
            comment.HasKey("thread_id", nameof(Comment.Number));
            comment.Property(c => c.Number).ValueGeneratedNever();
            comment.Property(c => c.By).HasColumnName("who");
        });
    }
}
