using AttPortal.Persistence;
using AttPortal.Persistence.Papers;
using AttPortal.Persistence.Sample;
using AttPortal.Persistence.Submissions;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Startup;

/// <summary>Loads the sample of a local run: real facts, and a real meeting whose papers went out.</summary>
internal static class SampleLoading
{
    public static async Task LoadSampleAsync(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<LocalRun>().LoadsSample)
        {
            return;
        }

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        await PortalSample.LoadAsync(db, CancellationToken.None);
        await app.Services.GetRequiredService<SampleAccounts>().CreateAsync();
        await CirculateAsync(app.Services, db);
        await CallSample.LoadAsync(db, CancellationToken.None);
        await DocumentSample.LoadAsync(db, CancellationToken.None);
    }

    /// <summary>Sends the sample's papers out as they went out, with what was then not yet known; once.</summary>
    private static async Task CirculateAsync(IServiceProvider services, PortalDbContext db)
    {
        var papers = await MeetingPapers.FindAsync(db, PortalSample.MeetingSlug, CancellationToken.None);
        if (papers is null || papers.Agenda.CurrentVersion is not null)
        {
            return;
        }

        var order = new CirculationOrder(
            papers.Letter.Date,
            "Sample: when the letter was dated, the day of the round table and the names of the speakers were not yet known.",
            papers.Agenda.Revision,
            papers.Letter.Revision);
        var result = await services.GetRequiredService<CirculationOperations>().CirculateAtAsync(Actor.Portal, PortalSample.MeetingSlug, order, PortalSample.CirculatedAt, CancellationToken.None);
        if (result.IsRefused)
        {
            services.GetRequiredService<ILoggerFactory>().CreateLogger("AttPortal.Web.Startup.Sample")
                .LogError("The sample's papers could not be circulated: {Error}. The portal runs without them.", result.Error);
        }
    }
}
