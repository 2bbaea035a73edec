using System.Net;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Letters;

public sealed class LetterFactsPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/en/meetings/csp12-wgtu-2026-03-18/letter-facts";

    [Fact]
    public async Task Who_does_not_prepare_the_meeting_finds_nothing_there()
    {
        using var reader = await portal.App.ClientAsync(Person.Reader);
        using var coChair = await portal.App.ClientAsync(Person.CoChair);

        (await reader.StatusAsync(Page)).Should().Be(HttpStatusCode.NotFound);
        (await coChair.StatusAsync("/en/meetings/csp12-wgtu-1999-01-01/letter-facts")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_deadline_is_shown_with_weekday_hour_and_zone()
    {
        using var client = await portal.App.ClientAsync(Person.CoChair);

        (await client.PageAsync(Page)).Should().Contain("Thursday 5 March 2026, 23:59");
    }

    [Theory]
    [InlineData("Form.DeadlineDate", "2026-03-29", "Form.DeadlineHour", "02:30", "deadline-hour", "shown not at all or twice")]
    [InlineData("Form.DeadlineDate", "2026-10-25", "Form.DeadlineHour", "02:30", "deadline-hour", "shown not at all or twice")]
    [InlineData("Form.DeadlineDate", "2026-02-01", "Form.DeadlineHour", "23:59", "deadline-date", "before the date of the letter")]
    [InlineData("Form.DeadlineDate", "2026-02-30", "Form.DeadlineHour", "23:59", "deadline-date", "is no day")]
    [InlineData("Form.DeadlineDate", "2026-03-06", "Form.DeadlineHour", "noon", "deadline-hour", "is no hour")]
    [InlineData("Form.DeadlineDate", "2026-03-06", "Form.SendTo", "nowhere", "send-to", "Write one e-mail address")]
    [InlineData("Form.DeadlineDate", "2026-03-06", "Form.AsOf[C]", "soon", "as-of-C", "is no day")]
    public async Task What_cannot_hold_is_asked_about_at_its_field_and_what_was_typed_is_kept(string one, string value, string other, string otherValue, string field, string sentence)
    {
        using var client = await portal.App.ClientAsync(Person.CoChair);

        var answer = await client.SendAsync(Page, "letter-facts", (one, value), (other, otherValue));

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Page.Should().Contain(sentence).And.Contain($"href=\"#{field}\"").And.Contain($"id=\"{field}-error\"").And.Contain($"value=\"{otherValue}\"");
    }

    [Fact]
    public async Task What_two_people_set_at_the_same_time_is_shown_to_the_second()
    {
        using var one = await portal.App.ClientAsync(Person.CoChair);
        using var other = await portal.App.ClientAsync(Person.Secretariat);
        var read = Forms.Fields(await other.PageAsync(Page), "letter-facts");

        var first = await one.SendAsync(Page, "letter-facts", ("Form.DeadlineDate", "2026-03-10"), ("Form.AsOf[C]", "2026-03-01"));
        var second = await other.SendAsync(Page, read, ("Form.DeadlineDate", "2026-03-12"));
        var kept = await other.SendAsync(Page, Forms.Fields(second.Page, "letter-facts"));

        first.Status.Should().Be(HttpStatusCode.Redirect);
        second.Page.Should().Contain("Somebody else changed these facts").And.Contain("Tuesday 10 March 2026").And.Contain("value=\"2026-03-12\"");
        kept.Status.Should().Be(HttpStatusCode.Redirect);
        (await other.PageAsync(Page)).Should().Contain("Thursday 12 March 2026, 23:59");
        (await other.PageAsync("/en/audit?action=letter.facts.set")).Should().Contain("2026-03-<del>10</del><ins>12</ins> 23:59 Europe/Zurich");
    }
}
