using AttPortal.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Mail;

/// <summary>What a message is about, as far as a person may choose.</summary>
public enum MailTopic
{
    /// <summary>What somebody must learn of: invitations, and what concerns the account. Nobody can switch it off.</summary>
    Always,

    /// <summary>Copies of receipts.</summary>
    Receipts,

    /// <summary>That a call closes soon.</summary>
    Reminders,

    /// <summary>That a call was opened, extended or closed.</summary>
    Calls,
}

/// <summary>A topic that a person does not want mail about.</summary>
public sealed class MutedTopic
{
    private MutedTopic()
    {
    }

    public MutedTopic(Guid userId, MailTopic topic)
    {
        if (topic == MailTopic.Always)
        {
            throw new ArgumentException("What must always come can't be switched off.", nameof(topic));
        }

        UserId = userId;
        Topic = topic;
    }

    public Guid UserId { get; private set; }

    public MailTopic Topic { get; private set; }
}

internal sealed class MutedTopicConfiguration : IEntityTypeConfiguration<MutedTopic>
{
    public void Configure(EntityTypeBuilder<MutedTopic> builder)
    {
        builder.ToTable("muted_topics");
        builder.HasKey(m => new { m.UserId, m.Topic });
        builder.Property(m => m.Topic).HasConversion<string>();
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(m => m.UserId);
    }
}
