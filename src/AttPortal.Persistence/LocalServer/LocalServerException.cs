namespace AttPortal.Persistence.LocalServer;

/// <summary>
/// The portal can't have its own database server here. The message is one sentence for the person who started it,
/// and says what to do.
/// </summary>
public sealed class LocalServerException : Exception
{
    public LocalServerException()
    {
    }

    public LocalServerException(string message)
        : base(message)
    {
    }

    public LocalServerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
