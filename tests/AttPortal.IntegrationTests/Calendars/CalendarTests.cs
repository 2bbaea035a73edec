using System.Globalization;
using System.Net;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Calls;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Reading;
using AttPortal.Web.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Calendars;

/// <summary>Calendars of meetings, groups and all, as people's programs fetch them.</summary>
public sealed class CalendarTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Wgtu = "csp12-wgtu-2026-03-18";
    private const string Wgeti = "csp12-wgeti-2026-03-16";
    private const string Preparatory = "csp12-preparatory-2026-05-12";

    [Fact]
    public async Task A_session_stands_in_the_calendar_at_its_instant_with_place_and_page()
    {
        await AddAsync("csp10-wgtr-2024-02-23", new DateOnly(2024, 2, 23));

        var calendar = await ReadAsync("csp10-wgtr-2024-02-23");

        var session = calendar.Event("session-csp10-wgtr-2024-02-23-1");
        (session.Start, session.End, session.Zone, session.Status, session.Sequence).Should().Be(("2024-02-23T14:00:00.000Z", "2024-02-23T17:00:00.000Z", "Europe/Zurich", "CONFIRMED", 0));
        session.Url.Should().Be($"{portal.App.Address}en/meetings/csp10-wgtr-2024-02-23");
        (calendar.Version, calendar.Refresh).Should().Be(("2.0", "PT1H"));
    }

    [Fact]
    public async Task A_meeting_whose_hours_are_not_announced_takes_whole_days()
    {
        var days = (await ReadAsync("csp10-wgtu-2024-02-22")).Event("meeting-csp10-wgtu-2024-02-22");

        (days.IsAllDay, days.Start, days.End).Should().Be((true, "2024-02-22", "2024-02-23"));
    }

    [Fact]
    public async Task A_moved_session_has_the_same_identity_and_a_higher_number_and_a_cancelled_one_says_why()
    {
        await AddAsync(Preparatory, new DateOnly(2026, 5, 12));
        await ChangeAsync(Preparatory, m => m.MoveSession(1, new SessionHours(new DateOnly(2026, 5, 13), new TimeOnly(10, 0), new TimeOnly(13, 0)), "The room, again.", DateTimeOffset.UtcNow).Error);
        var moved = (await ReadAsync(Preparatory)).Event($"session-{Preparatory}-1");
        await ChangeAsync(Preparatory, m => m.CancelSession(1, "A strike; sorry.", DateTimeOffset.UtcNow).Error);

        var cancelled = (await ReadAsync(Preparatory, "fr")).Event($"session-{Preparatory}-1");

        (moved.Sequence, moved.Start, moved.Status).Should().Be((1, "2026-05-13T08:00:00.000Z", "CONFIRMED"));
        moved.Description.Should().Contain("The room, again.").And.Contain("12 May 2026");
        (cancelled.Sequence, cancelled.Status, cancelled.Language).Should().Be((2, "CANCELLED", "fr"));
        cancelled.Summary.Should().StartWith("Annulée :");
        cancelled.Description.Should().Contain("A strike; sorry.");
    }

    [Fact]
    public async Task A_deadline_is_the_one_that_holds_for_everybody_and_an_extension_raises_its_number()
    {
        var number = await ACall.AnnouncedAsync(portal.App, ACall.In(-TimeSpan.FromDays(1)), VenueTime.InGeneva(new DateOnly(2027, 3, 5), new TimeOnly(23, 59)), title: "Extended call");
        await ExtendAsync(number, new DateOnly(2027, 3, 9), null, "The papers came late.");
        await using (var db = ACall.Database(portal.App))
        {
            await ExtendAsync(number, new DateOnly(2027, 4, 1), (await db.Delegations.FirstAsync()).Id, "Their line was down.");
        }

        var text = await TextAsync(Wgtu);
        var deadline = (await ReadCalendar.OfAsync(text)).Event($"call-{number}");

        (deadline.Sequence, deadline.Start, deadline.Summary).Should().Be((1, "2027-03-09T22:59:00.000Z", "Deadline: Extended call"));
        deadline.Description.Should().Contain("The papers came late.");
        text.Should().NotContain("line was down").And.NotContain("20270401");
    }

    [Fact]
    public async Task A_draft_call_and_a_working_copy_leave_no_trace()
    {
        var before = await TextAsync("all");
        var number = await ACall.DraftedAsync(portal.App, "Nobody may know");
        await SampleMeeting.WriteAsync(portal.App);

        foreach (var name in new[] { "all", "wgtu", Wgtu })
        {
            (await TextAsync(name, person: Person.Secretariat)).Should().NotContain("Nobody may know").And.NotContain(string.Create(CultureInfo.InvariantCulture, $"call-{number}@")).And.NotContain("20260309");
        }

        (await TextAsync("all")).Should().Be(before);
    }

    [Fact]
    public async Task What_went_out_stands_on_its_day_in_the_calendar_of_its_group_alone()
    {
        (await ReadAsync("wgtu")).Event($"circulation-{Wgtu}-0").Start.Should().Be("2026-02-17T11:00:00.000Z");
        (await ReadAsync("wgeti")).Events.Select(e => e.Uid).Should().Contain($"meeting-{Wgeti}@attportal").And.NotContain(u => u.Contains("wgtu", StringComparison.Ordinal));
        (await ReadAsync("all")).Events.Select(e => e.Uid).Should().OnlyHaveUniqueItems().And.Contain([$"circulation-{Wgtu}-0@attportal", $"meeting-{Wgeti}@attportal"]);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("zh")]
    [InlineData("ru")]
    [InlineData("es")]
    public async Task A_calendar_speaks_each_language(string language) =>
        (await ReadAsync("all", language)).Events.Should().NotBeEmpty().And.OnlyContain(e => e.Language == language && e.Url.Contains($"/{language}/", StringComparison.Ordinal));

    [Fact]
    public async Task Whoever_fetches_it_again_gets_it_only_when_something_changed()
    {
        using var client = await portal.App.ClientAsync();
        using var first = await client.GetAsync(new Uri("/calendars/wgeti.ics", UriKind.Relative));
        using var again = await AgainAsync(client, first);
        await ChangeAsync(Wgeti, m => m.AddSession(new SessionHours(new DateOnly(2026, 3, 16), new TimeOnly(10, 0), new TimeOnly(13, 0)), DateTimeOffset.UtcNow).Error);
        portal.App.Services.GetRequiredService<PublishedGeneration>().Advance();
        using var changed = await AgainAsync(client, first);

        first.Content.Headers.ContentType!.ToString().Should().Be("text/calendar; charset=utf-8");
        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
        changed.StatusCode.Should().Be(HttpStatusCode.OK);
        (await changed.Content.ReadAsStringAsync()).Should().Contain($"session-{Wgeti}-1@attportal");
    }

    [Theory]
    [InlineData("nope.ics", HttpStatusCode.NotFound)]
    [InlineData("WGTU.ics", HttpStatusCode.NotFound)]
    [InlineData("%01.ics", HttpStatusCode.NotFound)]
    [InlineData("all.ics?lang=xx", HttpStatusCode.BadRequest)]
    public async Task What_is_no_calendar_is_not_found(string name, HttpStatusCode status)
    {
        using var client = await portal.App.ClientAsync();

        (await client.StatusAsync($"/calendars/{name}")).Should().Be(status);
    }

    [Fact]
    public async Task Pages_lead_to_their_calendars()
    {
        using var client = await portal.App.ClientAsync();

        (await client.PageAsync($"/fr/meetings/{Wgtu}")).Should().Contain($"href=\"/calendars/{Wgtu}.ics?lang=fr\"").And.Contain($"href=\"webcal://{portal.App.Address.Authority}/calendars/{Wgtu}.ics?lang=fr\"").And.Contain("Ajouter à l’agenda");
        (await client.PageAsync("/en/groups/wgtu")).Should().Contain("href=\"/calendars/wgtu.ics?lang=en\"");
        (await client.PageAsync("/ar/")).Should().Contain("href=\"/calendars/all.ics?lang=ar\"");
        (await client.PageAsync("/openapi/v1.json")).Should().Contain("/calendars/{name}.ics").And.Contain("text/calendar");
    }

    private static Task<HttpResponseMessage> AgainAsync(HttpClient client, HttpResponseMessage first)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, first.RequestMessage!.RequestUri);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        return client.SendAsync(request);
    }

    private Task AddAsync(string slug, DateOnly day) =>
        ChangeAsync(slug, m => m.AddSession(new SessionHours(day, new TimeOnly(15, 0), new TimeOnly(18, 0)), DateTimeOffset.UtcNow).Error);

    private async Task ChangeAsync(string slug, Func<Meeting, DomainError?> verb)
    {
        await using var db = ACall.Database(portal.App);
        verb(await db.Meetings.SingleAsync(m => m.Slug == slug)).Should().BeNull();
        await db.SaveChangesAsync();
    }

    private async Task ExtendAsync(int number, DateOnly day, DelegationId? delegation, string reason)
    {
        await using var db = ACall.Database(portal.App);
        var call = await db.Calls.SingleAsync(c => c.Number == number);
        call.Extend(VenueTime.InGeneva(day, new TimeOnly(23, 59)), delegation, reason, DateTimeOffset.UtcNow).Error.Should().BeNull();
        await db.SaveChangesAsync();
    }

    private async Task<ReadCalendar> ReadAsync(string name, string language = "en") => await ReadCalendar.OfAsync(await TextAsync(name, language));

    /// <summary>The calendar as it stands now: somebody with an account is never answered with a kept one.</summary>
    private async Task<string> TextAsync(string name, string language = "en", Person person = Person.Reader)
    {
        using var client = await portal.App.ClientAsync(person);
        return await client.PageAsync($"/calendars/{name}.ics?lang={language}");
    }
}
