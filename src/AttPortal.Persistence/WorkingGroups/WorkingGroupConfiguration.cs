using AttPortal.Domain.WorkingGroups;
using AttPortal.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.WorkingGroups;

internal sealed class WorkingGroupConfiguration : IEntityTypeConfiguration<WorkingGroup>, IEntityTypeConfiguration<Officer>, IEntityTypeConfiguration<QuestionList>
{
    public void Configure(EntityTypeBuilder<WorkingGroup> builder)
    {
        builder.ToTable("working_groups");
        builder.HasKey(g => g.Code);
        builder.Ignore(g => g.Slug);
    }

    public void Configure(EntityTypeBuilder<Officer> builder)
    {
        builder.ToTable("officers");
        builder.HasKey(o => new { o.Body, o.Cycle, o.Key });
        builder.Property(o => o.Role).HasConversion<string>();
        builder.Property(o => o.StateIso3).HasMaxLength(3);
        builder.Property(o => o.From).HasColumnName("term_from");
        builder.Property(o => o.Until).HasColumnName("term_until");
    }

    public void Configure(EntityTypeBuilder<QuestionList> builder)
    {
        builder.ToTable("question_lists");
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Revision).IsConcurrencyToken();
        builder.HasIndex(l => l.Key).IsUnique();
        builder.HasOne<WorkingGroup>().WithMany().HasForeignKey(l => l.GroupCode);
        builder.Ignore(l => l.CurrentEdition);
        builder.Ignore(l => l.Editions);
        builder.Ignore(l => l.Headings);
        builder.Property<List<QuestionListEdition>>("editions")
            .HasConversion<JsonConverter<List<QuestionListEdition>>, GrowingListComparer<QuestionListEdition>>()
            .HasColumnType("jsonb");
        builder.OwnsMany<QuestionHeading>("headings", heading =>
        {
            heading.ToTable("question_headings");
            heading.WithOwner().HasForeignKey("list_id");
            heading.HasKey("list_id", nameof(QuestionHeading.Key));
            heading.Property(h => h.Key).ValueGeneratedNever();
            heading.Ignore(h => h.Questions);
            heading.OwnsMany<PracticalQuestion>("questions", question =>
            {
                question.ToTable("practical_questions");
                question.WithOwner().HasForeignKey("list_id", "heading_key");
                question.HasKey("list_id", "heading_key", nameof(PracticalQuestion.Key));
                question.Property(q => q.Key).ValueGeneratedNever();
            });
        });
    }
}

/// <summary>Compares a list that grows in place with what it was: its snapshot is a list of its own, or nothing would seem added.</summary>
/// <typeparam name="T">What it holds; immutable.</typeparam>
internal sealed class GrowingListComparer<T>() : ValueComparer<List<T>>(
    (one, other) => one!.SequenceEqual(other!),
    list => list.Count,
    list => list.ToList());
