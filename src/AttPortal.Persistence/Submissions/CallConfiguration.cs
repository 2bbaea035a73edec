using AttPortal.Domain.Meetings;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence.Conversions;
using AttPortal.Persistence.WorkingGroups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Submissions;

internal sealed class CallConfiguration : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> builder)
    {
        builder.ToTable("calls");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Revision).IsConcurrencyToken();
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.MeetingId);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(c => c.MeetingId);
        builder.ComplexProperty(c => c.Opens, time => Columns(time, "opens"));
        builder.ComplexProperty(c => c.Closes, time => Columns(time, "closes"));
        builder.Property(c => c.Terms).HasConversion<JsonConverter<CallTerms>, JsonComparer<CallTerms>>().HasColumnType("jsonb");
        builder.Ignore(c => c.Extensions);
        builder.Ignore(c => c.Deadline);
        builder.Property<List<DeadlineExtension>>("extensions")
            .HasConversion<JsonConverter<List<DeadlineExtension>>, GrowingListComparer<DeadlineExtension>>()
            .HasColumnType("jsonb");
    }

    private static void Columns(ComplexPropertyBuilder<VenueTime> time, string name)
    {
        time.Property(t => t.Local).HasColumnName($"{name}_local").HasColumnType("timestamp without time zone");
        time.Property(t => t.Zone).HasColumnName($"{name}_zone");
    }
}
