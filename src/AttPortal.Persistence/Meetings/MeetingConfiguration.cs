using AttPortal.Domain.Conferences;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.WorkingGroups;
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
        builder.Ignore(m => m.Sessions);
        builder.OwnsMany<Session>("sessions", session =>
        {
            session.ToTable("sessions");
            session.WithOwner().HasForeignKey("meeting_id");
            session.HasKey("meeting_id", nameof(Session.Date), nameof(Session.Start));
            session.Property(s => s.Start).HasColumnName("start_time");
            session.Property(s => s.End).HasColumnName("end_time");
        });
    }
}
