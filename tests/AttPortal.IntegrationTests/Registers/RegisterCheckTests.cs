using AttPortal.Domain.Registers;

namespace AttPortal.IntegrationTests.Registers;

/// <summary>Whatever is altered in the register of receipts, the check names the entry.</summary>
public sealed class RegisterCheckTests
{
    private const RegisterLog Receipts = RegisterLog.Receipts;

    [Fact]
    public async Task In_a_register_as_it_was_written_nothing_is_found()
    {
        await using var made = await RegisterCase.MakeAsync(receipts: 7);

        var report = await made.CheckAsync(Receipts, await made.HeadAsync(Receipts));

        report.Findings.Should().BeEmpty();
        report.Entries.Should().Be(7);
    }

    [Theory]
    [InlineData("update register_entries set leaf = set_byte(leaf, 2, get_byte(leaf, 2) # 1) where log = 'receipts' and index = 4")]
    [InlineData("update register_entries set leaf = '' where log = 'receipts' and index = 4")]
    public async Task An_altered_entry_is_named_and_no_other(string sql)
    {
        await using var made = await RegisterCase.MakeAsync(receipts: 7);
        await made.AlterAsync(sql);

        var report = await made.CheckAsync(Receipts);

        report.Findings.Should().ContainSingle().Which.Should().StartWith("Entry 4 was altered");
    }

    [Theory]
    [InlineData("delete from register_entries where log = 'receipts' and index = 4", "Entry 4 is gone.")]
    [InlineData("update register_nodes set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where log = 'receipts' and level = 0 and index = 4", "Entry 4 was altered")]
    [InlineData("delete from register_nodes where log = 'receipts' and level = 0 and index = 4", "The stored hash of entry 4 is gone.")]
    [InlineData("update register_nodes set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where log = 'receipts' and level = 1 and index = 2", "The stored hash over the entries from 4 to 5 does not follow from them")]
    [InlineData("delete from register_nodes where log = 'receipts' and level = 2", "The stored hash over the entries from 0 to 3 is gone.")]
    [InlineData("update register_nodes set hash = '\\x00' where log = 'receipts' and level = 2", "The stored hash over the entries from 0 to 3 is gone.")]
    [InlineData("insert into register_nodes values ('receipts', 3, 0, decode(repeat('00', 32), 'hex'))", "1 stored hash(es) belong to no entry.")]
    [InlineData("update register_heads set at = at - interval '1 day' where log = 'receipts' and size = 5", "The head over 5 entries is not signed by its key")]
    [InlineData("update register_heads set root_hash = decode(repeat('00', 32), 'hex') where log = 'receipts' and size = 5", "The entries from 4 to 4 are not those over which the head of")]
    [InlineData("delete from register_heads where log = 'receipts' and size > 5", "The entries from 5 to 6 are covered by no head.")]
    [InlineData("delete from register_entries where log = 'receipts' and index >= 5", "The newest head covers 7 entries: the entries from 5 to 6 are gone.")]
    public async Task Whatever_else_is_altered_is_named_by_the_entries_that_it_touches(string sql, string finding)
    {
        await using var made = await RegisterCase.MakeAsync(receipts: 7);
        await made.AlterAsync(sql);

        var report = await made.CheckAsync(Receipts);

        report.Findings.Should().Contain(f => f.StartsWith(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entry_altered_together_with_all_hashes_over_it_is_named_by_the_first_head_that_no_longer_fits()
    {
        await using var made = await RegisterCase.MakeAsync(receipts: 7);
        await made.AlterAsync("""
            update register_entries set leaf = 'another' where log = 'receipts' and index = 4;
            update register_nodes set hash = sha256('\x00'::bytea || 'another') where log = 'receipts' and level = 0 and index = 4;
            update register_nodes n set hash = sha256('\x01'::bytea || l.hash || r.hash)
            from register_nodes l, register_nodes r
            where n.log = 'receipts' and n.level = 1 and n.index = 2 and l.log = n.log and l.level = 0 and l.index = 4 and r.log = n.log and r.level = 0 and r.index = 5;
            """);

        var report = await made.CheckAsync(Receipts);

        report.Findings.Should().HaveCount(2);
        report.Findings[0].Should().StartWith("The entries from 4 to 4 are not those over which the head of");
        report.Findings[1].Should().StartWith("So do 2 later heads");
    }

    [Fact]
    public async Task A_history_rewritten_and_signed_anew_is_betrayed_by_a_head_that_was_kept()
    {
        await using var made = await RegisterCase.MakeAsync(receipts: 3);
        var first = await made.HeadAsync(Receipts);
        await made.AppendAsync("receipt 3");
        await made.AppendAsync("receipt 4");
        var second = await made.HeadAsync(Receipts);
        await made.AlterAsync("delete from register_heads where log = 'receipts'; delete from register_nodes where log = 'receipts'; delete from register_entries where log = 'receipts'");
        foreach (var text in new[] { "receipt 0", "receipt 1", "receipt 2", "receipt 3, altered", "receipt 4", "receipt 5" })
        {
            await made.AppendAsync(text);
        }

        (await made.CheckAsync(Receipts, first)).Findings.Should().BeEmpty("the first three entries are as they were");
        (await made.CheckAsync(Receipts, first, second)).Findings.Should().ContainSingle()
            .Which.Should().StartWith("The log was rewritten: its first 5 entries").And.EndWith("among the entries from 3 to 4.");
    }

    [Fact]
    public async Task Entries_cut_off_with_their_heads_are_betrayed_by_a_head_that_was_kept()
    {
        await using var made = await RegisterCase.MakeAsync(receipts: 7);
        var kept = await made.HeadAsync(Receipts);
        await made.AlterAsync("""
            delete from register_heads where log = 'receipts' and size > 6;
            delete from register_entries where log = 'receipts' and index = 6;
            delete from register_nodes where log = 'receipts' and level = 0 and index = 6
            """);

        (await made.CheckAsync(Receipts)).Findings.Should().BeEmpty("the database alone can't tell");
        (await made.CheckAsync(Receipts, kept)).Findings.Should().ContainSingle().Which.Should().Contain("the entries from 6 to 6 are gone");
    }

    [Fact]
    public async Task A_kept_head_that_was_itself_altered_or_signed_by_an_unknown_key_is_said_to_be()
    {
        await using var made = await RegisterCase.MakeAsync(receipts: 2);
        await using var other = await RegisterCase.MakeAsync(receipts: 2);
        var kept = await made.HeadAsync(Receipts);
        var altered = kept with { Head = new TreeHead(Receipts, 1, kept.Head.RootHash, kept.Head.At) };

        (await made.CheckAsync(Receipts, altered)).Findings.Should().Contain(f => f.Contains("the file was altered", StringComparison.Ordinal));
        (await made.CheckAsync(Receipts, await other.HeadAsync(Receipts))).Findings.Should().ContainSingle()
            .Which.Should().Contain("which this database does not know");
    }
}
