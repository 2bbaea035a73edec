using System.Text.Json.Serialization;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Web.Features.Meetings;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AttPortal.Web.Features.Calls;

/// <summary>The calls of a meeting that were announced.</summary>
internal sealed record CallsAnswer(string Meeting, IReadOnlyList<AnnouncedCallAnswer> Calls);

/// <summary>A call for machines. Texts are strings where one language was asked for, else objects of language → text.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Number">Its number, as in the address under which one submits.</param>
/// <param name="Title">What it is named.</param>
/// <param name="Text">What is asked, in the Markdown subset of all papers.</param>
/// <param name="Stage">Announced, Open or Closed, when the answer was made.</param>
/// <param name="Opens">From when input is taken, with the offset of the venue.</param>
/// <param name="Deadline">The last minute, which still counts, as it holds for everybody.</param>
/// <param name="LateFrom">The instant from which input is late.</param>
/// <param name="FirstDeadline">The deadline as first announced.</param>
/// <param name="TimeZone">IANA zone of the venue.</param>
/// <param name="Kinds">What may be submitted.</param>
/// <param name="Invited">Of which delegations.</param>
/// <param name="Languages">In which languages, as codes.</param>
/// <param name="MaximumFiles">How many files may come with one submission.</param>
/// <param name="Late">What happens to late input.</param>
/// <param name="Extensions">Extensions for all; those of single delegations are theirs alone.</param>
/// <param name="Url">The page, in each language or in that asked for.</param>
internal sealed record AnnouncedCallAnswer(
    Guid Id,
    int Number,
    object Title,
    object Text,
    [property: JsonConverter(typeof(JsonStringEnumConverter<CallStage>))] CallStage Stage,
    DateTimeOffset Opens,
    DateTimeOffset Deadline,
    DateTimeOffset LateFrom,
    DateTimeOffset FirstDeadline,
    string TimeZone,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<string> Invited,
    IReadOnlyList<string> Languages,
    int MaximumFiles,
    [property: JsonConverter(typeof(JsonStringEnumConverter<LateRule>))] LateRule Late,
    IReadOnlyList<ExtensionAnswer> Extensions,
    object Url);

/// <summary>An extension for all.</summary>
/// <param name="Until">The new deadline, with the offset of the venue.</param>
/// <param name="Reason">Why, as it was written.</param>
/// <param name="DecidedAt">When it was decided.</param>
internal sealed record ExtensionAnswer(DateTimeOffset Until, string Reason, DateTimeOffset DecidedAt);

/// <summary>Calls for machines.</summary>
internal static class CallEndpoints
{
    public static void MapCalls(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/meetings/{slug}/calls", ListAsync)
            .WithName("GetCalls")
            .WithSummary("The announced calls of a meeting: what is asked, of whom, until when. Texts in one language with ?lang=, else in all.")
            .RequireAuthorization(Policies.Public);

    private static async Task<Results<Ok<CallsAnswer>, NotFound, ProblemHttpResult>> ListAsync(
        HttpContext context, MeetingQueries meetings, CallQueries calls, Phrases phrases, string slug, string? lang, CancellationToken cancellation)
    {
        if (MeetingEndpoints.Read(lang) is not { } languages)
        {
            return MeetingEndpoints.UnknownLanguage(phrases, lang!);
        }

        if (await meetings.FindAsync(slug, cancellation) is not { } meeting)
        {
            return TypedResults.NotFound();
        }

        var lines = await calls.AnnouncedAsync(meeting, cancellation);
        CallQueries.EndWith(context, lines);
        return TypedResults.Ok(new CallsAnswer(slug, [.. lines.Select(l => Answer(l, languages))]));
    }

    private static AnnouncedCallAnswer Answer(CallInList line, AnswerLanguages languages)
    {
        var call = line.Call;
        return new AnnouncedCallAnswer(
            call.Id.Value,
            call.Number,
            languages.Of(call.Title),
            languages.Of(call.Text),
            line.Stage,
            call.Opens.AtVenue(),
            line.Deadline.AtVenue(),
            Call.End(line.Deadline),
            call.Closes.AtVenue(),
            call.Closes.Zone,
            [.. call.Terms.Kinds.Select(k => k.ToString())],
            [.. call.Terms.Invited.Select(c => c.ToString())],
            [.. call.Terms.Languages.Select(l => l.Code())],
            call.Terms.MaximumFiles,
            call.Terms.Late,
            [.. call.Extensions.Where(e => e.For is null).Select(e => new ExtensionAnswer(e.Until.AtVenue(), e.Reason, e.At))],
            languages.Only is { } one
                ? $"/{one.Code()}/{line.Path}"
                : Domain.Shared.Languages.All.ToDictionary(l => l.Code(), l => $"/{l.Code()}/{line.Path}"));
    }
}
