using System.Collections.Concurrent;

namespace AttPortal.Web.Caching;

/// <summary>The pages that are kept: those of the present generation.</summary>
/// <param name="generation">What was published last.</param>
/// <param name="clock">How old a page is.</param>
internal sealed class KeptPages(PublishedGeneration generation, TimeProvider clock)
{
    /// <summary>How many bytes all kept pages take at most.</summary>
    private const long Limit = 64 * 1024 * 1024;

    private readonly Lock clearing = new();
    private volatile Shelf shelf = new(generation.Current, Limit, clock);

    /// <summary>
    /// Where a request that begins now finds its page, and where it puts the page that it draws. Whatever is published while
    /// it is being drawn begins another generation with an empty shelf; a page from before stays on the old one, unseen.
    /// </summary>
    public Shelf Shelf => shelf is var present && present.Generation == generation.Current ? present : Cleared();

    private Shelf Cleared()
    {
        lock (clearing)
        {
            if (shelf.Generation != generation.Current)
            {
                shelf = new Shelf(generation.Current, Limit, clock);
            }

            return shelf;
        }
    }
}

/// <summary>The pages of one generation, no more than a number of bytes of them, none longer than <see cref="PublicPages.Lifetime"/>.</summary>
/// <param name="generation">Whose pages.</param>
/// <param name="limit">How many bytes.</param>
/// <param name="clock">How old a page is.</param>
internal sealed class Shelf(string generation, long limit, TimeProvider clock)
{
    private readonly ConcurrentDictionary<PageKey, KeptPage> pages = new();
    private readonly ConcurrentDictionary<PageKey, Task<KeptPage?>> drawings = new();
    private readonly Lock putting = new();
    private readonly Queue<KeptPage> oldestFirst = [];

    public string Generation => generation;

    /// <summary>How many bytes its pages take.</summary>
    public long Size { get; private set; }

    public TimeSpan Age(KeptPage page) => clock.GetElapsedTime(page.Drawn);

    /// <summary>The page, if it is there and not too old.</summary>
    public KeptPage? Find(PageKey key)
    {
        if (!pages.TryGetValue(key, out var page) || IsOld(page))
        {
            return null;
        }

        if (!page.IsWanted)
        {
            page.IsWanted = true;
        }

        return page;
    }

    /// <summary>
    /// Keeps a page. When there is no room, the oldest that nobody asked for again makes way: whoever asks for ten
    /// thousand addresses once pushes out their own, not those that people read.
    /// </summary>
    public void Put(KeptPage page)
    {
        if (page.Size > limit / 16)
        {
            return;
        }

        lock (putting)
        {
            Remove(page.Key);
            pages[page.Key] = page;
            Size += page.Size;
            oldestFirst.Enqueue(page);
            while (oldestFirst.TryPeek(out var oldest) && (Size > limit || IsOld(oldest) || !IsThere(oldest)))
            {
                oldestFirst.Dequeue();
                if (!IsThere(oldest))
                {
                    continue;
                }

                if (oldest.IsWanted && !IsOld(oldest))
                {
                    oldest.IsWanted = false;
                    oldestFirst.Enqueue(oldest);
                }
                else
                {
                    Remove(oldest.Key);
                }
            }
        }
    }

    /// <summary>Of several who ask for the same page at once the first draws it, and the others wait for what comes of it.</summary>
    /// <param name="key">Which page.</param>
    /// <param name="drawing">What the others will be given: the page, or nothing, where it is not for everybody.</param>
    /// <returns>For the first, nothing; for the others what they wait for.</returns>
    public Task<KeptPage?>? Begin(PageKey key, Task<KeptPage?> drawing) => drawings.GetOrAdd(key, drawing) is var first && first == drawing ? null : first;

    /// <summary>The page was drawn, or came to nothing.</summary>
    public void End(PageKey key) => drawings.TryRemove(key, out _);

    private bool IsOld(KeptPage page) => Age(page) >= page.Lifetime;

    private bool IsThere(KeptPage page) => pages.TryGetValue(page.Key, out var there) && there == page;

    private void Remove(PageKey key)
    {
        if (pages.TryRemove(key, out var page))
        {
            Size -= page.Size;
        }
    }
}
