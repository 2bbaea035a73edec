using AttPortal.Domain.Conferences;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Papers;

internal sealed class DocumentConfiguration
    : IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<DocumentRevision>, IEntityTypeConfiguration<LanguageVersion>, IEntityTypeConfiguration<Circulation>, IEntityTypeConfiguration<RunningNumber>
{
    /// <summary>The navigation from a document to its revisions.</summary>
    internal const string Revisions = "revisions";

    /// <summary>The navigation from a revision to its language versions.</summary>
    internal const string Versions = "versions";

    /// <summary>The navigation from a revision to its circulations.</summary>
    internal const string Circulations = "circulations";

    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("documents");
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Revision).IsConcurrencyToken();
        builder.Property(d => d.Kind).HasConversion<string>();
        builder.Property(d => d.Relation).HasConversion<string>();
        builder.Property(d => d.Items).HasConversion<JsonConverter<IReadOnlyList<string>>, JsonComparer<IReadOnlyList<string>>>().HasColumnType("jsonb");
        // Sorted character by character, whatever language the database speaks.
        builder.Property(d => d.SortKey).UseCollation("C");
        builder.Ignore(d => d.Original);
        builder.Ignore(d => d.Current);
        builder.Ignore(d => d.Revisions);
        builder.HasIndex(d => new { d.ConferenceNumber, d.Section, d.SortKey });
        builder.HasIndex(d => new { d.MeetingId, d.Section, d.SortKey });
        builder.HasIndex(d => new { d.Section, d.SortKey });
        builder.HasIndex(d => d.Family);
        builder.HasOne<Conference>().WithMany().HasForeignKey(d => d.ConferenceNumber);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(d => d.MeetingId);
        builder.HasOne<Document>().WithMany().HasForeignKey(d => d.ParentId);
        builder.HasMany<DocumentRevision>(Revisions).WithOne().HasForeignKey(r => r.DocumentId);
    }

    public void Configure(EntityTypeBuilder<DocumentRevision> builder)
    {
        builder.ToTable("document_revisions");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Ignore(r => r.Symbol);
        builder.Ignore(r => r.Versions);
        builder.Ignore(r => r.Circulations);
        builder.HasIndex(r => new { r.DocumentId, r.Number }).IsUnique();
        builder.HasIndex(r => r.SymbolKey).IsUnique();
        builder.HasMany<LanguageVersion>(Versions).WithOne().HasForeignKey(v => v.RevisionId);
        builder.HasMany<Circulation>(Circulations).WithOne().HasForeignKey(c => c.RevisionId);
    }

    public void Configure(EntityTypeBuilder<LanguageVersion> builder)
    {
        builder.ToTable("language_versions");
        builder.HasKey(v => new { v.RevisionId, v.Language });
        builder.Property(v => v.Stage).HasConversion<string>();
        builder.Property(v => v.AwaitedUntil).HasConversion<JsonConverter<VenueTime?>, JsonComparer<VenueTime?>>().HasColumnType("jsonb");
        builder.Property(v => v.File).HasConversion<JsonConverter<DocumentFile?>, JsonComparer<DocumentFile?>>().HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<Circulation> builder)
    {
        builder.ToTable("circulations");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.From).HasColumnName("from_instant");
        builder.Ignore(c => c.Categories);
        builder.HasIndex(c => new { c.RevisionId, c.Audience, c.From });
        builder.HasIndex(c => c.From);
    }

    public void Configure(EntityTypeBuilder<RunningNumber> builder)
    {
        builder.ToTable("running_numbers");
        builder.HasKey(n => n.Number);
        builder.Property(n => n.Number).ValueGeneratedNever();
    }
}
