using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Editor;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Sample;
using AttPortal.Web.Features.Comments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Comments;

public sealed class CommentsPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Meeting = $"/en/meetings/{PortalSample.MeetingSlug}";
    private const string Page = $"{Meeting}/comments";

    [Fact]
    public async Task Who_does_not_prepare_the_meeting_finds_nothing_there_and_says_nothing()
    {
        using var reader = await portal.App.ClientAsync(Person.Reader);
        using var coChair = await portal.App.ClientAsync(Person.CoChair);
        var operations = portal.App.Services.GetRequiredService<CommentOperations>();

        var said = await operations.AddAsync(await portal.App.PrincipalAsync(Person.Reader), PortalSample.MeetingSlug, "i1", Guid.NewGuid(), "Hello", default);

        said.Error!.Code.Should().Be("papers.not-yours");
        (await reader.StatusAsync(Page)).Should().Be(HttpStatusCode.NotFound);
        (await coChair.StatusAsync("/en/meetings/csp12-wgeti-2026-03-16/comments")).Should().Be(HttpStatusCode.NotFound);
        (await coChair.StatusAsync("/en/meetings/none/comments")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_said_by_form_is_read_by_the_others_resolved_and_opened_again()
    {
        using var ben = await portal.App.ClientAsync(Person.CoChair);
        using var ana = await portal.App.ClientAsync(Person.Secretariat);

        var said = await ben.SendAsync(Page, "say", ("place", "i6"), ("text", "Is the speaker confirmed?\n<b>Please ask.</b>"));

        said.Status.Should().Be(HttpStatusCode.Redirect);
        var read = await ana.PageAsync(Page);
        read.Should().Contain("Item 6").And.Contain("Is the speaker confirmed?").And.Contain("&lt;b&gt;Please ask.").And.Contain("1 comment, open");
        (await ana.SendAsync(Page, "turn-i6")).Status.Should().Be(HttpStatusCode.Redirect);
        (await ben.PageAsync(Page)).Should().Contain("Resolved").And.NotContain("1 comment, open");
        (await ben.SendAsync(Page, "turn-i6")).Status.Should().Be(HttpStatusCode.Redirect);
        (await ana.PageAsync("/en/audit")).Should().Contain("Comment on a draft added").And.Contain("Comments on a draft resolved").And.Contain("Comments on a draft opened again");
    }

    [Fact]
    public async Task An_open_comment_is_listed_before_circulation_and_keeps_nobody_from_it()
    {
        using var ben = await portal.App.ClientAsync(Person.CoChair);
        await ben.SendAsync(Page, "say", ("place", "closing"), ("text", "A warmer word?"));

        var circulate = await ben.PageAsync($"{Meeting}/circulate");

        circulate.Should().Contain("Comment, not resolved").And.Contain("A warmer word?").And.Contain($"{Meeting}/edit#closing")
            .And.Contain("Circulate to delegations and the public now");
    }

    [Fact]
    public async Task A_form_sent_twice_is_said_once()
    {
        using var ben = await portal.App.ClientAsync(Person.CoChair);
        var fields = Forms.Fields(await ben.PageAsync(Page), "say");

        await ben.SendAsync(Page, fields, ("place", "i2"), ("text", "Said once."));
        await ben.SendAsync(Page, fields, ("place", "i2"), ("text", "Said once."));

        Regex.Count(await ben.PageAsync(Page), "Said once\\.").Should().Be(1);
    }

    [Theory]
    [InlineData("i3", "", "has no text")]
    [InlineData("i99", "About nothing", "not in the papers any more")]
    [InlineData("../x", "About nothing", "not in the papers any more")]
    public async Task What_cannot_be_said_is_told_and_kept(string place, string text, string sentence)
    {
        using var ben = await portal.App.ClientAsync(Person.CoChair);

        var answer = await ben.SendAsync(Page, "say", ("place", place), ("text", text));

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Page.Should().Contain(sentence).And.Contain($">{text}</textarea>");
    }

    [Fact]
    public async Task A_comment_that_somebody_added_meanwhile_is_not_resolved_unread()
    {
        using var ben = await portal.App.ClientAsync(Person.CoChair);
        using var ana = await portal.App.ClientAsync(Person.Secretariat);
        await ben.SendAsync(Page, "say", ("place", "i7"), ("text", "One."));
        var fields = Forms.Fields(await ana.PageAsync(Page), "turn-i7");
        await ben.SendAsync(Page, "say", ("place", "i7"), ("text", "Two."));

        var answer = await ana.SendAsync(Page, fields);

        answer.Page.Should().Contain("Somebody added a comment after you looked").And.Contain("Two.");
    }

    [Fact]
    public async Task Several_who_speak_at_once_are_all_heard()
    {
        var operations = portal.App.Services.GetRequiredService<CommentOperations>();
        var people = await Task.WhenAll(Enumerable.Range(1, 5).Select(n => portal.App.ColleagueAsync($"Colleague {n}")));

        var said = await Task.WhenAll(people.Select((person, n) => operations.AddAsync(person, PortalSample.MeetingSlug, "i4", Guid.NewGuid(), $"Voice {n}", default)));

        said.Should().OnlyContain(s => !s.IsRefused);
        await using var db = await portal.App.DatabaseAsync();
        (await db.CommentThreads.SingleAsync(t => t.Place == "i4")).Comments.Select(c => c.Text).Should().BeEquivalentTo("Voice 0", "Voice 1", "Voice 2", "Voice 3", "Voice 4");
    }

    [Fact]
    public async Task A_request_that_does_not_come_from_the_editor_says_nothing()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        using var answer = await client.PostAsync(new Uri($"{Meeting}/edit/comments", UriKind.Relative), JsonContent.Create(new { place = "i5", id = Guid.NewGuid(), text = "Forged" }));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        await using var db = await portal.App.DatabaseAsync();
        (await db.CommentThreads.AnyAsync(t => t.Place == "i5")).Should().BeFalse();
    }

    [Fact]
    public async Task The_page_has_no_barriers()
    {
        using var ben = await portal.App.ClientAsync(Person.CoChair);
        await ben.SendAsync(Page, "say", ("place", "i8"), ("text", "A comment to look at."));
        await using var visit = await Browser.OpenAsync(portal.App, Person.CoChair, new BrowserSettings("ar", Script: true, Width: 390));

        await visit.Page.GotoAsync($"/ar/meetings/{PortalSample.MeetingSlug}/comments");

        (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty();
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().BeLessThanOrEqualTo(0);
    }
}
