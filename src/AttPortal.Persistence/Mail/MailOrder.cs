using AttPortal.Domain.Shared;
using AttPortal.Persistence.Accounts;
using AttPortal.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Mail;

/// <summary>Where an order stands; follows from what happened to it.</summary>
public enum MailState
{
    /// <summary>To be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>Not sent: the person does not want it, or the same was ordered before.</summary>
    Withheld,

    /// <summary>It could not be sent for so long that nobody tries any more, unless asked to.</summary>
    GivenUp,
}

/// <summary>
/// A message that is to be sent. It is written in the transaction of what it tells about, so that neither exists without the
/// other, and sent later by whichever instance of the portal takes it (<see cref="MailOrders"/>).
/// </summary>
public sealed class MailOrder
{
    /// <summary>Somebody tries to send a message for so long; then nobody does.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private static readonly int[] Waits = [1, 2, 5, 15, 60];

    private MailOrder()
    {
    }

    internal MailOrder(Guid id, string? key, MailRecipient to, string kind, IReadOnlyList<MailArgument> arguments, string path)
    {
        Id = id;
        Key = key;
        UserId = to.UserId;
        Address = to.Address;
        Name = to.Name;
        Language = to.Language;
        Kind = kind;
        Arguments = arguments;
        Path = path;
    }

    public Guid Id { get; private set; }

    /// <summary>The same key is sent once, however often it is ordered; null where that can't happen.</summary>
    public string? Key { get; private set; }

    public Guid? UserId { get; private set; }

    public string Address { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    /// <summary>The language ordered; once sent, the language in which it was sent.</summary>
    public Language Language { get; private set; }

    /// <summary>Its phrases are mail.{kind}.subject and mail.{kind}.text.</summary>
    public string Kind { get; private set; } = null!;

    public IReadOnlyList<MailArgument> Arguments { get; private set; } = null!;

    /// <summary>Where in the portal the message leads. It may let somebody in: never shown to a third person.</summary>
    public string Path { get; private set; } = null!;

    /// <summary>By the database's clock, as all instants here.</summary>
    public DateTimeOffset OrderedAt { get; private set; }

    /// <summary>How often somebody began to send it.</summary>
    public int Attempts { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>Until when the instance that took it has time; after that it counts as dead, and another takes over.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? LastError { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? WithheldAt { get; private set; }

    public DateTimeOffset? GivenUpAt { get; private set; }

    public MailState State =>
        SentAt is not null ? MailState.Sent : WithheldAt is not null ? MailState.Withheld : GivenUpAt is not null ? MailState.GivenUp : MailState.Waiting;

    /// <summary>The mail server took it.</summary>
    /// <param name="at">When.</param>
    /// <param name="language">In which language.</param>
    /// <param name="forget">Whether to forget what it said: a link that lets somebody in is not kept longer than needed.</param>
    public void Sent(DateTimeOffset at, Language language, bool forget)
    {
        SentAt = at;
        Language = language;
        ClaimedUntil = null;
        LastError = null;
        GivenUpAt = null;
        if (forget)
        {
            Arguments = [];
            Path = "";
        }
    }

    /// <summary>The person does not want it.</summary>
    public void Withhold(DateTimeOffset at)
    {
        WithheldAt = at;
        ClaimedUntil = null;
    }

    /// <summary>It could not be sent: again later, after 1, 2, 5, 15, 60, 60 … minutes, or never.</summary>
    public void Fail(DateTimeOffset at, string error)
    {
        ClaimedUntil = null;
        LastError = error;
        NextAttemptAt = at + TimeSpan.FromMinutes(Waits[Math.Clamp(Attempts, 1, Waits.Length) - 1]);
        if (NextAttemptAt > OrderedAt + Patience)
        {
            GivenUpAt = at;
        }
    }

    /// <summary>Somebody asks to try again now; one that was sent or withheld stays so.</summary>
    /// <returns>Whether it will be tried.</returns>
    public bool TryAgain(DateTimeOffset at)
    {
        if (State is not (MailState.Waiting or MailState.GivenUp))
        {
            return false;
        }

        GivenUpAt = null;
        NextAttemptAt = at;
        return true;
    }
}

internal sealed class MailOrderConfiguration : IEntityTypeConfiguration<MailOrder>
{
    public void Configure(EntityTypeBuilder<MailOrder> builder)
    {
        builder.ToTable("mail_orders");
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Arguments).HasConversion<JsonConverter<IReadOnlyList<MailArgument>>, JsonComparer<IReadOnlyList<MailArgument>>>().HasColumnType("jsonb");
        builder.Property(o => o.OrderedAt).HasDefaultValueSql("clock_timestamp()");
        builder.Property(o => o.NextAttemptAt).HasDefaultValueSql("clock_timestamp()");
        builder.Ignore(o => o.State);
        builder.HasIndex(o => o.Key).IsUnique();
        builder.HasIndex(o => o.UserId);
        builder.HasIndex(o => o.OrderedAt);
        // Whoever looks for something to send meets nothing that is settled.
        builder.HasIndex(o => o.NextAttemptAt).HasFilter("sent_at is null and withheld_at is null and given_up_at is null");
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(o => o.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
