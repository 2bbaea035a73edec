using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Reading;

/// <summary>What goes out shows at once, and what went out before stays.</summary>
public sealed class RevisionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Slug = SampleMeeting.Slug;
    private const string Meeting = $"/en/meetings/{Slug}";

    [Fact]
    public async Task A_page_is_kept_until_something_goes_out_and_then_shows_it_at_once()
    {
        await SampleMeeting.WriteAsync(portal.App);
        using var client = await portal.App.ClientAsync();
        await client.PageAsync($"{Meeting}/agenda");
        using var kept = await client.GetAsync(new Uri($"{Meeting}/agenda", UriKind.Relative));

        var number = await SampleMeeting.CirculateAsync(portal.App);

        kept.Headers.Age.Should().NotBeNull("the second answer is the first one, kept");
        var page = await client.PageAsync($"{Meeting}/agenda");
        page.Should().Contain("Zanzibar").And.Contain($"Rev.{number}");
        (await client.PageAsync(Meeting)).Should().Contain("Agenda revised");
        (await client.PageAsync($"/api/v1/meetings/{Slug}")).Should().Contain("2026-03-09T12:00:00");
        (await client.PageAsync($"{Meeting}/versions/0/agenda")).Should().NotContain("Zanzibar").And.Contain("This is an earlier version");
    }

    [Fact]
    public async Task Two_versions_compare_word_by_word_and_a_moved_item_says_so()
    {
        await SampleMeeting.WriteAsync(portal.App);
        var number = await SampleMeeting.CirculateAsync(portal.App);
        await SampleMeeting.MoveAsync(portal.App);
        var moved = await SampleMeeting.CirculateAsync(portal.App);
        using var client = await portal.App.ClientAsync();

        var words = await client.PageAsync($"/zh/meetings/{Slug}/compare?from=0&to={number}&part=agenda");
        var places = await client.PageAsync($"{Meeting}/compare?from={number}&to={moved}&part=agenda");

        words.Should().Contain("<ins>").And.Contain("Zanzibar");
        places.Should().Contain("Moved: it stood in place");
    }
}
