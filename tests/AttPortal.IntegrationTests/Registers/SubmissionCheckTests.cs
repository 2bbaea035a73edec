using System.Text;
using AttPortal.Domain.Submissions;

namespace AttPortal.IntegrationTests.Registers;

/// <summary>Whatever is altered of what was submitted, the check names the receipt and what differs.</summary>
public sealed class SubmissionCheckTests
{
    private static readonly byte[] File = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 40_000).Select(i => $"Line {i}\n")));

    [Fact]
    public async Task In_what_was_submitted_and_withdrawn_nothing_is_found()
    {
        await using var made = await RegisterCase.MakeAsync();
        await made.SubmitAsync("With a file.", File);
        await made.SubmitAsync("Withdrawn.", isWithdrawn: true);
        var older = await made.SubmitAsync("Withdrawn before places were noted.", isWithdrawn: true);
        await made.AlterAsync($"update submission_acts set register_index = null where submission_id = '{older.Id.Value}'");

        var report = await made.CheckSubmissionsAsync();

        report.Findings.Should().BeEmpty();
        (report.Receipts, report.Withdrawals, report.Files).Should().Be((3, 2, 1));
    }

    [Theory]
    [InlineData("update stored_files set content = set_byte(content, 300000, get_byte(content, 300000) # 1)", "Receipt {0}: the bytes of the file “proposal.txt” are not those that were received.")]
    [InlineData("update stored_files set content = content || '\\x00'", "Receipt {0}: the bytes of the file “proposal.txt” are not those that were received.")]
    [InlineData("update stored_files set length = length - 1", "Receipt {0}: what is noted of the file “proposal.txt” was altered; its bytes are those that were received.")]
    [InlineData("delete from stored_files", "Receipt {0}: the file “proposal.txt” is gone.")]
    [InlineData("update submissions set texts = replace(texts::text, 'Before.', 'After.')::jsonb", "Receipt {0} (entry 0): not what was entered: the text, its kind or its language.")]
    [InlineData("update submissions set texts = '7'::jsonb", "Receipt {0}: what was submitted was altered so that it can't be read any more.")]
    [InlineData("update submissions set files = '[]'::jsonb", "Receipt {0} (entry 0): not what was entered: the list of files.")]
    [InlineData("update submissions set began_at = began_at - interval '1 hour'", "Receipt {0} (entry 0): not what was entered: the time at which it began to arrive.")]
    [InlineData("update submissions set received_at = received_at - interval '1 hour'", "Receipt {0} (entry 0): not what was entered: the time at which it was received.")]
    [InlineData("update submissions set deadline_local = deadline_local - interval '1 month'", "Receipt {0} (entry 0): not what was entered: the deadline; whether it was late.")]
    [InlineData("update submissions set delegation_id = (select id from delegations order by slug desc limit 1)", "Receipt {0} (entry 0): not what was entered: the delegation.")]
    [InlineData("update submissions set call_id = (select id from calls where number = 1)", "Receipt {0} (entry 0): not what was entered: the call.")]
    [InlineData("update submissions set number = 'AAAAA-AAAAA-AAAAA-AAAAA'", "Receipt {0} (entry 0): the submission is gone.")]
    [InlineData("update receipts set register_index = 1", "Receipt {0} names entry 1, which is no receipt.")]
    [InlineData("update receipts set register_index = 1000", "Receipt {0}: the submission was put in past the portal: there is no entry for it.")]
    [InlineData("update submission_acts set at = at - interval '1 hour'", "The withdrawal of receipt {0} (entry 1): not what was entered: the time.")]
    [InlineData("delete from submission_acts", "The withdrawal of receipt {0} (entry 1) is gone.")]
    [InlineData("update submission_acts set register_index = 0", "The withdrawal of receipt {0} names entry 0; it stands in entry 1.")]
    public async Task What_was_altered_is_named_with_its_receipt(string sql, string finding)
    {
        await using var made = await RegisterCase.MakeAsync();
        var submission = await made.SubmitAsync("Before.", File, isWithdrawn: true);
        await made.AlterAsync(sql);

        var report = await made.CheckSubmissionsAsync();

        report.Findings.Should().Contain(string.Format(System.Globalization.CultureInfo.InvariantCulture, finding, submission.Number.Value));
    }

    [Fact]
    public async Task A_submission_or_withdrawal_put_in_past_the_portal_is_named()
    {
        await using var made = await RegisterCase.MakeAsync();
        var submission = await made.SubmitAsync("Entered.");
        await made.AlterAsync($"insert into submission_acts (submission_id, number, kind, at, by, reason) values ('{submission.Id.Value}', 1, 'Withdrawn', now(), 'Clerk', '')");
        await made.AlterAsync("delete from receipts");

        var report = await made.CheckSubmissionsAsync();

        report.Findings.Should().Contain(f => f.StartsWith($"Receipt {submission.Number.Value}: the submission was put in past the portal", StringComparison.Ordinal))
            .And.Contain(f => f.StartsWith($"The withdrawal of submission {submission.Id.Value} on ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entry_that_is_neither_receipt_nor_withdrawal_is_named()
    {
        await using var made = await RegisterCase.MakeAsync(receipts: 1);

        (await made.CheckSubmissionsAsync()).Findings.Should().Equal("Entry 0 is neither a receipt nor a withdrawal.");
    }

    [Fact]
    public async Task A_withdrawal_says_where_it_stands_and_nothing_else_does()
    {
        await using var made = await RegisterCase.MakeAsync();
        var submission = await made.SubmitAsync("Released.");
        var act = SubmissionAct.Add(submission, [], SubmissionActKind.Withdrawn, DateTimeOffset.UtcNow, null, "Clerk", "").Value;
        act.EnterAt(1);

        var again = () => act.EnterAt(2);

        again.Should().Throw<InvalidOperationException>();
    }
}
