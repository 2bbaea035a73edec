using System.Net;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Desk;

public sealed class PeoplePageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/en/people";

    [Theory]
    [InlineData(Person.CoChair)]
    [InlineData(Person.Reader)]
    public async Task Nobody_but_the_Secretariat_sees_accounts(Person person)
    {
        using var client = await portal.App.ClientAsync(person);

        (await client.StatusAsync(Page)).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_right_holds_at_once_and_is_gone_at_once()
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        using var reader = await portal.App.ClientAsync(Person.Reader);
        var id = IdOf(await secretariat.PageAsync(Page), "Sample reader");
        (await reader.PageAsync("/en/desk")).Should().Contain("You are signed in as a reader");

        var given = await secretariat.SendAsync(Page, "grant", ("Grant.Person", id), ("Grant.Group", "WGTU"), ("Grant.Cycle", "12"));

        given.Location.Should().EndWith($"people?done={id}");
        (await reader.PageAsync("/en/desk")).Should().Contain("Officer of WGTU, CSP12").And.Contain("csp12-wgtu-2026-03-18");

        var withdrawn = await secretariat.SendAsync(Page, "withdraw", ("Right", RightOf(await secretariat.PageAsync(Page), "Sample reader")));

        withdrawn.Status.Should().Be(HttpStatusCode.Redirect);
        (await reader.PageAsync("/en/desk")).Should().Contain("You are signed in as a reader");
        (await secretariat.PageAsync($"/en/audit?subject=people/{id}")).Should().Contain("rights.granted").And.Contain("rights.withdrawn");
    }

    [Fact]
    public async Task The_same_right_given_twice_is_one_right()
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        var id = IdOf(await secretariat.PageAsync(Page), "Second sample co-chair of WGTU");
        (string, string)[] right = [("Grant.Person", id), ("Grant.Group", "WGETI"), ("Grant.Cycle", "11")];

        await secretariat.SendAsync(Page, "grant", right);
        var again = await secretariat.SendAsync(Page, "grant", right);

        again.Status.Should().Be(HttpStatusCode.Redirect);
        Regex.Count(await secretariat.PageAsync(Page), @"Officer of WGETI, CSP11<button").Should().Be(1);
    }

    [Theory]
    [InlineData("", "WGTU", "12", "person")]
    [InlineData("00000000-0000-0000-0000-000000000001", "WGTU", "12", "person")]
    [InlineData(null, "WGXX", "12", "group")]
    [InlineData(null, "WGTU", "99", "group")]
    public async Task What_cannot_be_given_is_refused_at_its_field(string? person, string group, string cycle, string field)
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        person ??= IdOf(await secretariat.PageAsync(Page), "Sample reader");

        var answer = await secretariat.SendAsync(Page, "grant", ("Grant.Person", person), ("Grant.Group", group), ("Grant.Cycle", cycle));

        answer.Page.Should().Contain("No right was changed").And.Contain($"href=\"#{field}\"").And.Contain($"id=\"{field}-error\"");
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        var page = await secretariat.PageAsync(Page);

        var answer = await secretariat.SendAsync(Page, new Dictionary<string, string>
        {
            ["_handler"] = "grant",
            ["Grant.Person"] = IdOf(page, "Sample reader"),
            ["Grant.Group"] = "WGTR",
            ["Grant.Cycle"] = "12",
        });

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        (await secretariat.PageAsync(Page)).Should().NotContain("Officer of WGTR");
    }

    private static string IdOf(string page, string name) => Regex.Match(page, $"<option value=\"([0-9a-f-]+)\"[^>]*>{name}<").Groups[1].Value;

    private static string RightOf(string page, string name) => Regex.Match(page, $"value=\"([0-9a-f-]+)\">Withdraw<span[^<]*>: Officer of WGTU, CSP12, {name}<").Groups[1].Value;
}
