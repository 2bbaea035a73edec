using System.Globalization;
using AttPortal.Domain.Registers;
using AttPortal.Persistence.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Registers;

/// <summary>Whatever is altered in the audit log, the check names the record.</summary>
public sealed class AuditSealTests
{
    private const RegisterLog Audit = RegisterLog.Audit;

    [Fact]
    public async Task What_was_written_is_sealed_and_then_nothing_is_found()
    {
        await using var made = await RegisterCase.MakeAsync();
        var before = await made.CheckAsync(Audit);
        await made.RecordAsync("first");
        await made.RecordAsync("second");

        (await made.CheckAsync(Audit)).Should().BeEquivalentTo(before with { Unsealed = 2 });
        await made.SealAllAsync();

        var after = await made.CheckAsync(Audit);
        after.Findings.Should().BeEmpty();
        after.Entries.Should().Be(before.Entries + 2);
        after.Unsealed.Should().Be(0);
    }

    [Fact]
    public async Task A_record_that_is_committed_after_a_later_one_was_sealed_is_sealed_too()
    {
        await using var made = await RegisterCase.MakeAsync();
        await using var slow = made.Contexts.CreateDbContext();
        await using var transaction = await slow.Database.BeginTransactionAsync();
        var early = new AuditEntry(DateTimeOffset.UtcNow, null, "Clerk", "tests.written", "slow", "{}", null);
        slow.AuditEntries.Add(early);
        await slow.SaveChangesAsync();
        var late = await made.RecordAsync("quick");
        await made.SealAllAsync();

        await transaction.CommitAsync();
        await made.SealAllAsync();

        early.Id.Should().BeLessThan(late);
        var report = await made.CheckAsync(Audit);
        report.Findings.Should().BeEmpty();
        report.Unsealed.Should().Be(0);
    }

    [Fact]
    public async Task Two_instances_that_seal_at_once_seal_each_record_once()
    {
        await using var made = await RegisterCase.MakeAsync();
        var before = (await made.CheckAsync(Audit)).Entries;
        for (var i = 0; i < 40; i++)
        {
            await made.RecordAsync($"record {i}");
        }

        var sealedNow = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => made.Sealer.SealAsync(default)));

        sealedNow.Sum().Should().Be(40);
        var report = await made.CheckAsync(Audit);
        report.Findings.Should().BeEmpty();
        report.Entries.Should().Be(before + 40);
    }

    [Theory]
    [InlineData("update audit_entries set who = 'Somebody else' where id = {0}", "was altered: it is not what was sealed.")]
    [InlineData("update audit_entries set at = at + interval '1 microsecond' where id = {0}", "was altered: it is not what was sealed.")]
    [InlineData("update audit_entries set detail = '[]' where id = {0}", "was altered: it is not what was sealed.")]
    [InlineData("update audit_entries set reason = '' where id = {0}", "was altered: it is not what was sealed.")]
    [InlineData("update audit_entries set user_id = '00000000-0000-0000-0000-000000000001' where id = {0}", "was altered: it is not what was sealed.")]
    [InlineData("update audit_entries set action = 'tests.', subject = 'written' || subject where id = {0}", "was altered: it is not what was sealed.")]
    [InlineData("delete from audit_entries where id = {0}", "was deleted.")]
    public async Task A_record_that_was_altered_or_deleted_is_named_and_no_other(string sql, string finding)
    {
        await using var made = await RegisterCase.MakeAsync();
        await made.RecordAsync("before");
        var id = await made.RecordAsync("altered");
        await made.RecordAsync("after");
        await made.SealAllAsync();
        await made.AlterAsync(string.Format(CultureInfo.InvariantCulture, sql, id));

        var report = await made.CheckAsync(Audit);

        report.Findings.Should().ContainSingle().Which.Should().StartWith($"Audit record {id} (entry ").And.EndWith(finding);
    }

    [Fact]
    public async Task A_record_put_in_past_the_triggers_is_named()
    {
        await using var made = await RegisterCase.MakeAsync();
        await made.AlterAsync("insert into audit_entries (id, at, who, action, subject, detail) values (100000, now(), 'Clerk', 'tests.forged', 'forged', '{{}}')");
        await made.SealAllAsync();

        (await made.CheckAsync(Audit)).Findings.Should().ContainSingle()
            .Which.Should().Be("Audit record 100000 was put in past the portal: it is neither sealed nor waits for it.");
    }

    [Fact]
    public async Task A_record_put_in_for_a_time_that_was_already_sealed_is_named()
    {
        await using var made = await RegisterCase.MakeAsync();
        await made.RecordAsync("sealed");
        await made.SealAllAsync();
        var id = await made.RecordAsync("as if it were last week", DateTimeOffset.UtcNow.AddDays(-7));
        await made.SealAllAsync();

        (await made.CheckAsync(Audit)).Findings.Should().ContainSingle().Which.Should().StartWith($"Audit record {id} (entry ").And.Contain("was put in later");
    }

    [Fact]
    public async Task A_record_deleted_before_it_was_sealed_is_named_and_keeps_no_other_from_being_sealed()
    {
        await using var made = await RegisterCase.MakeAsync();
        var id = await made.RecordAsync("deleted");
        await made.AlterAsync($"delete from audit_entries where id = {id}");
        await made.RecordAsync("follows");
        await made.SealAllAsync();

        var report = await made.CheckAsync(Audit);

        report.Findings.Should().Equal($"Audit record {id} was deleted before it was sealed.");
        report.Unsealed.Should().Be(1);
    }

    [Fact]
    public async Task A_seal_altered_to_fit_an_altered_record_is_found_by_the_register()
    {
        await using var made = await RegisterCase.MakeAsync();
        var id = await made.RecordAsync("altered");
        await made.SealAllAsync();
        await made.AlterAsync($"update audit_entries set who = 'Somebody else' where id = {id}");
        await using var db = made.Contexts.CreateDbContext();
        var leaf = AuditSeal.Leaf(await db.AuditEntries.AsNoTracking().SingleAsync(e => e.Id == id));
        await made.AlterAsync($"update register_entries set leaf = '\\x{Convert.ToHexString(leaf)}' where log = 'audit' and index = (select max(index) from register_entries where log = 'audit')");

        (await made.CheckAsync(Audit)).Findings.Should().ContainSingle().Which.Should().Contain("was altered: its bytes do not have the hash");
    }
}
