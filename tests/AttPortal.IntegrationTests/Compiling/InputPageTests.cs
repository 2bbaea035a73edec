using System.Net;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Reading;
using AttPortal.IntegrationTests.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Compiling;

public sealed class InputPageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Page = $"{AnInput.Meeting}/input";

    [Fact]
    public async Task Who_does_not_prepare_the_meeting_finds_nothing()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        var id = await AnInput.ItemAsync(fixture.App, Person.FocalPoint, call, "For the officers.");
        using var coChair = await fixture.App.ClientAsync(Person.CoChair);

        foreach (var person in new[] { Person.Reader, Person.FocalPoint, Person.Signatory })
        {
            using var other = await fixture.App.ClientAsync(person);
            (await other.StatusAsync(Page)).Should().Be(HttpStatusCode.NotFound);
            (await other.StatusAsync(AnInput.Entry(id))).Should().Be(HttpStatusCode.NotFound);
        }

        (await coChair.StatusAsync(Page)).Should().Be(HttpStatusCode.OK);
        (await coChair.StatusAsync("/en/meetings/csp12-wgeti-2026-03-16/input")).Should().Be(HttpStatusCode.NotFound);
        (await coChair.StatusAsync($"/en/meetings/csp12-wgeti-2026-03-16/input/{id}")).Should().Be(HttpStatusCode.NotFound);
        (await coChair.StatusAsync(AnInput.Entry(Guid.NewGuid()))).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Officers_read_by_question_and_by_item_in_the_language_of_the_author()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        await SampleMeeting.CirculateAsync(fixture.App);
        var key = await AnInput.FirstFieldAsync(fixture.App, call, "answers");
        await AnInput.SubmitAsync(fixture.App, Person.FocalPoint, call, "answers", ($"text:{key}", "نعم، ندعم ذلك."), ("language", "ar"));
        await AnInput.SubmitAsync(fixture.App, Person.Signatory, call, "answers", ($"text:{key}", "我们支持。"), ("language", "zh"));
        using var coChair = await fixture.App.ClientAsync(Person.CoChair);

        var list = await coChair.PageAsync($"{Page}?by=question&call={call}");
        var question = await coChair.PageAsync($"{Page}?by=question&call={call}&at={Uri.EscapeDataString(key)}");
        var items = await coChair.PageAsync($"{Page}?by=item&call={call}");

        list.Should().Contain("2 inputs").And.NotContain("我们支持").And.NotContain("earlier version");
        question.Should().Contain("Costa Rica").And.Contain("Singapore").And.MatchRegex("<p lang=\"ar\" dir=\"rtl\">\\s*نعم، ندعم ذلك\\.").And.MatchRegex("<p lang=\"zh\" dir=\"ltr\">\\s*我们支持。");
        items.Should().MatchRegex("&amp;at=i[0-9]+\">Item [0-9]+\\. ").And.Contain("2 inputs").And.NotContain("earlier version");
    }

    [Fact]
    public async Task The_page_says_who_answered_who_did_not_and_who_was_late()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromHours(-30));
        await AnInput.ItemAsync(fixture.App, Person.FocalPoint, call, "Late, but here.");
        using var coChair = await fixture.App.ClientAsync(Person.CoChair);

        var page = await coChair.PageAsync($"{Page}?call={call}");

        page.Should().Contain("1 input, from 1 delegation").And.Contain("Submitted, 29 hours late").And.Contain("To be decided")
            .And.MatchRegex("[0-9]+ delegations have not answered").And.Contain("Latin American and Caribbean States: 1 of ");
    }

    [Fact]
    public async Task Officers_decide_on_late_input_with_their_reason()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromHours(-5));
        var id = await AnInput.ItemAsync(fixture.App, Person.FocalPoint, call, "A late thought.");
        using var coChair = await fixture.App.ClientAsync(Person.CoChair);

        var refused = await AnInput.ActAsync(fixture.App, id, "consider");
        var done = await AnInput.ActAsync(fixture.App, id, "consider", "The line was down.");

        refused.Page.Should().Contain("class=\"errors\"").And.Contain("href=\"#reason\"");
        done.Status.Should().Be(HttpStatusCode.Redirect);
        (await coChair.PageAsync(AnInput.Entry(id))).Should().Contain("Late input is considered").And.Contain("The line was down.");
        using var secretariat = await fixture.App.ClientAsync(Person.Secretariat);
        (await secretariat.PageAsync("/en/audit")).Should().Contain("Late input considered").And.Contain("The line was down.");
    }

    [Fact]
    public async Task Notes_are_for_those_who_prepare_and_cannot_be_altered()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        var id = await AnInput.ItemAsync(fixture.App, Person.FocalPoint, call, "A thought.", ("publish", "1"));
        await AnInput.ActAsync(fixture.App, id, "publish");
        using var coChair = await fixture.App.ClientAsync(Person.CoChair);
        using var secretariat = await fixture.App.ClientAsync(Person.Secretariat);
        using var author = await fixture.App.ClientAsync(Person.FocalPoint);

        var fields = Forms.Fields(await coChair.PageAsync(AnInput.Entry(id)), "note");
        await coChair.SendAsync(AnInput.Entry(id), fields, ("text", "Take up under item 8."));
        await coChair.SendAsync(AnInput.Entry(id), fields, ("text", "Take up under item 8."));

        var read = await secretariat.PageAsync(AnInput.Entry(id));
        read.Split("Take up under item 8.").Should().HaveCount(2);
        (await author.PageAsync(AnInput.Page(id))).Should().Contain("A thought.").And.NotContain("Take up");
        (await author.PageAsync($"/en/calls/{call}/submissions/{id}")).Should().NotContain("Take up");
        await using var db = SampleCall.Open(fixture.App);
        var alter = () => db.Database.ExecuteSqlAsync($"update submission_notes set text = 'x'");
        await alter.Should().ThrowAsync<Npgsql.PostgresException>();
    }

    [Fact]
    public async Task A_draft_is_neither_shown_nor_counted()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var focal = await fixture.App.ClientAsync(Person.FocalPoint);
        await focal.SendAsync($"/en/calls/{call}/submit/additional-item", "draft", ("text:title", "Unfinished"), ("text:about", "Not yet."), ("action", "save"));
        using var coChair = await fixture.App.ClientAsync(Person.CoChair);

        (await coChair.PageAsync($"{Page}?call={call}")).Should().Contain("0 inputs, from 0 delegations").And.NotContain("Unfinished");
    }

    [Fact]
    public async Task The_page_has_no_barriers()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromHours(-5));
        var id = await AnInput.ItemAsync(fixture.App, Person.FocalPoint, call, "A late thought.", ("publish", "1"));
        await using var visit = await Browser.OpenAsync(fixture.App, Person.CoChair, new BrowserSettings("ar", Script: true, Width: 390));
        var meeting = AnInput.Meeting.Replace("/en/", "/ar/", StringComparison.Ordinal);

        foreach (var path in new[] { $"{meeting}/input", $"{meeting}/input?by=question", $"{meeting}/input/{id}", $"{meeting}/submissions" })
        {
            await visit.Page.GotoAsync(path);
            (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty(path);
            (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().BeLessThanOrEqualTo(0, path);
        }
    }
}
