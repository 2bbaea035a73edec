using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Compiling;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Printing;
using AttPortal.IntegrationTests.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Receipts;

/// <summary>Somebody who rules the database alters one byte: the receipt says so.</summary>
public sealed class AlteredReceiptTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_byte_of_a_stored_file_altered_is_told_on_the_page_and_on_the_print()
    {
        var number = await SampleReceipt.SubmitAsync(portal.App, "proposal.pdf", "map.pdf");
        using var holder = await portal.App.ClientAsync();
        (await holder.PageAsync($"/en/receipts/{number}")).Should().Contain("Verified: this receipt stands");

        await AlterAsync("stored_files", $"set content = set_byte(content, 0, get_byte(content, 0) # 1) where sha256 = '{SampleReceipt.Digest("map.pdf")}'");

        (await holder.PageAsync($"/en/receipts/{number}")).Should().Contain("can no longer be proved").And.Contain("The stored file “map.pdf” is no longer").And.NotContain("Verified:").And.NotContain("file “proposal.pdf”");
        using var answer = await holder.GetAsync(new Uri($"/en/receipts/{number}.pdf", UriKind.Relative));
        var print = new AttPortal.Documents.Pdf.PrintedPaper(await answer.Content.ReadAsByteArrayAsync(), 0, new Dictionary<string, int>(), new Dictionary<string, int>());
        (await PdfTools.TextAsync(print)).Should().Contain("can no longer be proved").And.Contain("map.pdf");
    }

    [Fact]
    public async Task A_word_of_the_text_altered_is_told()
    {
        var number = await SampleReceipt.SubmitAsync(portal.App);

        await AlterAsync("submissions", $"set texts = replace(texts::text, 'abroad', 'home')::jsonb where number = '{number}'");

        using var holder = await portal.App.ClientAsync();
        (await holder.PageAsync($"/en/receipts/{number}")).Should().Contain("can no longer be proved").And.NotContain("Verified:");
    }

    [Fact]
    public async Task A_withdrawal_is_proved_on_its_page_also_one_whose_place_was_not_noted()
    {
        var call = await SampleCall.AnnounceAsync(portal.App, TimeSpan.FromDays(2));
        var id = await AnInput.ItemAsync(portal.App, Person.FocalPoint, call, "A wrong word.");
        var page = $"/en/calls/{call}/submissions/{id}";
        using var author = await portal.App.ClientAsync(Person.FocalPoint);
        await author.SendAsync(page, "withdraw", ("reason", "A mistake."));
        await using (var db = SampleCall.Open(portal.App))
        {
            (await db.SubmissionActs.Where(a => a.SubmissionId == new SubmissionId(id)).Select(a => a.RegisterIndex).SingleAsync()).Should().NotBeNull();
        }

        (await author.PageAsync(page)).Should().Contain("Verified: this withdrawal stands").And.Contain("withdrawn&quot;:").And.Contain("A mistake.");
        await AlterAsync("submission_acts", $"set register_index = null where submission_id = '{id}'");
        (await author.PageAsync(page)).Should().Contain("Verified: this withdrawal stands");
        await AlterAsync("submission_acts", $"set at = at - interval '1 second' where submission_id = '{id}'");
        (await author.PageAsync(page)).Should().Contain("This withdrawal can no longer be proved.").And.NotContain("Verified:");
    }

    /// <summary>Does what only whoever rules the database can do: switches the guards of a table off, and alters.</summary>
    private async Task AlterAsync(string table, string change)
    {
        await using var db = SampleCall.Open(portal.App);
        var sql = $"alter table {table} disable trigger all; update {table} {change}; alter table {table} enable trigger all";
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
