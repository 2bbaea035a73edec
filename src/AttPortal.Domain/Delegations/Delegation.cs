using AttPortal.Domain.Shared;
using AttPortal.Domain.States;

namespace AttPortal.Domain.Delegations;

/// <summary>Identifies a <see cref="Delegation"/>.</summary>
public readonly record struct DelegationId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static DelegationId New() => new(Guid.CreateVersion7());
}

/// <summary>For whom a delegation speaks.</summary>
public enum DelegationKind
{
    /// <summary>A State; what it is to the Treaty follows from its treaty acts.</summary>
    State,

    /// <summary>An international or regional organisation (rule 4 of the rules of procedure).</summary>
    Organisation,

    /// <summary>A non-governmental organisation (rule 5).</summary>
    CivilSociety,

    /// <summary>An association of industry (rule 5).</summary>
    Industry,
}

/// <summary>
/// The place of a delegation in the rules of procedure of the Conference (rules 1 to 5), in the order in which the rules
/// name them. For a State it follows from the treaty status as of the meeting.
/// </summary>
public enum ParticipationCategory
{
    /// <summary>A State Party (rule 1).</summary>
    StateParty,

    /// <summary>A signatory that is not yet a party (rule 2).</summary>
    Signatory,

    /// <summary>A State that is neither (rule 3).</summary>
    ObserverState,

    /// <summary>An international or regional organisation (rule 4).</summary>
    Organisation,

    /// <summary>Civil society (rule 5).</summary>
    CivilSociety,

    /// <summary>Industry (rule 5).</summary>
    Industry,
}

/// <summary>Those who speak for a State, an organisation, civil society or industry.</summary>
public sealed class Delegation
{
    private Delegation()
    {
    }

    private Delegation(DelegationId id, DelegationKind kind, StateId? stateId, string slug, LocalizedText name)
    {
        Id = id;
        Kind = kind;
        StateId = stateId;
        Slug = slug;
        Name = name;
    }

    /// <summary>Its identity.</summary>
    public DelegationId Id { get; private set; }

    /// <summary>For whom it speaks.</summary>
    public DelegationKind Kind { get; private set; }

    /// <summary>Its State; null for all other kinds.</summary>
    public StateId? StateId { get; private set; }

    /// <summary>Stable name in addresses: for a State its ISO 3166-1 alpha-3 code in small letters.</summary>
    public string Slug { get; private set; } = null!;

    /// <summary>What it is called: for a State its short name as it was when the delegation was entered.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>The delegation of a State.</summary>
    public static Delegation OfState(DelegationId id, State state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new Delegation(id, DelegationKind.State, state.Id, state.Id.Iso3.ToLowerInvariant(), state.Names);
    }

    /// <summary>The delegation of an organisation, of civil society or of industry.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="kind">Any but <see cref="DelegationKind.State"/>.</param>
    /// <param name="slug">Stable name in addresses.</param>
    /// <param name="name">What it is called.</param>
    public static Delegation OfObserver(DelegationId id, DelegationKind kind, string slug, LocalizedText name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(slug);
        return kind == DelegationKind.State
            ? throw new ArgumentException("A State's delegation follows from the register of States.", nameof(kind))
            : new Delegation(id, kind, null, slug, name);
    }

    /// <summary>Its place in the rules of procedure.</summary>
    /// <param name="status">For a State, its treaty status as of the first day of the meeting; ignored for all others.</param>
    /// <exception cref="ArgumentException">The delegation speaks for a State, and no status was given.</exception>
    public ParticipationCategory Category(TreatyStatus? status) => Kind switch
    {
        DelegationKind.State => status switch
        {
            TreatyStatus.StateParty => ParticipationCategory.StateParty,
            TreatyStatus.Signatory => ParticipationCategory.Signatory,
            TreatyStatus.Other => ParticipationCategory.ObserverState,
            _ => throw new ArgumentException("The category of a State's delegation follows from the State's treaty status.", nameof(status)),
        },
        DelegationKind.Organisation => ParticipationCategory.Organisation,
        DelegationKind.CivilSociety => ParticipationCategory.CivilSociety,
        _ => ParticipationCategory.Industry,
    };
}

/// <summary>A person's place in a delegation.</summary>
public sealed class DelegationSeat
{
    private DelegationSeat()
    {
    }

    /// <summary>Gives a person a place.</summary>
    /// <param name="delegationId">In which delegation.</param>
    /// <param name="userId">The person's account.</param>
    /// <param name="isFocalPoint">Whether the person invites and removes colleagues.</param>
    /// <param name="since">When it was given.</param>
    public DelegationSeat(DelegationId delegationId, Guid userId, bool isFocalPoint, DateTimeOffset since)
    {
        DelegationId = delegationId;
        UserId = userId;
        IsFocalPoint = isFocalPoint;
        Since = since;
    }

    /// <summary>In which delegation.</summary>
    public DelegationId DelegationId { get; private set; }

    /// <summary>The person's account.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Whether the person invites and removes colleagues; every person in a delegation drafts and submits.</summary>
    public bool IsFocalPoint { get; private set; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Makes the person the focal point. Whoever was so before must have laid it down.</summary>
    public void BecomeFocalPoint() => IsFocalPoint = true;

    /// <summary>The person stays in the delegation, and no longer invites and removes colleagues.</summary>
    public void LayDown() => IsFocalPoint = false;
}
