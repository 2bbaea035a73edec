using System.Globalization;
using System.Net;
using AttPortal.IntegrationTests.Portal;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Calls;

/// <summary>Moving a deadline, and telling everyone concerned.</summary>
public sealed class CallExtendPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly string[] Officers = ["cochair@sample.invalid", "cochair2@sample.invalid"];

    [Fact]
    public async Task An_extension_for_all_is_read_at_once_and_mailed_to_everybody_asked_and_to_the_officers()
    {
        var number = await OpenCallAsync();
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        using var reader = await portal.App.ClientAsync();
        var page = $"/en/{ACall.Meeting}/calls/{number}";
        await reader.PageAsync(page);

        var answer = await secretariat.SendAsync($"{page}/extend", "extend", ("until-date", "2027-03-09"), ("until-hour", "12:00"), ("reason", "The papers came late."));

        answer.Status.Should().Be(HttpStatusCode.Redirect);
        (await reader.PageAsync(page)).Should().Contain("Tuesday 9 March 2027, 12:00").And.Contain("The papers came late.");
        (await reader.PageAsync("/en/")).Should().Contain("Tuesday 9 March 2027, 12:00");
        (await reader.PageAsync($"/api/v1/{ACall.Meeting}/calls?lang=en")).Should().Contain("2027-03-09T12:00:00+01:00").And.Contain("The papers came late.");
        (await MailAsync(number, "extension")).Should().BeEquivalentTo(
            ["focal@sample.invalid", "delegate@sample.invalid", "signatory@sample.invalid", "civil@sample.invalid", .. Officers]);
        (await secretariat.PageAsync("/en/audit?action=calls.extended")).Should().Contain("The papers came late.");
    }

    [Fact]
    public async Task An_extension_for_one_delegation_is_told_to_it_and_to_the_officers_alone()
    {
        var number = await OpenCallAsync();
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        using var reader = await portal.App.ClientAsync();
        var page = $"/en/{ACall.Meeting}/calls/{number}";

        await secretariat.SendAsync(
            $"{page}/extend", "extend", ("until-date", "2027-03-09"), ("until-hour", "12:00"), ("for", await DelegationAsync("sgp")), ("reason", "Their line was down."));

        (await reader.PageAsync(page)).Should().NotContain("9 March 2027").And.NotContain("Their line was down.");
        (await reader.PageAsync($"/api/v1/{ACall.Meeting}/calls")).Should().NotContain("Their line was down.");
        (await MailAsync(number, "extension-one")).Should().BeEquivalentTo(["signatory@sample.invalid", .. Officers]);
    }

    [Theory]
    [InlineData("2026-10-25", "02:30", "Because.", "until-hour", "Sunday 25 October 2026, 01:59")]
    [InlineData("2027-03-28", "02:30", "Because.", "until-hour", "Sunday 28 March 2027, 03:00")]
    [InlineData("2020-01-01", "12:00", "Because.", "until-date", "is not later than the deadline that holds")]
    [InlineData("2027-03-09", "12:00", "  ", "reason", "Give a reason")]
    [InlineData("tomorrow", "12:00", "Because.", "until-date", "is no day")]
    public async Task What_cannot_hold_is_asked_about_and_what_was_typed_is_kept(string date, string hour, string reason, string field, string sentence)
    {
        var number = await OpenCallAsync();
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        var answer = await client.SendAsync($"/en/{ACall.Meeting}/calls/{number}/extend", "extend", ("until-date", date), ("until-hour", hour), ("reason", reason));

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Page.Should().Contain(sentence).And.Contain($"id=\"{field}-error\"").And.Contain($"value=\"{date}\"");
        (await ACall.ReadAsync(portal.App, number)).Extensions.Should().BeEmpty();
    }

    [Fact]
    public async Task A_delegation_that_does_not_exist_is_asked_about()
    {
        var number = await OpenCallAsync();
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        var answer = await client.SendAsync($"/en/{ACall.Meeting}/calls/{number}/extend", "extend", ("until-date", "2027-03-09"), ("for", Guid.NewGuid().ToString()), ("reason", "Because."));

        answer.Page.Should().Contain("Choose a delegation from the list");
    }

    [Fact]
    public async Task The_second_of_two_who_extend_sees_what_the_first_decided_and_the_same_form_extends_once()
    {
        var number = await OpenCallAsync();
        var page = $"/en/{ACall.Meeting}/calls/{number}/extend";
        using var one = await portal.App.ClientAsync(Person.Secretariat);
        using var other = await portal.App.ClientAsync(Person.Secretariat);
        var form = Forms.Fields(await one.PageAsync(page), "extend");
        var read = Forms.Fields(await other.PageAsync(page), "extend");
        (string, string)[] filled = [("until-date", "2027-03-09"), ("until-hour", "12:00"), ("reason", "The papers\r\ncame late.")];

        var first = await one.SendAsync(page, form, filled);
        var again = await one.SendAsync(page, form, filled);
        var second = await other.SendAsync(page, read, ("until-date", "2027-03-12"), ("reason", "A holiday."));

        first.Status.Should().Be(HttpStatusCode.Redirect);
        again.Status.Should().Be(HttpStatusCode.Redirect);
        second.Page.Should().Contain("Somebody else extended this call meanwhile").And.Contain("Tuesday 9 March 2027, 12:00").And.Contain("value=\"2027-03-12\"").And.Contain("A holiday.");
        (await ACall.ReadAsync(portal.App, number)).Extensions.Should().ContainSingle();
        (await MailAsync(number, "extension")).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task An_officer_cannot_extend()
    {
        var number = await OpenCallAsync();
        using var client = await portal.App.ClientAsync(Person.CoChair);

        (await client.StatusAsync($"/en/{ACall.Meeting}/calls/{number}/extend")).Should().Be(HttpStatusCode.NotFound);
        (await client.PageAsync($"/en/{ACall.Meeting}/calls/{number}")).Should().NotContain("/extend\"");
    }

    private async Task<int> OpenCallAsync() => await ACall.AnnouncedAsync(portal.App, ACall.In(-TimeSpan.FromDays(1)), ACall.In(TimeSpan.FromDays(20)));

    private async Task<string> DelegationAsync(string slug)
    {
        await using var db = ACall.Database(portal.App);
        return (await db.Delegations.Where(d => d.Slug == slug).Select(d => d.Id).SingleAsync()).Value.ToString();
    }

    private async Task<List<string>> MailAsync(int number, string kind)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"{ACall.Meeting}/calls/{number}");
        await using var db = ACall.Database(portal.App);
        return await db.MailOrders.Where(o => o.Kind == kind && o.Path == path).Select(o => o.Address).ToListAsync();
    }
}
