using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Reading;

/// <summary>Changes the working copy of the sample meeting, and sends it out.</summary>
internal static class SampleMeeting
{
    public const string Slug = "csp12-wgtu-2026-03-18";

    /// <summary>Rewrites item 6 in all languages, and puts the deadline on 9 March 2026, 12:00.</summary>
    public static async Task WriteAsync(PortalApp app, string said = "Zanzibar clause")
    {
        await using var db = Database(app);
        var agenda = await db.Agendas.SingleAsync(a => db.Meetings.Any(m => m.Id == a.MeetingId && m.Slug == Slug));
        foreach (var language in Languages.All)
        {
            var text = agenda.Text("i6/annotation")!;
            agenda.Write("i6/annotation", language, $"{said} {agenda.Revision}", text.VersionIn(language)).Error.Should().BeNull();
            agenda.ConfirmTranslation("i6/annotation", language);
        }

        var letter = await db.Letters.SingleAsync(l => l.MeetingId == agenda.MeetingId);
        letter.Announce(letter.Date, VenueTime.InGeneva(new DateOnly(2026, 3, 9), new TimeOnly(12, 0)), letter.SendTo).Error.Should().BeNull();
        await db.SaveChangesAsync();
    }

    /// <summary>Moves item 2 to the fifth place.</summary>
    public static async Task MoveAsync(PortalApp app)
    {
        await using var db = Database(app);
        var agenda = await db.Agendas.SingleAsync(a => db.Meetings.Any(m => m.Id == a.MeetingId && m.Slug == Slug));
        agenda.MoveItem("i2", 5).Error.Should().BeNull();
        await db.SaveChangesAsync();
    }

    /// <summary>Circulates what stands; the number of the version.</summary>
    public static async Task<int> CirculateAsync(PortalApp app)
    {
        await using var db = Database(app);
        var agenda = await db.Agendas.AsNoTracking().SingleAsync(a => db.Meetings.Any(m => m.Id == a.MeetingId && m.Slug == Slug));
        var letter = await db.Letters.AsNoTracking().SingleAsync(l => l.MeetingId == agenda.MeetingId);
        var version = await app.Services.GetRequiredService<CirculationOperations>().CirculateAsync(
            new Actor(null, "Secretariat", true, []), Slug, new CirculationOrder(new DateOnly(2026, 3, 2), "Speakers follow.", agenda.Revision, letter.Revision), CancellationToken.None);
        version.Error.Should().BeNull();
        return version.Value.Number;
    }

    private static PortalDbContext Database(PortalApp app) => app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
}
