using System.Net;
using AttPortal.IntegrationTests.Calls;
using AttPortal.IntegrationTests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AttPortal.IntegrationTests.Meetings;

/// <summary>The Secretariat adds, moves and cancels sessions, and everybody reads it at once.</summary>
public sealed class SessionsPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Wgtu = "csp12-wgtu-2026-03-18";
    private const string Wgeti = "csp12-wgeti-2026-03-16";
    private const string Preparatory = "csp12-preparatory-2026-05-12";
    private const string Wgtr = "csp10-wgtr-2024-02-23";

    [Fact]
    public async Task A_moved_session_is_read_at_once_on_every_page_that_tells_of_it()
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        using var reader = await portal.App.ClientAsync();
        (await reader.PageAsync($"/en/meetings/{Wgtu}/agenda")).Should().NotContain("hold no longer");

        var answer = await secretariat.SendAsync(
            $"/en/meetings/{Wgtu}/sessions?session=1", "move", ("move-date", "2026-03-20"), ("move-start", "10:00"), ("move-end", "13:00"), ("move-reason", "The room is taken."));

        answer.Status.Should().Be(HttpStatusCode.Redirect);
        var page = await reader.PageAsync($"/en/meetings/{Wgtu}");
        page.Should().Contain("Friday 20 March 2026, 10:00–13:00 (Geneva").And.Contain("The room is taken.").And.Contain("from Wednesday 18 March 2026, 15:00–18:00");
        page.Should().Contain("<h1>Meeting of 20 March 2026</h1>").And.Contain("09:00–12:00 UTC");
        (await reader.PageAsync("/en/groups/wgtu")).Should().Contain("Friday 20 March 2026, 10:00").And.Contain("Moved");
        (await reader.PageAsync($"/en/meetings/{Wgtu}/agenda")).Should().Contain("hold no longer");
        (await reader.PageAsync($"/api/v1/meetings/{Wgtu}?lang=en")).Should().Contain("\"start\":\"2026-03-20T10:00:00+01:00\"").And.Contain("\"standing\":\"Moved\"").And.Contain("\"changes\":1");
        (await secretariat.PageAsync("/en/audit?action=sessions.moved")).Should().Contain("The room is taken.").And.Contain("Session moved").And.Contain("2026-03-18");
    }

    [Fact]
    public async Task A_cancelled_session_stays_on_the_page_struck_through_with_its_reason_and_cancels_its_meeting()
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        using var reader = await portal.App.ClientAsync();
        var page = $"/en/meetings/{Preparatory}/sessions";
        await secretariat.SendAsync(page, "add", ("add-date", "2026-05-12"), ("add-start", "10:00"), ("add-end", "13:00"));

        var answer = await secretariat.SendAsync($"{page}?session=1", "cancel", ("cancel-reason", "A strike <b>."));

        answer.Status.Should().Be(HttpStatusCode.Redirect);
        var meeting = await reader.PageAsync($"/en/meetings/{Preparatory}");
        meeting.Should().Contain("<s><time datetime=").And.Contain("Tuesday 12 May 2026, 10:00–13:00").And.Contain("Cancelled: A strike &lt;b&gt;.").And.Contain("This meeting is cancelled.");
        (await reader.PageAsync("/en/conferences/csp12")).Should().Contain("Cancelled");
        (await reader.PageAsync($"/api/v1/meetings/{Preparatory}?lang=en")).Should().Contain("\"isCancelled\":true").And.Contain("\"standing\":\"Cancelled\"");
        (await secretariat.PageAsync($"{page}?session=1")).Should().NotContain("value=\"cancel\"", "it is cancelled for good");
    }

    [Fact]
    public async Task The_second_of_two_who_change_sessions_sees_what_the_first_did_and_the_same_form_counts_once()
    {
        using var one = await portal.App.ClientAsync(Person.Secretariat);
        using var other = await portal.App.ClientAsync(Person.Secretariat);
        var page = $"/en/meetings/{Wgeti}/sessions";
        var form = Forms.Fields(await one.PageAsync(page), "add");
        var read = Forms.Fields(await other.PageAsync(page), "add");
        (string, string)[] filled = [("add-date", "2026-03-16"), ("add-start", "10:00"), ("add-end", "13:00")];

        var first = await one.SendAsync(page, form, filled);
        var again = await one.SendAsync(page, form, filled);
        var second = await other.SendAsync(page, read, ("add-date", "2026-03-17"), ("add-start", "10:00"), ("add-end", "12:00"));
        var resent = await other.SendAsync(page, Forms.Fields(second.Page, "add"));

        (first.Status, again.Status).Should().Be((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        second.Page.Should().Contain("Somebody else changed the sessions meanwhile").And.Contain("Monday 16 March 2026, 10:00").And.Contain("value=\"12:00\"");
        resent.Status.Should().Be(HttpStatusCode.Redirect, "what was typed was kept");
        await using var db = ACall.Database(portal.App);
        var meeting = await db.Meetings.AsNoTracking().SingleAsync(m => m.Slug == Wgeti);
        meeting.Sessions.Should().HaveCount(2);
        (meeting.StartDate, meeting.EndDate).Should().Be((new DateOnly(2026, 3, 16), new DateOnly(2026, 3, 18)));
    }

    [Theory]
    [InlineData("2026-03-29", "02:30", "05:00", "add-start", "The clocks change at that time")]
    [InlineData("2026-03-19", "15:00", "14:00", "add-end", "end before it begins")]
    [InlineData("2029-03-19", "15:00", "18:00", "add-date", "more than a year")]
    [InlineData("soon", "15:00", "18:00", "add-date", "is no day")]
    [InlineData("2026-03-19", "noon", "18:00", "add-start", "noon")]
    public async Task What_cannot_be_is_asked_about_and_what_was_typed_is_kept(string day, string start, string end, string field, string sentence)
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        var answer = await client.SendAsync($"/en/meetings/{Wgtr}/sessions", "add", ("add-date", day), ("add-start", start), ("add-end", end));

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Page.Should().Contain(sentence).And.Contain($"id=\"{field}-error\"").And.Contain($"value=\"{day}\"").And.Contain($"value=\"{end}\"");
    }

    [Theory]
    [InlineData(Person.Anonymous)]
    [InlineData(Person.Reader)]
    [InlineData(Person.CoChair)]
    public async Task For_others_the_page_is_not_there(Person person)
    {
        using var client = await portal.App.ClientAsync(person);

        (await client.StatusAsync($"/en/meetings/{Wgtr}/sessions")).Should().Be(await client.StatusAsync("/en/meetings/nope/sessions"));
        (await client.PageAsync($"/en/meetings/{Wgtr}")).Should().NotContain("/sessions\"");
    }

    [Fact]
    public async Task A_meeting_that_does_not_exist_has_no_sessions()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        (await client.StatusAsync("/en/meetings/nope/sessions")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_script_a_person_cancels_a_session_and_meets_no_barrier()
    {
        await using var visit = await Browser.OpenAsync(portal.App, Person.Secretariat, new BrowserSettings("en", Script: false));
        await visit.Page.GotoAsync($"/en/meetings/{Wgtr}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sessions" }).ClickAsync();
        await visit.Page.FillAsync("#add-date", "2024-02-23");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Move or cancel" }).ClickAsync();
        await visit.Page.FillAsync("#cancel-reason", "Nobody can come.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel it for good" }).ClickAsync();

        (await visit.Page.Locator("main").InnerTextAsync()).Should().Contain("Cancelled: Nobody can come.").And.Contain("Done. Everybody reads it now.");
        await using var looked = await Browser.OpenAsync(portal.App, Person.Secretariat, new BrowserSettings("ar", Width: 390));
        foreach (var path in new[] { $"/ar/meetings/{Wgtr}/sessions", $"/ar/meetings/{Wgtu}/sessions?session=1", $"/ar/meetings/{Wgtr}" })
        {
            await looked.Page.GotoAsync(path);
            (await Axe.BarriersAsync(looked.Page)).Should().BeEmpty(path);
            (await looked.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0);
        }
    }
}
