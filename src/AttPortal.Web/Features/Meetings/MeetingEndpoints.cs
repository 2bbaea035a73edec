using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Features.Reading;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AttPortal.Web.Features.Meetings;

/// <summary>Meetings for machines.</summary>
internal static class MeetingEndpoints
{
    public static void MapMeetings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/meetings", ListAsync)
            .WithName("GetMeetings")
            .WithSummary("All meetings, the newest first. Texts in one language with ?lang=, else in all.")
            .RequireAuthorization(Policies.Public);
        app.MapGet("/api/v1/meetings/{slug}", FindAsync)
            .WithName("GetMeeting")
            .WithSummary("A meeting with its agenda items, guiding questions and papers, as circulated. Texts in one language with ?lang=, else in all.")
            .RequireAuthorization(Policies.Public);
    }

    private static async Task<Results<Ok<MeetingsAnswer>, ProblemHttpResult>> ListAsync(
        MeetingSummaries meetings, Phrases phrases, string? lang, CancellationToken cancellation)
    {
        if (Read(lang) is not { } languages)
        {
            return UnknownLanguage(phrases, lang!);
        }

        var all = await meetings.AllAsync(cancellation);
        return TypedResults.Ok(new MeetingsAnswer([.. all.Select(m => new MeetingInList(
            m.Meeting.Slug,
            languages.Of(m.Meeting.Title),
            m.Meeting.GroupCode,
            $"CSP{m.Meeting.Cycle}",
            m.Meeting.StartDate,
            m.Meeting.EndDate,
            m.Meeting.IsCancelled,
            m.Stage,
            $"/api/v1/meetings/{m.Meeting.Slug}"))]));
    }

    private static async Task<Results<Ok<MeetingAnswer>, NotFound, ProblemHttpResult>> FindAsync(
        MeetingQueries meetings, Phrases phrases, string slug, string? lang, CancellationToken cancellation)
    {
        if (Read(lang) is not { } languages)
        {
            return UnknownLanguage(phrases, lang!);
        }

        if (await meetings.FindAsync(slug, cancellation) is not { } meeting)
        {
            return TypedResults.NotFound();
        }

        var group = await meetings.GroupAsync(meeting, cancellation);
        var shelf = await meetings.PapersAsync(meeting, cancellation);
        var agenda = shelf is null ? null : await meetings.AgendasAsync(shelf.Current.Id, slug, languages.All, cancellation);
        return TypedResults.Ok(new MeetingAnswer(
            slug,
            languages.Of(meeting.Title),
            group is null ? null : new GroupAnswer(group.Code, languages.Of(group.Name)),
            $"CSP{meeting.Cycle}",
            meeting.StartDate,
            meeting.EndDate,
            meeting.Zone,
            languages.Of(meeting.Venue),
            meeting.IsCancelled,
            [.. meeting.Sessions.Select(s => SessionAnswer.Of(meeting, s))],
            shelf is null ? null : new CallAnswer(shelf.Call.Deadline.AtVenue(), shelf.Call.SendTo),
            shelf is null ? null : new AgendaAnswer(shelf.Current.Number, shelf.Current.Stage, shelf.Current.IssuedOn, Items(agenda!, languages)),
            [.. (shelf?.Papers ?? []).Select(p => DocumentOf(p, slug, languages))],
            [.. (shelf?.Versions ?? []).Select(v => new VersionAnswer(v.Number, v.Stage, v.IssuedOn, v.CirculatedAt))]));
    }

    private static List<ItemAnswer> Items(IReadOnlyDictionary<Language, IReadOnlyList<AgendaLine>> agenda, AnswerLanguages languages)
    {
        // Items and questions stand at the same place in every language of a version.
        var first = agenda.Values.FirstOrDefault() ?? [];
        return
        [
            .. first.Select((item, i) => new ItemAnswer(
                item.Key,
                item.Number,
                languages.Of(agenda.ToDictionary(a => a.Key, a => a.Value[i].Title)),
                item.Minutes,
                [.. item.Questions.Select((question, q) => new QuestionAnswer(
                    question.Key,
                    languages.Of(agenda.ToDictionary(a => a.Key, a => a.Value[i].Questions[q].Text))))])),
        ];
    }

    private static DocumentAnswer DocumentOf(PaperOnShelf paper, string slug, AnswerLanguages languages) => new(
        paper.Part,
        languages.Of(paper.Languages.ToDictionary(r => r.Language, r => r.Title)),
        [.. paper.Languages.Where(r => languages.All.Contains(r.Language)).Select(r => new FileAnswer(
            r.Language.Code(),
            r.Pages,
            r.Sha256,
            r.Size,
            new PaperLinks(r.Language, slug).Pdf(paper.Part),
            paper.Part == PaperParts.Package ? null : new PaperLinks(r.Language, slug).Page(paper.Part),
            r.Stale?.Count))]);

    /// <summary>The languages that a question asks for; null where it names none of the six.</summary>
    internal static AnswerLanguages? Read(string? lang) => string.IsNullOrEmpty(lang)
        ? new AnswerLanguages((Language?)null)
        : Languages.TryParse(lang, out var language) ? new AnswerLanguages(language) : null;

    internal static ProblemHttpResult UnknownLanguage(Phrases phrases, string lang)
    {
        var words = phrases.In(Language.English);
        return TypedResults.Problem(
            title: words["frame.error.400.title"],
            detail: words["errors.states.unknown-language", lang],
            statusCode: StatusCodes.Status400BadRequest);
    }
}
