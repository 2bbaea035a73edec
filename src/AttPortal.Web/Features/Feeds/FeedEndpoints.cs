using AttPortal.Documents.Feeds;
using AttPortal.Domain.Shared;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using AttPortal.Web.Startup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AttPortal.Web.Features.Feeds;

/// <summary>Feeds that tell what is new.</summary>
internal static class FeedEndpoints
{
    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddScoped<FeedQueries>();
        services.AddScoped<IFeedSource, PaperEntries>();
        services.AddScoped<IFeedSource, CallEntries>();
        services.AddScoped<IFeedSource, InputEntries>();
    }

    public static void MapFeeds(this IEndpointRouteBuilder app) => app.MapGet("/feeds/{lang:lang}/{name}.atom", AnswerAsync)
        .WithName("GetFeed")
        .WithSummary("What went out, as Atom, the newest first: papers, announced calls and extensions, published input. Of everything (documents) or of a group (wgtu), in one of the six languages.")
        .Produces<string>(StatusCodes.Status200OK, "application/atom+xml")
        .RequireAuthorization(Policies.Public);

    private static async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        FeedQueries feeds, PublicAddress address, Phrases phrases, string lang, string name, CancellationToken cancellation)
    {
        var words = phrases.In(Languages.Parse(lang));
        return await feeds.FindAsync(name, words, address.Root, cancellation) is { } feed
            ? TypedResults.Bytes(AtomWriter.Write(feed), AtomWriter.ContentType)
            : TypedResults.NotFound();
    }
}
