using AttPortal.Documents.Feeds;
using AttPortal.Domain.Shared;
using AttPortal.Domain.WorkingGroups;

namespace AttPortal.Web.Features.Feeds;

/// <summary>Of what a feed tells, and how it speaks.</summary>
/// <param name="Group">The group; null for all.</param>
/// <param name="Words">The phrases of its language.</param>
/// <param name="Root">The address of the portal.</param>
internal sealed record FeedScope(WorkingGroup? Group, Words Words, Uri Root)
{
    public Language Language => Words.Language;

    /// <summary>The code of the group; null for all.</summary>
    public string? Code => Group?.Code;

    /// <summary>A page of the portal in the language of the feed.</summary>
    public Uri Page(string path) => new(Root, $"{Language.Code()}/{path}");
}

/// <summary>
/// Something of which feeds tell. Each source asks the room that decides who sees its things, and gives what everybody may
/// read, and nothing else.
/// </summary>
internal interface IFeedSource
{
    /// <summary>What is new of this kind.</summary>
    /// <param name="scope">Of what the feed tells.</param>
    /// <param name="count">How many are wanted at most, the newest.</param>
    /// <param name="cancellation">Ends the queries.</param>
    public Task<IReadOnlyList<FeedEntry>> NewestAsync(FeedScope scope, int count, CancellationToken cancellation);
}
