using System.Text.RegularExpressions;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;

namespace AttPortal.Domain.Delegations;

/// <summary>Identifies an <see cref="Invitation"/>.</summary>
public readonly record struct InvitationId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static InvitationId New() => new(Guid.CreateVersion7());
}

/// <summary>Whom a focal point or the Secretariat asks into a delegation.</summary>
/// <param name="Name">How the person is called.</param>
/// <param name="Address">The e-mail address to which the invitation goes, and to which it is bound.</param>
/// <param name="Language">In which language the portal speaks to the person.</param>
/// <param name="AsFocalPoint">Whether the person is to invite and remove colleagues.</param>
public sealed record Invited(string Name, string Address, Language Language, bool AsFocalPoint);

/// <summary>
/// An invitation into a delegation. Whoever holds its token may accept it once, before it expires; the portal keeps only a digest
/// of the token, so nobody who reads the database can accept in the person's place.
/// </summary>
public sealed partial class Invitation
{
    /// <summary>How long an invitation holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>The longest name of a person.</summary>
    public const int MaximumName = 200;

    private Invitation()
    {
    }

    /// <summary>Its identity.</summary>
    public InvitationId Id { get; private set; }

    /// <summary>Into which delegation.</summary>
    public DelegationId DelegationId { get; private set; }

    /// <summary>How the person is called.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>The e-mail address to which it is bound.</summary>
    public string Address { get; private set; } = null!;

    /// <summary>In which language the portal speaks to the person.</summary>
    public Language Language { get; private set; }

    /// <summary>Whether the person is to invite and remove colleagues.</summary>
    public bool AsFocalPoint { get; private set; }

    /// <summary>SHA-256 of the token; changes when the invitation is renewed, so that the older letter is good for nothing.</summary>
    public byte[] TokenDigest { get; private set; } = null!;

    /// <summary>The name of whoever invited.</summary>
    public string InvitedBy { get; private set; } = null!;

    /// <summary>When it was sent, or sent again.</summary>
    public DateTimeOffset InvitedAt { get; private set; }

    /// <summary>Until when it can be accepted, exclusive.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When it was withdrawn.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Whether nobody has accepted or withdrawn it; it may have expired, and can then be sent again.</summary>
    public bool IsPending => AcceptedAt is null && WithdrawnAt is null;

    /// <summary>Invites somebody.</summary>
    /// <param name="delegation">Into which delegation.</param>
    /// <param name="invited">Whom.</param>
    /// <param name="by">The name of whoever invites.</param>
    /// <param name="tokenDigest">SHA-256 of the token that goes out.</param>
    /// <param name="at">When.</param>
    /// <returns>The invitation, or a refusal: a name is missing or too long, or the address can't be one.</returns>
    public static Result<Invitation> Of(DelegationId delegation, Invited invited, string by, byte[] tokenDigest, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(invited);
        var name = PersonName(invited.Name);
        var address = invited.Address.Trim();
        if (name.IsRefused)
        {
            return name.Error;
        }

        return !IsAddress(address)
            ? new DomainError("invitations.address-unusable")
            : new Invitation
            {
                Id = InvitationId.New(),
                DelegationId = delegation,
                Name = name.Value,
                Address = address,
                Language = invited.Language,
                AsFocalPoint = invited.AsFocalPoint,
                TokenDigest = tokenDigest,
                InvitedBy = by,
                InvitedAt = at,
                ExpiresAt = at + Lifetime,
            };
    }

    /// <summary>A person's name as it is kept: one line, without marks that make text read otherwise than it is.</summary>
    /// <returns>The name, or a refusal: it is missing or too long.</returns>
    public static Result<string> PersonName(string? typed)
    {
        var name = Space().Replace(PlainText.Kept(typed), " ");
        return name.Length switch
        {
            0 => new DomainError("invitations.name-missing"),
            > MaximumName => new DomainError("invitations.name-too-long", MaximumName),
            _ => name,
        };
    }

    /// <summary>Whether it can be accepted now.</summary>
    public bool IsOpen(DateTimeOffset now) => IsPending && now < ExpiresAt;

    /// <summary>Accepts it.</summary>
    /// <returns>A refusal where it was accepted, withdrawn, or has expired.</returns>
    public Result Accept(DateTimeOffset at)
    {
        if (!IsOpen(at))
        {
            return new DomainError("invitations.not-open");
        }

        AcceptedAt = at;
        return Result.Done;
    }

    /// <summary>Withdraws it.</summary>
    /// <returns>A refusal where it was accepted meanwhile; one that was withdrawn stays withdrawn.</returns>
    public Result Withdraw(DateTimeOffset at)
    {
        if (AcceptedAt is not null)
        {
            return new DomainError("invitations.not-open");
        }

        WithdrawnAt ??= at;
        return Result.Done;
    }

    /// <summary>Sends it again under another token, for another two weeks. The older letter is good for nothing then.</summary>
    /// <returns>A refusal where it was accepted or withdrawn.</returns>
    public Result Renew(byte[] tokenDigest, DateTimeOffset at)
    {
        if (!IsPending)
        {
            return new DomainError("invitations.not-open");
        }

        TokenDigest = tokenDigest;
        InvitedAt = at;
        ExpiresAt = at + Lifetime;
        return Result.Done;
    }

    private static bool IsAddress(string address) => address.Length <= 254 && Shape().IsMatch(address);

    // One sign @ between two parts without space, sign or bracket that mail would read otherwise, the second with a dot.
    [GeneratedRegex(@"^[^@\s\p{C}<>()\[\]\\,;:""]{1,64}@[^@\s\p{C}<>()\[\]\\,;:""]+\.[^@\s\p{C}<>()\[\]\\,;:"".]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
