using System.Net;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Calls;

/// <summary>Drafting, arranging and announcing a call.</summary>
public sealed class CallEditPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly (string, string)[] Chosen =
        [("kind-Answers", "1"), ("invited-StateParty", "1"), ("invited-Signatory", "1"), ("language-en", "1"), ("language-ar", "1"), ("late", "NotConsidered")];

    [Theory]
    [InlineData("calls")]
    [InlineData("calls/1/edit")]
    [InlineData("calls/1/extend")]
    public async Task Who_does_not_prepare_the_meeting_finds_nothing_there(string path)
    {
        using var anonymous = await portal.App.ClientAsync();
        (await anonymous.StatusAsync($"/en/{ACall.Meeting}/{path}")).Should().Be(HttpStatusCode.Redirect, "whoever has not signed in is asked to");
        foreach (var person in new[] { Person.Reader, Person.FocalPoint })
        {
            using var client = await portal.App.ClientAsync(person);
            (await client.StatusAsync($"/en/{ACall.Meeting}/{path}")).Should().Be(HttpStatusCode.NotFound);
        }

        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        (await secretariat.StatusAsync($"/en/{ACall.Meeting.Replace("2026", "1999", StringComparison.Ordinal)}/{path}")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_officer_drafts_a_call_and_the_Secretariat_announces_it_to_everybody_at_once()
    {
        using var coChair = await portal.App.ClientAsync(Person.CoChair);
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        using var reader = await portal.App.ClientAsync();
        var begun = (await coChair.SendAsync($"/en/{ACall.Meeting}/calls", "begin", ("original", "en"))).Location!;
        var edit = begun[begun.IndexOf("/en/", StringComparison.Ordinal)..];
        var number = int.Parse(edit.Split('/')[^2], System.Globalization.CultureInfo.InvariantCulture);
        await coChair.SendAsync(edit, "texts", ("text-title", "Views on regional cooperation"), ("text-text", "Tell us **what works** in your region."));
        await coChair.SendAsync($"{edit}?tongue=fr", "texts", ("text-title", "Avis sur la coopération régionale"), ("text-text", "Dites-nous ce qui fonctionne."));
        var arranged = await coChair.SendAsync(
            edit, "terms", [("closes-date", "2027-03-05"), ("closes-hour", "18:00"), ("files", "2"), .. Chosen]);
        arranged.Status.Should().Be(HttpStatusCode.Redirect);
        var before = await reader.PageAsync($"/en/{ACall.Meeting}");

        (await coChair.PageAsync(edit)).Should().Contain("The Secretariat announces the call").And.NotContain("Announce it to everybody now");
        var announced = await secretariat.SendAsync(edit, "announce");
        var page = await reader.PageAsync($"/en/{ACall.Meeting}/calls/{number}");

        announced.Status.Should().Be(HttpStatusCode.Redirect);
        before.Should().NotContain("regional cooperation");
        (await reader.PageAsync($"/en/{ACall.Meeting}")).Should().Contain("Views on regional cooperation");
        (await reader.PageAsync("/en/")).Should().Contain("Views on regional cooperation");
        page.Should().Contain("Friday 5 March 2027, 18:00").And.Contain("<strong>what works</strong>").And.Contain("Up to 2 files").And.Contain("as a rule it is not considered")
            .And.Contain("States Parties, signatories").And.NotContain("civil society");
        WebUtility.HtmlDecode(await reader.PageAsync($"/fr/{ACall.Meeting}/calls/{number}")).Should().Contain("Avis sur la coopération régionale");
        (await reader.PageAsync($"/ru/{ACall.Meeting}/calls/{number}")).Should().Contain("<h1 lang=\"en\">Views on regional cooperation</h1>");
        (await coChair.StatusAsync(edit)).Should().Be(HttpStatusCode.NotFound, "what was announced is the Secretariat's");
        WebUtility.HtmlDecode(await secretariat.PageAsync($"/en/audit?subject={ACall.Meeting}/calls/{number}")).Should().Contain("Call begun").And.Contain("Draft call written").And.Contain("Call announced");
        (await MailAsync($"call-announced:{(await ACall.ReadAsync(portal.App, number)).Id.Value}:")).Should().BeEquivalentTo(
            ["focal@sample.invalid", "delegate@sample.invalid", "signatory@sample.invalid"], "civil society was not asked");
    }

    [Theory]
    [InlineData("closes-date", "2027-03-28", "closes-hour", "02:30", "closes-hour", "Sunday 28 March 2027, 01:59")]
    [InlineData("closes-date", "2027-10-31", "closes-hour", "02:30", "closes-hour", "Sunday 31 October 2027, 03:00")]
    [InlineData("closes-date", "2020-03-05", "closes-hour", "12:00", "closes-date", "Choose a deadline after the opening")]
    [InlineData("closes-date", "2027-02-30", "closes-hour", "12:00", "closes-date", "is no day")]
    [InlineData("closes-hour", "noon", "files", "2", "closes-hour", "is no hour")]
    [InlineData("files", "11", "closes-hour", "12:00", "files", "choose between 0 and 10")]
    [InlineData("files", "many", "closes-hour", "12:00", "files", "choose between 0 and 10")]
    public async Task What_cannot_hold_is_asked_about_at_its_field_and_what_was_typed_is_kept(string one, string value, string other, string otherValue, string field, string sentence)
    {
        using var client = await portal.App.ClientAsync(Person.CoChair);
        var number = await ACall.DraftedAsync(portal.App);

        var answer = await client.SendAsync($"/en/{ACall.Meeting}/calls/{number}/edit", "terms", [.. Chosen, (one, value), (other, otherValue)]);

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Page.Should().Contain(sentence).And.Contain($"href=\"#{field}\"").And.Contain($"id=\"{field}-error\"").And.Contain($"value=\"{value}\"");
    }

    [Theory]
    [InlineData("kind-Answers", "kinds", "at least one kind")]
    [InlineData("language-en", "languages", "at least one language")]
    [InlineData("invited-StateParty", "invited", "at least one category")]
    public async Task A_call_that_asks_nothing_of_anybody_in_any_language_is_refused(string leftOut, string field, string sentence)
    {
        using var client = await portal.App.ClientAsync(Person.CoChair);
        var number = await ACall.DraftedAsync(portal.App);
        (string, string)[] chosen = [("kind-Answers", "1"), ("invited-StateParty", "1"), ("language-en", "1")];

        var answer = await client.SendAsync($"/en/{ACall.Meeting}/calls/{number}/edit", "terms", chosen.Where(c => c.Item1 != leftOut));

        answer.Page.Should().Contain(sentence).And.Contain($"href=\"#{field}\"").And.Contain($"id=\"{field}-error\"");
    }

    [Fact]
    public async Task What_two_people_set_at_the_same_time_is_shown_to_the_second()
    {
        var number = await ACall.DraftedAsync(portal.App);
        var page = $"/en/{ACall.Meeting}/calls/{number}/edit";
        using var one = await portal.App.ClientAsync(Person.CoChair);
        using var other = await portal.App.ClientAsync(Person.Secretariat);
        var read = Forms.Fields(await other.PageAsync(page), "terms");

        var first = await one.SendAsync(page, "terms", [.. Chosen, ("closes-date", "2027-03-10")]);
        var second = await other.SendAsync(page, read, [.. Chosen, ("closes-date", "2027-03-12")]);
        var kept = await other.SendAsync(page, Forms.Fields(second.Page, "terms"), Chosen);

        first.Status.Should().Be(HttpStatusCode.Redirect);
        second.Page.Should().Contain("Somebody else changed times or terms").And.Contain("Wednesday 10 March 2027").And.Contain("value=\"2027-03-12\"");
        kept.Status.Should().Be(HttpStatusCode.Redirect);
        (await ACall.ReadAsync(portal.App, number)).Closes.Date.Should().Be(new DateOnly(2027, 3, 12));
    }

    [Fact]
    public async Task The_second_of_two_writers_sees_both_texts()
    {
        var number = await ACall.DraftedAsync(portal.App);
        var page = $"/en/{ACall.Meeting}/calls/{number}/edit";
        using var one = await portal.App.ClientAsync(Person.CoChair);
        using var other = await portal.App.ClientAsync(Person.Secretariat);
        var read = Forms.Fields(await other.PageAsync(page), "texts");

        await one.SendAsync(page, "texts", ("text-text", "What the co-chair wrote"));
        var second = await other.SendAsync(page, read, ("text-text", "What the Secretariat wrote"));

        second.Page.Should().Contain("id=\"text-text-error\"").And.Contain("What the co-chair wrote").And.Contain("What the Secretariat wrote");
    }

    [Fact]
    public async Task Nobody_announces_what_they_have_not_seen()
    {
        var number = await ACall.DraftedAsync(portal.App);
        var page = $"/en/{ACall.Meeting}/calls/{number}/edit";
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        using var coChair = await portal.App.ClientAsync(Person.CoChair);
        var read = Forms.Fields(await secretariat.PageAsync(page), "announce");
        await coChair.SendAsync(page, "texts", ("text-title", "Another title"));

        var answer = await secretariat.SendAsync(page, read);

        answer.Page.Should().Contain("Somebody changed this call meanwhile").And.Contain("Another title");
        (await ACall.ReadAsync(portal.App, number)).AnnouncedAt.Should().BeNull();
    }

    [Fact]
    public async Task An_officer_cannot_announce_by_sending_the_form_of_the_Secretariat()
    {
        var number = await ACall.DraftedAsync(portal.App);
        var page = $"/en/{ACall.Meeting}/calls/{number}/edit";
        using var coChair = await portal.App.ClientAsync(Person.CoChair);
        var form = Forms.Fields(await coChair.PageAsync(page), "texts");
        var call = await ACall.ReadAsync(portal.App, number);

        var operations = (AttPortal.Web.Features.Calls.CallOperations)portal.App.Services.GetService(typeof(AttPortal.Web.Features.Calls.CallOperations))!;
        var officer = new AttPortal.Web.Security.Actor(null, "An officer", false, [new("WGTU", 12)]);
        var refused = await operations.AnnounceAsync(officer, ACall.Meeting["meetings/".Length..], number, call.Revision, CancellationToken.None);
        await coChair.SendAsync(page, form, ("_handler", "announce"), ("revision", $"{call.Revision}"));

        refused.Error!.Code.Should().Be("calls.not-yours");
        (await ACall.ReadAsync(portal.App, number)).StageAt(DateTimeOffset.UtcNow).Should().Be(CallStage.Draft);
    }

    [Fact]
    public async Task A_call_is_begun_once_however_often_the_form_is_sent()
    {
        using var client = await portal.App.ClientAsync(Person.CoChair);
        var form = Forms.Fields(await client.PageAsync($"/en/{ACall.Meeting}/calls"), "begin");

        var first = await client.SendAsync($"/en/{ACall.Meeting}/calls", form);
        var second = await client.SendAsync($"/en/{ACall.Meeting}/calls", form);
        var nonsense = await client.SendAsync($"/en/{ACall.Meeting}/calls", form, ("number", "77"));

        second.Location.Should().Be(first.Location);
        nonsense.Status.Should().Be(HttpStatusCode.BadRequest);
        (await ACall.ReadAsync(portal.App, int.Parse(form["number"], System.Globalization.CultureInfo.InvariantCulture))).Title.Original.Should().Be(Language.English);
    }

    private async Task<List<string>> MailAsync(string key)
    {
        await using var db = ACall.Database(portal.App);
        return await db.MailOrders.Where(o => o.Key!.StartsWith(key)).Select(o => o.Address).ToListAsync();
    }
}
