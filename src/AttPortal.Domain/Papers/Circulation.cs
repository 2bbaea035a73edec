using AttPortal.Domain.Delegations;

namespace AttPortal.Domain.Papers;

/// <summary>To whom a revision goes, from the narrowest circle to the widest.</summary>
public enum Audience
{
    /// <summary>The Secretariat and the officers of the group, who see what they prepare from the beginning.</summary>
    Preparers,

    /// <summary>People who speak for delegations of some categories.</summary>
    Delegations,

    /// <summary>Everybody.</summary>
    Public,
}

/// <summary>
/// A revision of a document becomes visible to an audience at an instant. Whether it is visible follows from the instant and the
/// clock; nobody has to press a button, and nothing is stored when it comes.
/// </summary>
public sealed class Circulation
{
    private Circulation()
    {
    }

    internal Circulation(Guid revisionId, Audience audience, IReadOnlyList<ParticipationCategory> categories, DateTimeOffset from)
    {
        Id = Guid.NewGuid();
        RevisionId = revisionId;
        Audience = audience;
        CategoryMask = audience == Audience.Delegations ? MaskOf(categories) : 0;
        From = from;
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Of which revision.</summary>
    public Guid RevisionId { get; private set; }

    /// <summary>To whom.</summary>
    public Audience Audience { get; private set; }

    /// <summary>Of delegations, which; empty for other audiences.</summary>
    public IReadOnlyList<ParticipationCategory> Categories => [.. Enum.GetValues<ParticipationCategory>().Where(c => (CategoryMask & MaskOf([c])) != 0)];

    /// <summary>The categories as bits, so that a query can ask for any of them.</summary>
    public int CategoryMask { get; private set; }

    /// <summary>The first instant at which the revision exists for them.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>Categories as bits: each has its own.</summary>
    public static int MaskOf(IEnumerable<ParticipationCategory> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        return categories.Aggregate(0, (mask, category) => mask | (1 << (int)category));
    }
}
