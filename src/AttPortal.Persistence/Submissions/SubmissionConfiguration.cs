using AttPortal.Domain.Delegations;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence.Conversions;
using AttPortal.Persistence.WorkingGroups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Submissions;

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<Draft>, IEntityTypeConfiguration<Submission>,
    IEntityTypeConfiguration<SubmissionAct>, IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("drafts");
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Kind).HasConversion<string>();
        builder.Property(d => d.Revision).IsConcurrencyToken();
        Json(builder.Property(d => d.Release));
        builder.Ignore(d => d.Fields);
        builder.Ignore(d => d.Files);
        builder.Ignore(d => d.IsOpen);
        List<DraftField, Draft>(builder, "fields");
        List<AttachedFile, Draft>(builder, "files");
        builder.HasIndex(d => new { d.CallId, d.DelegationId });
        builder.HasIndex(d => d.DelegationId);
        builder.HasOne<Call>().WithMany().HasForeignKey(d => d.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(d => d.DelegationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("submissions");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Kind).HasConversion<string>();
        Json(builder.Property(s => s.Release));
        Json(builder.Property(s => s.Texts));
        Json(builder.Property(s => s.Files));
        builder.ComplexProperty(s => s.Deadline, time =>
        {
            time.Property(t => t.Local).HasColumnName("deadline_local").HasColumnType("timestamp without time zone");
            time.Property(t => t.Zone).HasColumnName("deadline_zone");
        });
        builder.Ignore(s => s.LateBy);
        SubmissionColumns.Configure(builder);
        // One draft becomes one submission, and a series has one version of each number, whatever two requests attempt at once.
        builder.HasIndex(s => s.DraftId).IsUnique();
        builder.HasIndex(s => new { s.SeriesId, s.Version }).IsUnique();
        builder.HasIndex(s => s.Number).IsUnique();
        builder.HasIndex(s => new { s.CallId, s.DelegationId });
        builder.HasIndex(s => s.DelegationId);
        builder.HasOne<Call>().WithMany().HasForeignKey(s => s.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(s => s.DelegationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Draft>().WithMany().HasForeignKey(s => s.DraftId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SubmissionAct> builder)
    {
        builder.ToTable("submission_acts");
        builder.HasKey(a => new { a.SubmissionId, a.Number });
        builder.Property(a => a.Number).ValueGeneratedNever();
        builder.Property(a => a.Kind).HasConversion<string>();
        builder.HasIndex(a => a.RegisterIndex).IsUnique();
        builder.HasOne<Submission>().WithMany().HasForeignKey(a => a.SubmissionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.ToTable("receipts");
        builder.HasKey(r => r.Number);
        builder.HasIndex(r => r.SubmissionId).IsUnique();
        builder.HasIndex(r => r.RegisterIndex).IsUnique();
        builder.HasOne<Submission>().WithMany().HasForeignKey(r => r.SubmissionId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Json<T>(PropertyBuilder<T> property) => property.HasConversion<JsonConverter<T>, JsonComparer<T>>().HasColumnType("jsonb");

    private static void List<T, TOwner>(EntityTypeBuilder<TOwner> builder, string name)
        where TOwner : class =>
        builder.Property<List<T>>(name).HasConversion<JsonConverter<List<T>>, GrowingListComparer<T>>().HasColumnType("jsonb");
}
