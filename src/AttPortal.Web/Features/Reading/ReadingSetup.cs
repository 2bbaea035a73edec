using AttPortal.Web.Features.Conferences;
using AttPortal.Web.Features.Home;
using AttPortal.Web.Features.Meetings;
using AttPortal.Web.Features.WorkingGroups;

namespace AttPortal.Web.Features.Reading;

/// <summary>What the public pages read with.</summary>
internal static class ReadingSetup
{
    public static void AddReading(this IServiceCollection services)
    {
        services.AddScoped<HomeQueries>();
        services.AddScoped<ConferenceQueries>();
        services.AddScoped<WorkingGroupQueries>();
        services.AddScoped<OfficerQueries>();
        services.AddScoped<MeetingSummaries>();
        services.AddScoped<MeetingQueries>();
        services.AddSingleton<SessionOperations>();
        services.AddScoped<PaperQueries>();
        services.AddScoped<DraftPrinting>();
        services.Configure<RouteOptions>(options => options.ConstraintMap[PartConstraint.Name] = typeof(PartConstraint));
    }

    public static void MapReading(this IEndpointRouteBuilder app)
    {
        app.MapPaperFiles();
        app.MapMeetings();
    }
}
