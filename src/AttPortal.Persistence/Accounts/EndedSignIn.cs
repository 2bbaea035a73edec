namespace AttPortal.Persistence.Accounts;

/// <summary>
/// A sign-in that its person ended. A cookie says what it says until it runs out; what says that it ended stands here, so that
/// pages which are open, and a cookie that somebody kept, are good for nothing any more.
/// </summary>
public sealed class EndedSignIn
{
    private EndedSignIn()
    {
    }

    public EndedSignIn(Guid id, DateTimeOffset endedAt)
    {
        Id = id;
        EndedAt = endedAt;
    }

    /// <summary>As the cookie carries it.</summary>
    public Guid Id { get; private set; }

    public DateTimeOffset EndedAt { get; private set; }
}
