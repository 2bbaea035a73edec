using System.Net;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Reading;

/// <summary>What is being written shows nowhere but to those who prepare the meeting.</summary>
public sealed class DraftsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Meeting = $"/en/meetings/{SampleMeeting.Slug}";

    private static readonly string[] Readable =
    [
        "/en/", Meeting, $"{Meeting}/agenda", $"{Meeting}/letter", $"{Meeting}/versions/0/agenda", $"{Meeting}/compare?from=0&to=0", "/en/groups/wgtu",
        "/en/conferences/csp12", "/api/v1/meetings", $"/api/v1/meetings/{SampleMeeting.Slug}",
        "/calendars/all.ics", "/calendars/wgtu.ics", $"/calendars/{SampleMeeting.Slug}.ics", "/feeds/en/documents.atom", "/feeds/en/wgtu.atom",
    ];

    [Theory]
    [InlineData(Person.Anonymous)]
    [InlineData(Person.Reader)]
    public async Task What_is_being_written_shows_on_no_page_in_no_list_and_not_in_the_API(Person person)
    {
        await SampleMeeting.WriteAsync(portal.App);
        using var client = await portal.App.ClientAsync(person);

        foreach (var path in Readable)
        {
            (await client.PageAsync(path)).Should().NotContain("Zanzibar").And.NotContain("2026-03-09").And.NotContain("20260309", path);
        }

        foreach (var path in new[] { $"{Meeting}/compare?to=draft", $"{Meeting}/compare?from=draft", $"{Meeting}/agenda.pdf?draft", $"{Meeting}/package.pdf?draft" })
        {
            (await client.StatusAsync(path)).Should().Be(HttpStatusCode.NotFound, path);
        }
    }

    [Theory]
    [InlineData(Person.Secretariat)]
    [InlineData(Person.CoChair)]
    public async Task Whoever_prepares_the_meeting_compares_with_the_draft_and_prints_it(Person person)
    {
        await SampleMeeting.WriteAsync(portal.App);
        using var client = await portal.App.ClientAsync(person);

        (await client.PageAsync($"{Meeting}/agenda")).Should().Contain("Compare with the draft");
        var compared = await client.PageAsync($"{Meeting}/compare?to=draft");
        using var printed = await client.GetAsync(new Uri($"{Meeting}/agenda.pdf?draft", UriKind.Relative));

        compared.Should().Contain("Zanzibar").And.Contain("<ins>");
        printed.StatusCode.Should().Be(HttpStatusCode.OK);
        printed.Headers.CacheControl!.NoStore.Should().BeTrue();
        printed.Content.Headers.ContentDisposition!.ToString().Should().Contain("draft");
        (await printed.Content.ReadAsStringAsync()).Should().StartWith("%PDF-");
    }

    [Fact]
    public async Task A_draft_too_wrong_to_print_says_at_which_item_and_why()
    {
        await SampleMeeting.WriteAsync(portal.App, "a" + new string('\u0323', 40));
        using var client = await portal.App.ClientAsync(Person.CoChair);

        using var answer = await client.GetAsync(new Uri($"{Meeting}/agenda.pdf?draft", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("This draft cannot be printed").And.Contain("Implementation of the WGTU Work Plan");
    }
}
