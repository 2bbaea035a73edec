using System.Net;
using System.Text.RegularExpressions;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Submissions;

public sealed partial class SubmittingTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private static readonly (string, string)[] Topic =
    [
        ("text:title", "Brokering"), ("text:issue", "Brokers work from abroad."), ("text:challenges", "Registers differ."),
        ("text:questions", "Who keeps a register?"), ("language", "en"), ("shared", "officers"),
    ];

    [Fact]
    public async Task The_answer_to_the_form_is_the_receipt()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var client = await fixture.App.ClientAsync(Person.FocalPoint);

        var answer = await client.SendAsync(Form(call), "draft", [.. Topic, ("action", "submit")]);

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Page.Should().Contain("Received in time").And.Contain("Costa Rica").And.NotContain("Brokers work from abroad");
        var number = Number(answer.Page);
        var anybody = await fixture.App.ClientAsync();
        (await anybody.PageAsync($"/fr/receipts/{number}")).Should().Contain("Vérifié");
    }

    [Fact]
    public async Task The_same_form_sent_twenty_times_at_once_is_one_submission_with_one_receipt()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var client = await fixture.App.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await client.PageAsync(Form(call)), "draft");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.SendAsync(Form(call), fields, [.. Topic, ("action", "submit")])));

        answers.Select(a => a.Status).Should().AllBeEquivalentTo(HttpStatusCode.OK);
        answers.Select(a => Number(a.Page)).Distinct().Should().ContainSingle();
        await using var db = SampleCall.Open(fixture.App);
        (await db.Submissions.CountAsync(s => s.DraftId == new DraftId(Guid.Parse(fields["draft"])))).Should().Be(1);
    }

    [Fact]
    public async Task A_draft_is_not_submitted_and_says_so()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var client = await fixture.App.ClientAsync(Person.FocalPoint);

        var answer = await client.SendAsync(Form(call), "draft", [.. Topic, ("action", "save")]);

        answer.Location.Should().Contain("draft=");
        (await client.PageAsync(answer.Location!)).Should().Contain("Draft: NOT submitted").And.Contain("Brokers work from abroad.");
        await using var db = SampleCall.Open(fixture.App);
        (await db.Submissions.AnyAsync(s => db.Calls.Any(c => c.Id == s.CallId && c.Number == call))).Should().BeFalse();
    }

    [Fact]
    public async Task What_was_typed_comes_back_to_somebody_whose_sign_in_ended()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var client = await fixture.App.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await client.PageAsync(Form(call)), "draft");
        using var signedOut = await fixture.App.ClientAsync();

        var answer = await signedOut.SendAsync(Form(call), fields, [.. Topic, ("action", "submit")]);

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.Page.Should().Contain("Brokers work from abroad.").And.Contain("Your sign-in has ended");
        var again = await client.SendAsync(Form(call), Forms.Fields(answer.Page, "draft"), ("action", "submit"));
        again.Status.Should().Be(HttpStatusCode.BadRequest);
        again.Page.Should().Contain("Brokers work from abroad.").And.Contain("press the button again");
        (await client.SendAsync(Form(call), Forms.Fields(again.Page, "draft"), ("action", "submit"))).Page.Should().Contain("Received in time");
    }

    [Fact]
    public async Task What_comes_after_the_deadline_is_received_and_marked_with_how_late()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromHours(-5));
        using var client = await fixture.App.ClientAsync(Person.FocalPoint);

        var answer = await client.SendAsync(Form(call), "draft", [.. Topic, ("action", "submit")]);

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Page.Should().MatchRegex("Received [0-9]+ hours late");
    }

    [Fact]
    public async Task A_form_without_what_its_kind_needs_is_kept_as_a_draft_and_says_what_is_missing()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var client = await fixture.App.ClientAsync(Person.FocalPoint);

        var answer = await client.SendAsync(Form(call), "draft", [.. Topic, ("text:challenges", ""), ("action", "submit")]);

        answer.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        answer.Page.Should().Contain("Implementation challenges").And.Contain("Brokers work from abroad.").And.Contain("f-challenges");
    }

    [Fact]
    public async Task Two_colleagues_write_different_fields_of_one_draft()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var one = await fixture.App.ClientAsync(Person.FocalPoint);
        using var other = await fixture.App.ClientAsync(Person.Delegate);
        var draft = (await one.SendAsync(Form(call), "draft", [.. Topic, ("action", "save")])).Location!;
        var first = Forms.Fields(await one.PageAsync(draft), "draft");
        var second = Forms.Fields(await other.PageAsync(draft), "draft");

        await one.SendAsync(Form(call), first, ("text:issue", "Brokers move."), ("action", "save"));
        var merged = await other.SendAsync(Form(call), second, ("text:challenges", "Borders are open."), ("action", "save"));

        (await other.PageAsync(merged.Location!)).Should().Contain("Borders are open.").And.Contain("Brokers move.");
    }

    [Fact]
    public async Task Two_colleagues_who_change_the_same_field_see_both_texts_and_lose_neither()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var one = await fixture.App.ClientAsync(Person.FocalPoint);
        using var other = await fixture.App.ClientAsync(Person.Delegate);
        var draft = (await one.SendAsync(Form(call), "draft", [.. Topic, ("action", "save")])).Location!;
        var first = Forms.Fields(await one.PageAsync(draft), "draft");
        var second = Forms.Fields(await other.PageAsync(draft), "draft");
        await one.SendAsync(Form(call), first, ("text:issue", "Mine is this."), ("action", "save"));

        var conflict = await other.SendAsync(Form(call), second, ("text:issue", "Theirs is that."), ("action", "submit"));

        conflict.Status.Should().Be(HttpStatusCode.Conflict);
        conflict.Page.Should().Contain("Mine is this.").And.Contain("Theirs is that.");
        var settled = await other.SendAsync(Form(call), Forms.Fields(conflict.Page, "draft"), ("action", "submit"));
        settled.Page.Should().Contain("Received in time");
    }

    [Fact]
    public async Task Another_delegation_finds_neither_draft_nor_submission()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var client = await fixture.App.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await client.PageAsync(Form(call)), "draft");
        await client.SendAsync(Form(call), fields, [.. Topic, ("action", "save")]);
        using var stranger = await fixture.App.ClientAsync(Person.Signatory);

        (await stranger.StatusAsync($"{Form(call)}?draft={fields["draft"]}")).Should().Be(HttpStatusCode.NotFound);
        var own = Forms.Fields(await stranger.PageAsync(Form(call)), "draft");
        (await stranger.SendAsync(Form(call), own, [.. Topic, ("draft", fields["draft"]), ("action", "submit")])).Status.Should().Be(HttpStatusCode.NotFound);
        (await stranger.SendAsync(Form(call), own, [.. Topic, ("delegation", fields["delegation"]), ("action", "submit")])).Status.Should().Be(HttpStatusCode.NotFound);

        await client.SendAsync(Form(call), fields, [.. Topic, ("action", "submit")]);
        var id = await SubmissionAsync(fields["draft"]);
        (await client.StatusAsync($"/en/calls/{call}/submissions/{id}")).Should().Be(HttpStatusCode.OK);
        (await stranger.StatusAsync($"/en/calls/{call}/submissions/{id}")).Should().Be(HttpStatusCode.NotFound);
        using var secretariat = await fixture.App.ClientAsync(Person.Secretariat);
        (await secretariat.StatusAsync($"{Form(call)}?draft={fields["draft"]}")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_replacement_is_a_new_version_and_the_earlier_one_is_kept()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var client = await fixture.App.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await client.PageAsync(Form(call)), "draft");
        await client.SendAsync(Form(call), fields, [.. Topic, ("action", "submit")]);
        var id = await SubmissionAsync(fields["draft"]);

        var begun = await client.SendAsync($"/en/calls/{call}/submissions/{id}", "replace");
        var answer = await client.SendAsync(new Uri(fixture.App.Address, begun.Location!).PathAndQuery, "draft", ("text:issue", "Brokers work from everywhere."), ("action", "submit"));

        answer.Page.Should().Contain("version 2");
        (await client.PageAsync($"/en/calls/{call}/submissions/{id}")).Should().Contain("Brokers work from abroad.").And.Contain("Replaced");
    }

    [Fact]
    public async Task A_withdrawn_submission_stays_in_the_register()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var client = await fixture.App.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await client.PageAsync(Form(call)), "draft");
        var number = Number((await client.SendAsync(Form(call), fields, [.. Topic, ("action", "submit")])).Page);
        var page = $"/en/calls/{call}/submissions/{await SubmissionAsync(fields["draft"])}";

        await client.SendAsync(page, "withdraw", ("reason", "It was the wrong text."));

        (await client.PageAsync(page)).Should().Contain("Withdrawn").And.NotContain("value=\"withdraw\"");
        (await client.PageAsync($"/en/receipts/{number}")).Should().Contain("Verified");
    }

    [Fact]
    public async Task A_receipt_cannot_be_proved_once_a_byte_of_the_register_was_changed()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var client = await fixture.App.ClientAsync(Person.FocalPoint);
        var number = Number((await client.SendAsync(Form(call), "draft", [.. Topic, ("action", "submit")])).Page);
        await using var db = SampleCall.Open(fixture.App);
        var receipts = await db.Receipts.AsNoTracking().ToListAsync();
        var index = receipts.Single(r => r.Number.Value == number).RegisterIndex;

        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("alter table register_entries disable trigger all");
        var altered = await db.Database.ExecuteSqlAsync($"update register_entries set leaf = set_byte(leaf, 20, get_byte(leaf, 20) # 1) where log = 'receipts' and index = {index}");
        await db.Database.ExecuteSqlRawAsync("alter table register_entries enable trigger all");
        altered.Should().Be(1);

        (await client.PageAsync($"/en/receipts/{number}")).Should().Contain("can no longer be proved");
    }

    [Fact]
    public async Task Everybody_of_the_delegation_gets_a_copy_of_the_receipt_by_mail_and_nobody_else()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var client = await fixture.App.ClientAsync(Person.FocalPoint);

        var number = Number((await client.SendAsync(Form(call), "draft", [.. Topic, ("action", "submit")])).Page);

        await using var db = SampleCall.Open(fixture.App);
        var addresses = await db.Set<AttPortal.Persistence.Mail.MailOrder>().Where(o => o.Path == $"receipts/{number}").Select(o => o.Address).ToListAsync();
        addresses.Should().BeEquivalentTo("focal@sample.invalid", "delegate@sample.invalid");
    }

    [Fact]
    public async Task What_was_typed_comes_back_when_the_portal_cannot_keep_it()
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        using var client = await fixture.App.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await client.PageAsync(Form(call)), "draft");
        await using var db = SampleCall.Open(fixture.App);
        await db.Database.ExecuteSqlRawAsync("create function refuse_draft() returns trigger language plpgsql as $$ begin raise exception 'no space left' using errcode = 'disk_full'; end $$; create trigger drafts_refused before insert on drafts for each row execute function refuse_draft();");

        var answer = await client.SendAsync(Form(call), fields, [.. Topic, ("action", "submit")]);
        await db.Database.ExecuteSqlRawAsync("drop trigger drafts_refused on drafts; drop function refuse_draft();");

        answer.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Page.Should().Contain("Brokers work from abroad.").And.Contain("could not save");
        (await client.SendAsync(Form(call), Forms.Fields(answer.Page, "draft"), ("action", "submit"))).Page.Should().Contain("Received in time");
    }

    [Fact]
    public async Task An_unknown_receipt_number_is_not_found()
    {
        using var client = await fixture.App.ClientAsync();

        (await client.StatusAsync("/en/receipts/00000-00000-00000-00000")).Should().Be(HttpStatusCode.NotFound);
        (await client.StatusAsync("/en/receipts/nonsense")).Should().Be(HttpStatusCode.NotFound);
    }

    private static string Form(int call) => $"/en/calls/{call}/submit/ad-hoc-topic";

    private static string Number(string page) => NumberOnPage().Match(page) is { Success: true } match ? match.Value : throw new InvalidOperationException($"The page shows no number of a receipt: {page}");

    private async Task<Guid> SubmissionAsync(string draft)
    {
        await using var db = SampleCall.Open(fixture.App);
        return (await db.Submissions.SingleAsync(s => s.DraftId == new DraftId(Guid.Parse(draft)))).Id.Value;
    }

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}")]
    private static partial Regex NumberOnPage();
}
