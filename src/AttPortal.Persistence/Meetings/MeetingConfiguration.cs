using AttPortal.Domain.Conferences;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.WorkingGroups;
using AttPortal.Persistence.Conversions;
using AttPortal.Persistence.WorkingGroups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Meetings;

internal sealed class MeetingConfiguration : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meetings");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.Slug).IsUnique();
        builder.HasIndex(m => m.StartDate);
        builder.HasOne<WorkingGroup>().WithMany().HasForeignKey(m => m.GroupCode);
        builder.HasOne<Conference>().WithMany().HasForeignKey(m => m.Cycle);
        builder.Property(m => m.Revision).IsConcurrencyToken();
        builder.Property(m => m.RecordedAt).HasDefaultValueSql("now()");
        builder.Ignore(m => m.Sessions);
        builder.Ignore(m => m.StandingSessions);
        builder.OwnsMany<Session>("sessions", session =>
        {
            session.ToTable("sessions");
            session.WithOwner().HasForeignKey("meeting_id");
            session.HasKey("meeting_id", nameof(Session.Number));
            session.Property(s => s.Number).ValueGeneratedNever();
            session.Property(s => s.Start).HasColumnName("start_time");
            session.Property(s => s.End).HasColumnName("end_time");
            session.Ignore(s => s.Changes);
            session.Ignore(s => s.Hours);
            session.Ignore(s => s.LastChange);
            session.Property<List<SessionChange>>("changes")
                .HasConversion<JsonConverter<List<SessionChange>>, GrowingListComparer<SessionChange>>()
                .HasColumnType("jsonb");
        });
    }
}
