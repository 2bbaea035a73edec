using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Auditing;

/// <summary>
/// The last spell of writing on one text: saved at every pause of a keystroke, told to the audit log once, with the text
/// before and after. It changes in the transaction of each save, so that a killed server forgets no change.
/// </summary>
public sealed class TextEdit
{
    private TextEdit()
    {
    }

    /// <summary>Begins a spell.</summary>
    /// <param name="meetingId">Whose papers.</param>
    /// <param name="paper">agenda or letter.</param>
    /// <param name="key">Which text of the paper.</param>
    /// <param name="language">In which language.</param>
    public TextEdit(MeetingId meetingId, string paper, string key, Language language)
    {
        MeetingId = meetingId;
        Paper = paper;
        Key = key;
        Language = language;
    }

    public MeetingId MeetingId { get; private set; }

    public string Paper { get; private set; } = null!;

    public string Key { get; private set; } = null!;

    public Language Language { get; private set; }

    /// <summary>Null where the portal itself wrote.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>The person's name as it was then.</summary>
    public string Who { get; private set; } = null!;

    /// <summary>What the text said before the first save of the spell.</summary>
    public string Before { get; private set; } = null!;

    /// <summary>What it says since the last one.</summary>
    public string After { get; private set; } = null!;

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Whether the audit log has a record of the spell.</summary>
    public bool IsRecorded { get; private set; }

    /// <summary>Whether a save by this person at this instant still belongs to the spell.</summary>
    public bool Takes(Guid? userId, DateTimeOffset at, TimeSpan pause, TimeSpan longest) =>
        !IsRecorded && UserId == userId && at - ChangedAt < pause && at - StartedAt < longest;

    /// <summary>Begins anew, for another person or after a pause.</summary>
    public void Begin(Guid? userId, string who, string before, DateTimeOffset at)
    {
        UserId = userId;
        Who = who;
        Before = before;
        StartedAt = at;
        IsRecorded = false;
    }

    /// <summary>Notes what the text says now.</summary>
    public void Change(string after, DateTimeOffset at)
    {
        After = after;
        ChangedAt = at;
    }

    /// <summary>Ends the spell: the log has it.</summary>
    public void Record() => IsRecorded = true;
}

internal sealed class TextEditConfiguration : IEntityTypeConfiguration<TextEdit>
{
    public void Configure(EntityTypeBuilder<TextEdit> builder)
    {
        builder.ToTable("text_edits");
        builder.HasKey(e => new { e.MeetingId, e.Paper, e.Key, e.Language });
        builder.HasOne<Meeting>().WithMany().HasForeignKey(e => e.MeetingId);
        builder.HasIndex(e => e.ChangedAt).HasFilter("not is_recorded");
    }
}
