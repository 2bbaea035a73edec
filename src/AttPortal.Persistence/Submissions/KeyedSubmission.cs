using AttPortal.Domain.Delegations;
using AttPortal.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AttPortal.Persistence.Submissions;

/// <summary>
/// What a program sent under an idempotency key: written with the submission, so that the same key finds it again. The draft's id
/// follows from delegation and key.
/// </summary>
public sealed class KeyedSubmission
{
    private KeyedSubmission()
    {
    }

    public KeyedSubmission(DraftId draftId, ApiTokenId tokenId, byte[] contentDigest)
    {
        DraftId = draftId;
        TokenId = tokenId;
        ContentDigest = contentDigest;
    }

    public DraftId DraftId { get; private set; }

    /// <summary>By which token it came.</summary>
    public ApiTokenId TokenId { get; private set; }

    /// <summary>SHA-256 of all that was sent: the same key with something else is a mistake of its sender.</summary>
    public byte[] ContentDigest { get; private set; } = null!;
}

internal sealed class KeyedSubmissionConfiguration : IEntityTypeConfiguration<KeyedSubmission>
{
    public void Configure(EntityTypeBuilder<KeyedSubmission> builder)
    {
        builder.ToTable("keyed_submissions");
        builder.HasKey(s => s.DraftId);
        builder.Property(s => s.DraftId).ValueGeneratedNever();
        builder.HasIndex(s => s.TokenId);
        builder.HasOne<Draft>().WithMany().HasForeignKey(s => s.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ApiToken>().WithMany().HasForeignKey(s => s.TokenId).OnDelete(DeleteBehavior.Restrict);
    }
}
