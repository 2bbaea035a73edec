using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Feeds;

/// <summary>What is new, the newest first.</summary>
/// <param name="Id">Its identity, the same for ever (<see cref="FeedIds"/>).</param>
/// <param name="Title">What it is called.</param>
/// <param name="About">What stands in it.</param>
/// <param name="Language">The language of its titles.</param>
/// <param name="Root">The address of the portal, from which addresses without a host are read.</param>
/// <param name="Self">Where the feed itself is.</param>
/// <param name="Page">The page that shows the same to people.</param>
/// <param name="Entries">What is new.</param>
public sealed record Feed(string Id, string Title, string About, Language Language, Uri Root, Uri Self, Uri Page, IReadOnlyList<FeedEntry> Entries);

/// <summary>Something new.</summary>
/// <param name="Id">Its identity, the same for ever.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">What it is about, in plain words; may be empty.</param>
/// <param name="Author">The body that issued it; never a person's name that is not printed on it.</param>
/// <param name="PublishedAt">From when everybody could read it.</param>
/// <param name="Page">The page on which it is read.</param>
/// <param name="Category">What kind of thing it is, for programs: paper, call, extension, input.</param>
/// <param name="Language">The language in which it is.</param>
/// <param name="Files">The files that belong to it.</param>
public sealed record FeedEntry(
    string Id,
    string Title,
    string Summary,
    string Author,
    DateTimeOffset PublishedAt,
    Uri Page,
    string Category,
    Language Language,
    IReadOnlyList<FeedFile> Files);

/// <summary>A file that belongs to an entry.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="MediaType">What it is, as in application/pdf.</param>
/// <param name="Size">The number of bytes.</param>
/// <param name="Title">What it is called.</param>
public sealed record FeedFile(Uri Address, string MediaType, long Size, string Title);
