using System.Text;
using AttPortal.Documents.ICalendar;
using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Meetings;
using AttPortal.Web.Features.Reading;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using AttPortal.Web.Startup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AttPortal.Web.Features.Calendars;

/// <summary>Calendars to which people subscribe.</summary>
internal static class CalendarEndpoints
{
    public static void AddCalendars(this IServiceCollection services)
    {
        services.AddScoped<CalendarQueries>();
        services.AddScoped<ICalendarSource, SessionEvents>();
        services.AddScoped<ICalendarSource, DeadlineEvents>();
        services.AddScoped<CirculationEvents>();
        services.AddScoped<ICalendarSource>(provider => provider.GetRequiredService<CirculationEvents>());
    }

    public static void MapCalendars(this IEndpointRouteBuilder app) => app.MapGet("/calendars/{name}.ics", AnswerAsync)
        .WithName("GetCalendar")
        .WithSummary("Sessions, deadlines and circulation dates as iCalendar: of a meeting (its slug), of a group (wgtu), or of all (all). In English, or with ?lang= in another of the six languages.")
        .Produces<string>(StatusCodes.Status200OK, "text/calendar")
        .RequireAuthorization(Policies.Public);

    private static async Task<Results<ContentHttpResult, NotFound, ProblemHttpResult>> AnswerAsync(
        HttpContext context, CalendarQueries calendars, PublicAddress address, Phrases phrases, string name, string? lang, CancellationToken cancellation)
    {
        if (MeetingEndpoints.Read(lang) is not { } languages)
        {
            return MeetingEndpoints.UnknownLanguage(phrases, lang!);
        }

        var words = phrases.In(languages.Only ?? Language.English);
        var source = new Uri(address.Root, $"calendars/{Uri.EscapeDataString(name)}.ics?lang={words.Language.Code()}");
        if (await calendars.FindAsync(name, words, address.Root, source, cancellation) is not { } calendar)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.ContentDisposition = PaperFiles.Inline($"{name}.ics");
        return TypedResults.Text(CalendarWriter.Write(calendar), "text/calendar", Encoding.UTF8);
    }
}
