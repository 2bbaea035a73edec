namespace AttPortal.Web.Caching;

/// <summary>
/// Counts publications. Every cached page belongs to the generation in which its request began; when something is published
/// the next generation begins, so that no page from before is answered again, not even one that was still being drawn.
/// </summary>
internal sealed class PublishedGeneration
{
    private readonly string instance = Guid.CreateVersion7().ToString("N")[20..];
    private readonly Lock advancing = new();
    private volatile string current;
    private long number;

    public PublishedGeneration() => current = $"{instance}.{number}";

    /// <summary>The generation, unique among restarts too. Every request asks, so it is put into words beforehand.</summary>
    public string Current => current;

    /// <summary>Raised after each advance: to redraw what is kept in memory.</summary>
    public event Action? Advanced;

    /// <summary>Begins the next generation: something that the public can read has changed.</summary>
    public void Advance()
    {
        lock (advancing)
        {
            current = $"{instance}.{++number}";
        }

        Advanced?.Invoke();
    }
}
