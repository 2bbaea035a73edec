using System.Net;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Desk;

public sealed class DeskPageTests(ReadingFixture portal) : IClassFixture<ReadingFixture>
{
    private const string Meeting = "csp12-wgtu-2026-03-18";

    [Theory]
    [InlineData(Person.Secretariat)]
    [InlineData(Person.CoChair)]
    public async Task Who_prepares_a_meeting_finds_it_with_what_can_be_done(Person person)
    {
        using var client = await portal.App.ClientAsync(person);

        var page = await client.PageAsync("/en/desk");

        page.Should().Contain($"/en/meetings/{Meeting}/edit").And.Contain($"/en/meetings/{Meeting}/circulate").And.Contain("points open");
    }

    [Fact]
    public async Task A_co_chair_is_not_led_to_what_belongs_to_the_Secretariat()
    {
        using var client = await portal.App.ClientAsync(Person.CoChair);

        var page = await client.PageAsync("/en/desk");

        page.Should().NotContain("/en/audit").And.NotContain("/en/people");
    }

    [Fact]
    public async Task A_reader_is_told_what_is_open_to_readers()
    {
        using var client = await portal.App.ClientAsync(Person.Reader);

        var page = await client.PageAsync("/en/desk");

        page.Should().Contain("You are signed in as a reader").And.NotContain("/circulate");
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_and_brought_back()
    {
        using var client = await portal.App.ClientAsync();

        using var answer = await client.GetAsync(new Uri("/fr/desk", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().Should().Be("/fr/sign-in?returnUrl=%2Ffr%2Fdesk");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("two")]
    public async Task A_page_that_cannot_be_is_not_found(string number)
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        (await client.StatusAsync($"/en/desk?page={number}")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Behind_the_last_page_no_meeting_stands()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        (await client.PageAsync("/en/desk?page=9999")).Should().NotContain(Meeting);
    }
}
