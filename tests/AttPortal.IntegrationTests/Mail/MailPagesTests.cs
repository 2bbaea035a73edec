using System.Net;
using System.Text.RegularExpressions;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Editor;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AttPortal.IntegrationTests.Mail;

public sealed class MailPagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Orders = "/en/mail-orders";
    private const string Choices = "/en/account/mail";

    [Fact]
    public async Task A_test_message_reaches_the_mail_server_without_anybody_waiting_for_it()
    {
        await using var server = new MailServer { Mood = Mood.Takes };
        await using var app = PortalApp.Start(await TestRun.CopyDatabaseAsync(), Smtp(server.Port));
        using var secretariat = await app.ClientAsync(Person.Secretariat);

        var answer = await secretariat.SendAsync(Orders, "trial");

        answer.Location.Should().EndWith("mail-orders?done=trial");
        var mail = await server.NextAsync();
        mail.Recipients.Should().Equal(PortalApp.Email(Person.Secretariat));
        mail.Text.Should().Contain($"{app.Address}en/mail-orders");
    }

    [Fact]
    public async Task A_mail_server_that_hangs_fails_no_request_and_shows_what_waits()
    {
        await using var server = new MailServer { Mood = Mood.Hangs };
        await using var app = PortalApp.Start(await TestRun.CopyDatabaseAsync(), Smtp(server.Port));
        using var secretariat = await app.ClientAsync(Person.Secretariat);

        var answer = await secretariat.SendAsync(Orders, "trial");

        answer.Status.Should().Be(HttpStatusCode.Redirect);
        (await secretariat.PageAsync(Orders)).Should().Contain("Test message for Sample Secretariat").And.Contain("Waiting");
        (await secretariat.StatusAsync("/healthz/ready")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task On_ones_own_machine_anybody_reads_the_mail_and_follows_its_links()
    {
        await OrderAsync("local", isGivenUp: false);
        await using var visit = await Browser.OpenAsync(portal.App, settings: new BrowserSettings(Script: false));

        await visit.Page.GotoAsync("/en/mail");
        var message = visit.Page.Locator("section", new() { HasText = "Ana of local" }).First;
        (await message.InnerTextAsync()).Should().Contain("local@example.org").And.Contain("Message d’essai pour local");
        await message.GetByRole(AriaRole.Link).ClickAsync();

        new Uri(visit.Page.Url).AbsolutePath.Should().Be("/fr/states");
    }

    [Fact]
    public async Task The_page_of_local_mail_shows_what_was_ordered_a_moment_ago()
    {
        using var anybody = await portal.App.ClientAsync();
        (await anybody.PageAsync("/en/mail")).Should().NotContain("Ana of moment");

        await OrderAsync("moment", isGivenUp: false);

        (await anybody.PageAsync("/en/mail")).Should().Contain("Ana of moment");
    }

    [Fact]
    public async Task Where_people_are_served_nobody_reads_the_mail_of_others()
    {
        await using var app = PortalApp.Start(await TestRun.CopyDatabaseAsync(), new Dictionary<string, string> { ["Portal:LocalRun"] = "false" });
        using var anybody = await app.ClientAsync();

        (await anybody.StatusAsync("/en/mail")).Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Person.CoChair)]
    [InlineData(Person.Reader)]
    public async Task Nobody_but_the_Secretariat_sees_what_waits(Person person)
    {
        using var client = await portal.App.ClientAsync(person);

        (await client.StatusAsync(Orders)).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_given_up_is_shown_with_its_reason_and_tried_again_when_asked()
    {
        var id = await OrderAsync("failed", isGivenUp: true);
        using var secretariat = await portal.App.ClientAsync(Person.Secretariat);
        var page = await secretariat.PageAsync(Orders);
        page.Should().Contain("Ana of failed").And.Contain("550 no such mailbox").And.Contain("Given up").And.NotContain("/secret-link");

        var answer = await secretariat.SendAsync(Orders, "again", ("Order", $"{id}"));

        answer.Location.Should().EndWith("mail-orders?done=again");
        await using var db = await portal.App.DatabaseAsync();
        (await db.MailOrders.SingleAsync(o => o.Id == id)).GivenUpAt.Should().BeNull();
        (await secretariat.PageAsync($"/en/audit?subject=mail/{id}")).Should().Contain("Had mail tried again");
    }

    [Fact]
    public async Task A_person_chooses_what_to_get_and_in_which_language_without_script()
    {
        await using (var visit = await Browser.OpenAsync(portal.App, Person.Reader, new BrowserSettings(Script: false)))
        {
            await visit.Page.GotoAsync("/en/desk");
            await visit.Page.ClickAsync("main a[href='/en/account/mail']");
            (await visit.Page.Locator("main").InnerTextAsync()).Should().Contain("Mail is only a copy").And.Contain("cannot be switched off");
            (await visit.Page.IsDisabledAsync("#topic-always")).Should().BeTrue();
            await visit.Page.UncheckAsync("#topic-Reminders");
            await visit.Page.SelectOptionAsync("#language", "ru");
            await visit.Page.ClickAsync("main form button");

            (await visit.Page.Locator(".band").InnerTextAsync()).Should().Be("Your choices are kept, and hold from now on.");
            (await visit.Page.IsCheckedAsync("#topic-Receipts")).Should().BeTrue();
            (await visit.Page.IsCheckedAsync("#topic-Reminders")).Should().BeFalse();
            (await visit.Page.InputValueAsync("#language")).Should().Be("ru");
        }

        await using var db = await portal.App.DatabaseAsync();
        var reader = await db.Users.SingleAsync(u => u.Email == PortalApp.Email(Person.Reader));
        reader.Language.Should().Be(Language.Russian);
        (await db.MutedTopics.SingleAsync(m => m.UserId == reader.Id)).Topic.Should().Be(MailTopic.Reminders);
        (await db.AuditEntries.SingleAsync(e => e.Action == "mail.chosen" && e.UserId == reader.Id)).Detail.Should().Contain("en Receipts Reminders Calls").And.Contain("ru Receipts Calls");
    }

    [Fact]
    public async Task All_can_be_switched_off_but_what_must_come_and_a_language_must_be_one_of_six()
    {
        using var coChair = await portal.App.ClientAsync(Person.CoChair);
        var fields = Forms.Fields(await coChair.PageAsync(Choices), "choices");

        (await coChair.SendAsync(Choices, fields, ("Form.Language", "de"))).Page.Should().Contain("Choose one of the six languages.");
        (await coChair.SendAsync(Choices, fields, ("Form.Language", "en"))).Location.Should().EndWith("account/mail?saved=1");

        var page = await coChair.PageAsync(Choices);
        Regex.Matches(page, "<input type=\"checkbox\"[^>]*\\schecked").Select(m => m.Value).Should().ContainSingle().Which.Should().Contain("topic-always");
        await using var db = await portal.App.DatabaseAsync();
        var id = (await db.Users.SingleAsync(u => u.Email == PortalApp.Email(Person.CoChair))).Id;
        (await db.MutedTopics.CountAsync(m => m.UserId == id)).Should().Be(MailTopicCount);
    }

    [Fact]
    public async Task A_stranger_who_follows_the_link_in_a_message_signs_in_first()
    {
        using var client = await portal.App.ClientAsync();

        using var answer = await client.GetAsync(new Uri("/ar/account/mail", UriKind.Relative));

        answer.Headers.Location!.ToString().Should().Be("/ar/sign-in?returnUrl=%2Far%2Faccount%2Fmail");
    }

    [Theory]
    [InlineData("mail")]
    [InlineData("mail-orders")]
    [InlineData("account/mail")]
    public async Task No_barrier_stands_in_the_way(string path)
    {
        await OrderAsync($"axe-{path}", isGivenUp: true);
        foreach (var (language, scheme, width) in new[] { ("en", ColorScheme.Light, 1280), ("ar", ColorScheme.Dark, 390) })
        {
            await using var visit = await Browser.OpenAsync(portal.App, Person.Secretariat, new BrowserSettings(language, scheme, Width: width));
            await visit.Page.GotoAsync($"/{language}/{path}");

            (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty();
            visit.Errors.Should().BeEmpty();
            (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0, "nothing may stick out sideways");
        }
    }

    private static int MailTopicCount => Enum.GetValues<MailTopic>().Length - 1;

    private static Dictionary<string, string> Smtp(int port) => new()
    {
        ["Portal:Smtp:Host"] = "127.0.0.1",
        ["Portal:Smtp:Port"] = $"{port}",
        ["Portal:Smtp:UseTls"] = "false",
        ["Portal:Smtp:From"] = "AttPortal <portal@example.org>",
    };

    /// <summary>Orders a message that leads to the States; one that is given up nobody sends meanwhile.</summary>
    private async Task<Guid> OrderAsync(string name, bool isGivenUp)
    {
        await using var db = await portal.App.DatabaseAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        MailOrders.Order(
            db,
            new MailRecipient(null, $"{name.Replace('/', '-')}@example.org", $"Ana of {name}", Language.French),
            "trial",
            [MailArgument.Of(name), MailArgument.Of(DateTimeOffset.UtcNow)],
            isGivenUp ? "secret-link" : "states",
            name);
        await db.SaveChangesAsync();
        if (isGivenUp)
        {
            await db.Database.ExecuteSqlAsync($"update mail_orders set given_up_at = clock_timestamp(), attempts = 76, last_error = '550 no such mailbox' where key = {name}");
        }

        await transaction.CommitAsync();
        return await db.MailOrders.Where(o => o.Key == name).Select(o => o.Id).SingleAsync();
    }
}
