using System.Net;
using AttPortal.Domain.Delegations;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Calls;

/// <summary>What everybody reads of a call, and what only some.</summary>
public sealed class CallPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Sample = $"{ACall.Meeting}/calls/1";

    [Theory]
    [InlineData("en", "Thursday 5 March 2026, 23:59 (Geneva, \u2066UTC+1\u2069)", "Thursday 5 March 2026, 22:59 (UTC)", "Submit late")]
    [InlineData("fr", "jeudi 5 mars 2026 à 23:59 (Genève, \u2066UTC+1\u2069)", "jeudi 5 mars 2026 à 22:59 (UTC)", "Soumettre en retard")]
    [InlineData("es", "jueves 5 de marzo de 2026, 23:59 horas", "22:59 horas (UTC)", "Presentar fuera de plazo")]
    [InlineData("ru", "четверг, 5 марта 2026 года, 23:59", "22:59 (UTC)", "Представить с опозданием")]
    [InlineData("zh", "2026年3月5日星期四23:59", "22:59（UTC）", "逾期提交")]
    [InlineData("ar", "الخميس 5 آذار/مارس 2026، الساعة 23:59", "22:59 (UTC)", "التقديم بعد الموعد")]
    public async Task The_deadline_stands_with_weekday_date_hour_and_zone_in_each_language(string language, string deadline, string world, string button)
    {
        using var client = await portal.App.ClientAsync();

        var page = WebUtility.HtmlDecode(await client.PageAsync($"/{language}/{Sample}"));

        page.Should().Contain(deadline).And.Contain(world).And.Contain("datetime=\"2026-03-05T23:59+01:00\"").And.Contain("class=\"left closed\"").And.Contain(button);
    }

    [Fact]
    public async Task The_page_leads_to_where_one_submits()
    {
        using var client = await portal.App.ClientAsync();

        (await client.PageAsync($"/en/{Sample}")).Should().Contain("href=\"/en/calls/1/submit\"");
    }

    [Fact]
    public async Task Meeting_and_home_page_lead_to_the_call()
    {
        using var client = await portal.App.ClientAsync();

        (await client.PageAsync($"/en/{ACall.Meeting}")).Should().Contain($"href=\"/en/{Sample}\"");
        (await client.PageAsync("/en/")).Should().Contain($"href=\"/en/{Sample}\"").And.Contain("Sample call for trying the portal");
    }

    [Fact]
    public async Task Whoever_tries_the_portal_finds_a_call_that_is_open_for_three_days()
    {
        var call = await ACall.ReadAsync(portal.App, 2);

        call.StageAt(DateTimeOffset.UtcNow).Should().Be(AttPortal.Domain.Submissions.CallStage.Open);
        call.Closes.Date.Should().Be(call.Opens.Date.AddDays(3));
    }

    [Theory]
    [InlineData("calls/99")]
    [InlineData("calls/0")]
    [InlineData("calls/-1")]
    [InlineData("calls/one")]
    [InlineData("calls/99999999999999999999")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        using var client = await portal.App.ClientAsync();

        (await client.StatusAsync($"/en/{ACall.Meeting}/{path}")).Should().Be(HttpStatusCode.NotFound);
        (await client.StatusAsync($"/en/meetings/nope/{path}")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_draft_is_seen_by_those_who_prepare_the_meeting_and_by_nobody_else()
    {
        var number = await ACall.DraftedAsync(portal.App, "Hidden Zanzibar draft");
        using var coChair = await portal.App.ClientAsync(Person.CoChair);
        (await coChair.PageAsync($"/en/{ACall.Meeting}/calls/{number}")).Should().Contain("Hidden Zanzibar draft").And.Contain("Only those who prepare the meeting see it");

        foreach (var person in new[] { Person.Anonymous, Person.Reader, Person.FocalPoint, Person.CivilSociety })
        {
            using var other = await portal.App.ClientAsync(person);
            (await other.StatusAsync($"/en/{ACall.Meeting}/calls/{number}")).Should().Be(HttpStatusCode.NotFound);
            (await other.PageAsync($"/en/{ACall.Meeting}")).Should().NotContain("Zanzibar");
            (await other.PageAsync("/en/")).Should().NotContain("Zanzibar");
            (await other.PageAsync($"/api/v1/{ACall.Meeting}/calls")).Should().NotContain("Zanzibar");
        }
    }

    [Fact]
    public async Task An_extension_for_all_is_public_and_one_for_a_delegation_is_its_own()
    {
        var closes = ACall.In(TimeSpan.FromDays(5));
        var number = await ACall.AnnouncedAsync(portal.App, ACall.In(-TimeSpan.FromDays(1)), closes);
        await using (var db = ACall.Database(portal.App))
        {
            var call = await db.Calls.SingleAsync(c => c.Number == number);
            var costaRica = await db.Delegations.Where(d => d.Slug == "cri").Select(d => (DelegationId?)d.Id).SingleAsync();
            call.Extend(ACall.In(TimeSpan.FromDays(6)), null, "The papers came late.", DateTimeOffset.UtcNow).Error.Should().BeNull();
            call.Extend(ACall.In(TimeSpan.FromDays(8)), costaRica, "Their line was down.", DateTimeOffset.UtcNow).Error.Should().BeNull();
            await db.SaveChangesAsync();
        }

        foreach (var (person, sees) in new[] { (Person.Anonymous, false), (Person.Signatory, false), (Person.Reader, false), (Person.FocalPoint, true), (Person.CoChair, true) })
        {
            using var client = await portal.App.ClientAsync(person);
            var page = await client.PageAsync($"/en/{ACall.Meeting}/calls/{number}");

            page.Should().Contain("The papers came late.").And.Contain("First announced");
            page.Contains("Their line was down.", StringComparison.Ordinal).Should().Be(sees, $"{person} reads what concerns them");
            page.Contains("Costa Rica", StringComparison.Ordinal).Should().Be(sees, $"{person} learns who was given time only where it concerns them");
        }
    }

    [Fact]
    public async Task A_kept_page_lives_no_longer_than_until_the_minute_of_the_deadline_is_over()
    {
        // The call closes at the end of the present minute: within the life that any page may have.
        var number = await ACall.AnnouncedAsync(portal.App, ACall.In(-TimeSpan.FromDays(1)), ACall.In(TimeSpan.Zero));
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        var call = await ACall.ReadAsync(portal.App, number);
        var now = AttPortal.Domain.Submissions.Call.End(call.Closes).AddSeconds(-7);
        var meeting = await MeetingAsync();

        AttPortal.Web.Features.Calls.CallQueries.EndWith(context, [new(call, meeting, call.Closes, now)]);

        AttPortal.Web.Caching.PageLifetime.Of(context).Should().Be(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_delegate_finds_on_the_desk_what_their_delegation_is_asked_for()
    {
        var number = await ACall.AnnouncedAsync(
            portal.App, ACall.In(-TimeSpan.FromDays(1)), ACall.In(TimeSpan.FromDays(5)), ACall.Terms with { Invited = [ParticipationCategory.StateParty] }, "For States Parties alone");
        using var party = await portal.App.ClientAsync(Person.Delegate);
        using var signatory = await portal.App.ClientAsync(Person.Signatory);
        using var reader = await portal.App.ClientAsync(Person.Reader);

        (await party.PageAsync("/en/desk")).Should().Contain("For States Parties alone").And.Contain($"/en/calls/{number}/submit");
        (await signatory.PageAsync("/en/desk")).Should().NotContain("For States Parties alone").And.Contain("Sample call for trying the portal");
        (await reader.PageAsync("/en/desk")).Should().NotContain("Sample call for trying the portal");
    }

    [Fact]
    public async Task The_desk_says_what_is_not_submitted_and_what_is()
    {
        var number = await ACall.AnnouncedAsync(
            portal.App, ACall.In(-TimeSpan.FromDays(1)), ACall.In(TimeSpan.FromDays(5)), ACall.Terms with { Invited = [ParticipationCategory.Signatory] });
        using var client = await portal.App.ClientAsync(Person.Signatory);
        (string, string)[] topic = [("text:title", "Brokering"), ("text:issue", "Brokers."), ("text:challenges", "Registers."), ("text:questions", "Who?"), ("language", "en"), ("shared", "officers")];

        var saved = await client.SendAsync($"/en/calls/{number}/submit/ad-hoc-topic", "draft", [.. topic, ("action", "save")]);
        var drafted = await client.PageAsync("/en/desk");
        await client.SendAsync(new Uri(portal.App.Address, saved.Location!).PathAndQuery, "draft", ("action", "submit"));
        var submitted = await client.PageAsync("/en/desk");

        drafted.Should().Contain("Draft: NOT submitted").And.NotContain("Something submitted");
        submitted.Should().Contain("Something submitted").And.NotContain("Draft: NOT submitted");
    }

    [Fact]
    public async Task A_database_of_an_earlier_version_gets_the_calls_that_it_lacks_and_keeps_those_it_has()
    {
        await using var db = ACall.Database(portal.App);
        await db.Database.ExecuteSqlAsync($"delete from calls where number = 1");
        var kept = await db.Calls.Where(c => c.Number == 2).Select(c => c.Id).SingleAsync();

        await CallSample.LoadAsync(db, CancellationToken.None);
        await CallSample.LoadAsync(db, CancellationToken.None);

        (await db.Calls.CountAsync(c => c.Number == 1)).Should().Be(1);
        (await db.Calls.Where(c => c.Number == 2).Select(c => c.Id).SingleAsync()).Should().Be(kept);
    }

    private async Task<AttPortal.Domain.Meetings.Meeting> MeetingAsync()
    {
        await using var db = ACall.Database(portal.App);
        return await db.Meetings.AsNoTracking().SingleAsync(m => "meetings/" + m.Slug == ACall.Meeting);
    }
}
