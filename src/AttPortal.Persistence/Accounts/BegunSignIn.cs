using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Accounts;

/// <summary>A sign-in as its person recognises it: with which browser, from where, since when. What ended stands beside it (<see cref="EndedSignIn"/>).</summary>
public sealed class BegunSignIn
{
    private BegunSignIn()
    {
    }

    public BegunSignIn(Guid id, Guid userId, string browser, string place, DateTimeOffset at)
    {
        Id = id;
        UserId = userId;
        Browser = browser;
        Place = place;
        BegunAt = at;
        SeenAt = at;
    }

    /// <summary>As the cookie carries it.</summary>
    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>Browser and system by their names, as in Firefox, Windows; empty where the browser does not say.</summary>
    public string Browser { get; private set; } = null!;

    /// <summary>The network from which it began, not the whole address.</summary>
    public string Place { get; private set; } = null!;

    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>When it was last used, to within a few minutes.</summary>
    public DateTimeOffset SeenAt { get; private set; }
}

internal sealed class BegunSignInConfiguration : IEntityTypeConfiguration<BegunSignIn>
{
    public void Configure(EntityTypeBuilder<BegunSignIn> builder)
    {
        builder.ToTable("begun_sign_ins");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Browser).HasMaxLength(100);
        builder.Property(s => s.Place).HasMaxLength(50);
        builder.HasIndex(s => s.UserId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(s => s.UserId);
    }
}
