using AttPortal.Domain.Shared;
using AttPortal.Domain.States;

namespace AttPortal.Domain.Delegations;

/// <summary>Identifies an <see cref="ApiToken"/>.</summary>
public readonly record struct ApiTokenId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static ApiTokenId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// What lets a program of a delegation submit in the delegation's name. It belongs to the delegation, not to whoever made it, and
/// holds until it expires or somebody ends it. The portal keeps only a digest, so nobody who reads the database can use it.
/// </summary>
public sealed class ApiToken
{
    /// <summary>The longest name.</summary>
    public const int MaximumName = 100;

    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>The most days that a token holds: a year.</summary>
    public const int MaximumDays = 365;

    /// <summary>The days that a token holds unless somebody chooses otherwise.</summary>
    public const int UsualDays = 90;

    /// <summary>How many tokens of one delegation may be good at once.</summary>
    public const int MostAtOnce = 20;

    private ApiToken()
    {
    }

    /// <summary>Its identity.</summary>
    public ApiTokenId Id { get; private set; }

    /// <summary>Of which delegation.</summary>
    public DelegationId DelegationId { get; private set; }

    /// <summary>What it is for; under this name stands what is done with it.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenDigest { get; private set; } = null!;

    /// <summary>The name of whoever made it.</summary>
    public string MadeBy { get; private set; } = null!;

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Until when it is good, exclusive.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When a program last came with it, to a few minutes; null while none has.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>When somebody ended it; null while nobody has.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The name of whoever ended it; null while nobody has.</summary>
    public string? EndedBy { get; private set; }

    /// <summary>Why it was ended; null while it was not, and where it ended because nobody spoke for the delegation any more.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Makes a token.</summary>
    /// <param name="id">Its identity; the form carries it, so that a form sent twice makes one token.</param>
    /// <param name="delegation">Of which delegation.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="days">How many days it holds: 1 to <see cref="MaximumDays"/>.</param>
    /// <param name="by">The name of whoever makes it.</param>
    /// <param name="tokenDigest">SHA-256 of the token.</param>
    /// <param name="at">Now.</param>
    /// <returns>The token, or a refusal: the name is missing or too long, or it would hold too long or not at all.</returns>
    public static Result<ApiToken> Of(ApiTokenId id, DelegationId delegation, string? name, int days, string by, byte[] tokenDigest, DateTimeOffset at)
    {
        var kept = string.Join(' ', PlainText.Kept(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return kept.Length switch
        {
            0 => new DomainError("tokens.name-missing"),
            > MaximumName => new DomainError("tokens.name-too-long", MaximumName),
            _ when days is < 1 or > MaximumDays => new DomainError("tokens.days-out-of-range", MaximumDays),
            _ => new ApiToken
            {
                Id = id,
                DelegationId = delegation,
                Name = kept,
                TokenDigest = tokenDigest,
                MadeBy = by,
                MadeAt = at,
                ExpiresAt = at.AddDays(days),
            },
        };
    }

    /// <summary>Whether a program may come with it.</summary>
    public bool IsGood(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;

    /// <summary>Ends it. One that was ended stays as it was ended.</summary>
    /// <param name="by">The name of whoever ends it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="at">Now.</param>
    /// <returns>Done, or a refusal: the reason is missing or too long.</returns>
    public Result End(string by, string? reason, DateTimeOffset at)
    {
        var why = PlainText.Kept(reason).Trim();
        if (EndedAt is not null)
        {
            return Result.Done;
        }

        if (why.Length is 0 or > LongestReason)
        {
            return why.Length == 0 ? new DomainError("tokens.reason-missing") : new DomainError("calls.reason-too-long", why.Length, LongestReason);
        }

        EndedAt = at;
        EndedBy = by;
        EndReason = why;
        return Result.Done;
    }

    /// <summary>Ends it because the last person left the delegation: whoever comes next decides anew which programs may act.</summary>
    /// <param name="by">The name of whoever removed that person.</param>
    /// <param name="at">Now.</param>
    public void EndWithSeats(string by, DateTimeOffset at)
    {
        if (EndedAt is null)
        {
            EndedAt = at;
            EndedBy = by;
        }
    }
}
