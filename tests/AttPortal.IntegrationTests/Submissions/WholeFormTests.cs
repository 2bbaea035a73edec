using System.Net;
using System.Text;
using AttPortal.Domain.Registers;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Faults;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Submissions;

/// <summary>A form that is sent and submitted at once: all of it is one transaction.</summary>
public sealed class WholeFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly byte[] File = Encoding.UTF8.GetBytes("Our position.\n");

    [Fact]
    public async Task Text_file_receipt_and_mail_are_there_after_one_post()
    {
        var (client, path, fields) = await FormAsync();

        using var answer = await SendAsync(client, path, fields);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync();
        var receipt = Surge.Number(page);
        await using var db = SampleCall.Open(portal.App);
        var submission = await db.Submissions.SingleAsync(s => s.DraftId == new DraftId(Guid.Parse(fields["draft"])));
        submission.Number.Value.Should().Be(receipt);
        var file = submission.Files.Should().ContainSingle().Subject;
        page.Should().Contain(file.Sha256);
        (await db.StoredFiles.Where(f => f.Id == file.FileId).Select(f => f.Content).SingleAsync()).Should().Equal(File);
        (await db.MailOrders.CountAsync(o => o.Path == $"receipts/{receipt}")).Should().Be(2);
        (await ActionsAsync(db, submission)).Should().Equal("draft.begun", "file.uploaded", "draft.file.attached", "submission.received");
        (await client.PageAsync($"/en/receipts/{receipt}")).Should().Contain("Verified");
    }

    [Fact]
    public async Task The_receipt_in_the_answer_says_what_the_receipt_at_its_address_says()
    {
        var (client, path, fields) = await FormAsync();

        using var answer = await SendAsync(client, path, fields);

        var page = await answer.Content.ReadAsStringAsync();
        var again = await client.PageAsync($"/en/receipts/{Surge.Number(page)}");
        Facts(page).Should().NotBeEmpty();
        Facts(page).Should().Be(Facts(again));
    }

    [Fact]
    public async Task Nothing_is_kept_when_its_entry_cannot_be_made_and_all_of_it_when_it_is_sent_again()
    {
        var (client, path, fields) = await FormAsync();
        var draft = new DraftId(Guid.Parse(fields["draft"]));
        await using var db = SampleCall.Open(portal.App);
        await db.Database.ExecuteSqlRawAsync("create function no_entry() returns trigger language plpgsql as $$ begin raise exception using errcode = 'disk_full', message = 'no room'; end $$; create trigger no_entry before insert on receipts for each row execute function no_entry();");

        using var refused = await SendAsync(client, path, fields);
        var kept = (await db.Drafts.CountAsync(d => d.Id == draft), await db.Submissions.CountAsync(s => s.DraftId == draft), await db.Uploads.CountAsync(u => u.DraftId == draft.Value));
        await db.Database.ExecuteSqlRawAsync("drop trigger no_entry on receipts; drop function no_entry();");
        using var taken = await SendAsync(client, path, fields);

        refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("Brokers work from abroad.");
        kept.Should().Be((0, 0, 0));
        taken.StatusCode.Should().Be(HttpStatusCode.OK);
        (await db.Submissions.SingleAsync(s => s.DraftId == draft)).Files.Should().ContainSingle();
    }

    [Fact]
    public async Task An_extension_holds_for_the_next_form_also_where_the_call_was_read_before()
    {
        var (client, path, fields) = await FormAsync(TimeSpan.FromMinutes(-30));
        using var late = await SendAsync(client, path, fields);
        var next = new Dictionary<string, string>(fields) { ["draft"] = $"{Guid.CreateVersion7()}" };
        await using (var db = SampleCall.Open(portal.App))
        {
            var number = int.Parse(path.Split('/')[3], null);
            var call = await db.Calls.SingleAsync(c => c.Number == number);
            call.Extend(call.Closes with { Local = call.Closes.Local.AddDays(2) }, null, "The line was down.", DateTimeOffset.UtcNow).IsRefused.Should().BeFalse();
            await db.SaveChangesAsync();
        }

        using var inTime = await SendAsync(client, path, next);

        (await late.Content.ReadAsStringAsync()).Should().NotContain("Received in time");
        (await inTime.Content.ReadAsStringAsync()).Should().Contain("Received in time");
    }

    [Fact]
    public async Task Hundreds_who_send_at_once_to_two_instances_are_entered_without_gap_and_once()
    {
        var database = await TestRun.CopyDatabaseAsync();
        await using (var after = new AfterFault(database))
        await using (var one = PortalApp.Start(database))
        await using (var other = PortalApp.Start(database))
        {
            using var surge = new Surge(await SampleCall.AnnounceAsync(one, TimeSpan.FromDays(2)));
            await surge.OpenAsync(one.Address);
            var inputs = Enumerable.Range(0, 300).Select(i => surge.Write(i % 4)).ToList();

            await Parallel.ForEachAsync(inputs, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (input, _) =>
            {
                // Each is sent to both, as by somebody who presses the button twice.
                await Task.WhenAll(surge.SendAsync(one.Address, input), surge.SendAsync(other.Address, input));
            });

            await after.ExpectAllAsync(surge);
            await using var db = after.Open();
            var places = await db.Receipts.Select(r => r.RegisterIndex).Order().ToListAsync();
            var entries = await db.RegisterEntries.Where(e => e.Log == RegisterLog.Receipts).Select(e => e.Index).Order().ToListAsync();
            entries.Should().Equal(Enumerable.Range(0, entries.Count).Select(i => (long)i));
            places.Should().Equal(entries).And.HaveCount(inputs.Count);
        }

        await TestRun.DropDatabaseAsync(database);
    }

    private async Task<(HttpClient Client, string Path, Dictionary<string, string> Fields)> FormAsync(TimeSpan? closesIn = null)
    {
        var path = $"/en/calls/{await SampleCall.AnnounceAsync(portal.App, closesIn ?? TimeSpan.FromDays(2))}/submit/ad-hoc-topic";
        var client = await portal.App.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await client.PageAsync(path), "draft");
        (fields["text:title"], fields["text:issue"]) = ("Brokering", "Brokers work from abroad.");
        (fields["text:challenges"], fields["text:questions"]) = ("Registers differ.", "Who keeps a register?");
        (fields["language"], fields["shared"], fields["action"]) = ("en", "officers", "submit");
        return (client, path, fields);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, Dictionary<string, string> fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(File), "file", "position.txt");
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    private static Task<List<string>> ActionsAsync(PortalDbContext db, Submission submission)
    {
        string[] subjects = [$"drafts/{submission.DraftId.Value}", $"submissions/{submission.Id.Value}"];
        return db.AuditEntries.Where(e => subjects.Contains(e.Subject)).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync();
    }

    /// <summary>All lists of facts on a page, and so the proof as well.</summary>
    private static string Facts(string page) => string.Concat(System.Text.RegularExpressions.Regex.Matches(page, "(?s)<dl class=\"facts\">.*?</dl>").Select(m => m.Value));
}
