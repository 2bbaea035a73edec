using System.Net;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Accounts;

public sealed class SignInTests(ReadingFixture portal) : IClassFixture<ReadingFixture>
{
    [Theory]
    [InlineData(Person.Secretariat)]
    [InlineData(Person.CoChair)]
    [InlineData(Person.SecondCoChair)]
    [InlineData(Person.Reader)]
    [InlineData(Person.FocalPoint)]
    [InlineData(Person.Delegate)]
    [InlineData(Person.Signatory)]
    [InlineData(Person.CivilSociety)]
    public async Task A_person_of_the_sample_can_sign_in(Person person)
    {
        using var client = await portal.App.ClientAsync(person);

        using var home = await client.GetAsync(new Uri("/en/", UriKind.Relative));

        home.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_sign_in_page_has_no_barriers()
    {
        await using var visit = await Browser.OpenAsync(portal.App, settings: new BrowserSettings(Language: "ar"));

        await visit.Page.GotoAsync("/ar/sign-in");

        (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty();
        visit.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_person_signs_in_without_script()
    {
        await using var visit = await Browser.OpenAsync(portal.App, settings: new BrowserSettings(Script: false));
        await visit.Page.GotoAsync("/en/sign-in");

        await visit.Page.FillAsync("#email", PortalApp.Email(Person.Secretariat));
        await visit.Page.FillAsync("#password", PortalApp.Password);
        await visit.Page.ClickAsync("main form button");

        (await visit.Page.Context.CookiesAsync()).Should().Contain(cookie => cookie.Name == "attportal");
    }
}
