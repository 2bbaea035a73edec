using AttPortal.Domain.Shared;
using Microsoft.AspNetCore.Identity;

namespace AttPortal.Persistence.Accounts;

/// <summary>A person who can sign in.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    /// <summary>The name that others see, and the audit log keeps.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>In which language the portal speaks to this person.</summary>
    public Language Language { get; set; } = Language.English;

    /// <summary>Made for trying the portal on one's own machine; refused everywhere else.</summary>
    public bool IsSample { get; set; }
}

/// <summary>What a person may do, and where.</summary>
public enum GrantedRole
{
    /// <summary>Edits everything.</summary>
    Secretariat,

    /// <summary>An officer of one group in one cycle.</summary>
    Officer,

    /// <summary>Signed in, without a right to change anything.</summary>
    Reader,
}

/// <summary>A right given to a person.</summary>
public sealed class Grant
{
    private Grant()
    {
    }

    public Grant(Guid id, Guid userId, GrantedRole role, string? groupCode, int? cycle)
    {
        if ((role == GrantedRole.Officer) != (groupCode is not null && cycle is not null))
        {
            throw new ArgumentException("An officer's right names a group and a cycle; no other right does.", nameof(role));
        }

        Id = id;
        UserId = userId;
        Role = role;
        GroupCode = groupCode;
        Cycle = cycle;
    }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public GrantedRole Role { get; private set; }

    /// <summary>Which group; null unless an officer.</summary>
    public string? GroupCode { get; private set; }

    /// <summary>Which cycle; null unless an officer.</summary>
    public int? Cycle { get; private set; }
}
