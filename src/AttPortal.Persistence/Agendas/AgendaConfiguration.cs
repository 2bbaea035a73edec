using AttPortal.Domain.Agendas;
using AttPortal.Domain.Meetings;
using AttPortal.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Agendas;

internal sealed class AgendaConfiguration : IEntityTypeConfiguration<Agenda>, IEntityTypeConfiguration<AgendaVersion>
{
    /// <summary>The navigation from an agenda to what went out.</summary>
    internal const string VersionsNavigation = "versions";

    public void Configure(EntityTypeBuilder<Agenda> builder)
    {
        builder.ToTable("agendas");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Revision).IsConcurrencyToken();
        builder.Property(a => a.Stage).HasConversion<string>();
        builder.HasIndex(a => a.MeetingId).IsUnique();
        builder.HasOne<Meeting>().WithMany().HasForeignKey(a => a.MeetingId);
        builder.Ignore(a => a.Items);
        builder.Ignore(a => a.RemovedItems);
        builder.Ignore(a => a.Versions);
        builder.Ignore(a => a.CurrentVersion);
        builder.OwnsMany<AgendaItem>("items", item =>
        {
            item.ToTable("agenda_items");
            item.WithOwner().HasForeignKey("agenda_id");
            item.HasKey("agenda_id", nameof(AgendaItem.Key));
            item.Property(i => i.Key).ValueGeneratedNever();
            item.Ignore(i => i.Number);
            item.Ignore(i => i.Questions);
            item.Ignore(i => i.Speakers);
            item.OwnsMany<GuidingQuestion>("questions", question => Part(question, "guiding_questions"));
            item.OwnsMany<InvitedSpeaker>("speakers", speaker => Part(speaker, "invited_speakers"));
        });
        // Not owned: a keystroke saved must not load what went out. Whoever circulates includes it.
        builder.HasMany<AgendaVersion>(VersionsNavigation).WithOne().HasForeignKey("AgendaId").IsRequired();
    }

    public void Configure(EntityTypeBuilder<AgendaVersion> builder)
    {
        builder.ToTable("agenda_versions");
        builder.HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex("AgendaId", nameof(AgendaVersion.Number)).IsUnique();
        builder.Property(v => v.Stage).HasConversion<string>();
        builder.Ignore(v => v.RevisionLabel);
        builder.Ignore(v => v.Call);
        builder.ComplexProperty(v => v.Deadline, deadline =>
        {
            deadline.Property(d => d.Local).HasColumnName("deadline_local").HasColumnType("timestamp without time zone");
            deadline.Property(d => d.Zone).HasColumnName("deadline_zone");
        });
        builder.Property(v => v.Items)
            .HasConversion<JsonConverter<IReadOnlyList<IssuedItem>>, JsonComparer<IReadOnlyList<IssuedItem>>>()
            .HasColumnType("jsonb");
    }

    private static void Part<T>(OwnedNavigationBuilder<AgendaItem, T> part, string table)
        where T : ItemPart
    {
        part.ToTable(table);
        part.WithOwner().HasForeignKey("agenda_id", "item_key");
        part.HasKey("agenda_id", "item_key", nameof(ItemPart.Key));
        part.Property(p => p.Key).ValueGeneratedNever();
    }
}
