using System.Data;
using System.Text;
using AttPortal.Domain.Registers;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Persistence.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AttPortal.IntegrationTests.Registers;

public sealed class RegisterWriterTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_entry_gets_the_next_place_with_a_proof_and_a_signed_head()
    {
        var first = await AppendAsync("one");
        var second = await AppendAsync("two");

        second.Index.Should().Be(first.Index + 1);
        second.TreeSize.Should().Be(second.Index + 1);
        second.Head.IsGenuine().Should().BeTrue();
        second.Head.Head.RootHash.Should().Equal(second.RootHash);
        InclusionProof.Verify(MerkleTree.HashLeaf("two"u8), second.Index, second.TreeSize, second.InclusionProof, second.RootHash).Should().BeTrue();
    }

    [Fact]
    public async Task What_is_rolled_back_was_never_in_the_register()
    {
        var before = await AppendAsync("stays");
        await using (var db = Database())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await Writer.AppendAsync(db, "goes"u8.ToArray(), default)).Index.Should().Be(before.Index + 1);
            await transaction.RollbackAsync();
        }

        await using var after = Database();
        (await after.RegisterEntries.CountAsync(e => e.Log == RegisterLog.Receipts)).Should().Be((int)before.TreeSize);
        (await after.RegisterNodes.CountAsync(n => n.Log == RegisterLog.Receipts && n.Level == 0)).Should().Be((int)before.TreeSize);
        (await after.RegisterHeads.CountAsync(h => h.Log == RegisterLog.Receipts && h.Size > before.TreeSize)).Should().Be(0);
        (await AppendAsync("follows")).Index.Should().Be(before.Index + 1);
    }

    [Fact]
    public async Task Fifty_who_append_at_once_on_two_instances_each_get_a_place_of_their_own()
    {
        await using var second = PortalApp.Start(portal.ConnectionString);
        await using var before = Database();
        var start = await before.RegisterEntries.CountAsync(e => e.Log == RegisterLog.Receipts);

        var places = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => AppendAsync($"at once {i}", i % 2 == 0 ? portal.App : second)));

        places.Select(p => p.Index).Order().Should().Equal(Enumerable.Range(start, 50).Select(i => (long)i));
        places.Select(p => p.Head.KeyId).Distinct().Should().ContainSingle();
        await using var db = Database();
        foreach (var place in places)
        {
            var leaf = await db.RegisterEntries.Where(e => e.Log == RegisterLog.Receipts && e.Index == place.Index).Select(e => e.Leaf).SingleAsync();
            InclusionProof.Verify(MerkleTree.HashLeaf(leaf), place.Index, place.TreeSize, place.InclusionProof, place.RootHash).Should().BeTrue();
        }
    }

    [Fact]
    public async Task Several_entries_under_one_head_grow_the_same_tree_as_one_after_the_other()
    {
        byte[][] leaves = [.. Enumerable.Range(0, 13).Select(i => Encoding.UTF8.GetBytes($"batch {i}"))];
        await using var db = Database();
        await using var transaction = await db.Database.BeginTransactionAsync();

        await Writer.AppendAsync(db, RegisterLog.Receipts, leaves[..5], default);
        var head = await Writer.AppendAsync(db, RegisterLog.Receipts, leaves[5..], default);

        var all = await db.RegisterEntries.Where(e => e.Log == RegisterLog.Receipts).OrderBy(e => e.Index).Select(e => e.Leaf).ToListAsync();
        head.Head.RootHash.Should().Equal(MerkleTree.Root(all.Select(l => MerkleTree.HashLeaf(l))));
        head.Head.Size.Should().Be(all.Count);
    }

    [Fact]
    public async Task Without_a_transaction_or_in_one_that_reads_an_older_snapshot_nothing_is_appended()
    {
        await using var db = Database();
        var alone = () => Writer.AppendAsync(db, [1], default);
        await alone.Should().ThrowAsync<InvalidOperationException>();

        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await alone.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task An_old_entry_is_proved_against_the_newest_head()
    {
        var old = await AppendAsync("old");
        var newest = await AppendAsync("new");
        await using var db = Database();

        var place = await RegisterReader.ProveAsync(db, old.Index);

        place!.TreeSize.Should().BeGreaterThanOrEqualTo(newest.TreeSize);
        InclusionProof.Verify(MerkleTree.HashLeaf("old"u8), old.Index, place.TreeSize, place.InclusionProof, place.RootHash).Should().BeTrue();
        (await RegisterReader.ProveAsync(db, place.TreeSize)).Should().BeNull();
        (await RegisterReader.ProveAsync(db, -1)).Should().BeNull();
    }

    [Fact]
    public async Task A_leaf_that_stands_is_proved_by_the_head_that_stands_on_its_receipt()
    {
        var place = await AppendAsync("checked");
        await AppendAsync("later");
        await using var db = Database();

        var check = await RegisterReader.CheckLeafAsync(db, place.Index, "checked"u8.ToArray());

        check.Standing.Should().Be(LeafStanding.Stands);
        check.Leaf.Should().Equal("checked"u8.ToArray());
        check.Place.Should().BeEquivalentTo(place);
        (await RegisterReader.CheckLeafAsync(db, place.Index, "another"u8.ToArray())).Standing.Should().Be(LeafStanding.Altered);
        (await RegisterReader.CheckLeafAsync(db, 1_000_000)).Standing.Should().Be(LeafStanding.Missing);
    }

    [Theory]
    [InlineData("register_entries", "update register_entries set leaf = set_byte(leaf, 0, get_byte(leaf, 0) # 1) where log = 'receipts' and index = {0}")]
    [InlineData("register_nodes", "update register_nodes set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where log = 'receipts' and level = 0 and index = {0} - 1")]
    [InlineData("register_nodes", "delete from register_nodes where log = 'receipts' and level = 0 and index = {0} - 1")]
    [InlineData("register_heads", "update register_heads set root_hash = set_byte(root_hash, 0, get_byte(root_hash, 0) # 1) where log = 'receipts' and size = {0} + 1")]
    [InlineData("register_heads", "update register_heads set at = at + interval '1 microsecond' where log = 'receipts' and size = {0} + 1")]
    [InlineData("register_heads", "update register_heads set signature = set_byte(signature, 20, get_byte(signature, 20) # 1) where log = 'receipts' and size = {0} + 1")]
    public async Task A_leaf_no_longer_stands_after_one_byte_of_what_proves_it_was_changed(string table, string sql)
    {
        // An odd place, so that the entry before it is part of the proof.
        var place = await AppendAsync("to be altered");
        place = place.Index % 2 == 1 ? place : await AppendAsync("to be altered");
        await using var db = Database();
        await using var transaction = await db.Database.BeginTransactionAsync();

        var statements = $"alter table {table} disable trigger all; {string.Format(null, sql, place.Index)}";
        await db.Database.ExecuteSqlRawAsync(statements);

        (await RegisterReader.CheckLeafAsync(db, place.Index)).Standing.Should().Be(LeafStanding.Altered);
    }

    [Theory]
    [InlineData("update register_entries set leaf = ''")]
    [InlineData("delete from register_nodes")]
    [InlineData("truncate register_heads")]
    [InlineData("truncate register_keys cascade")]
    [InlineData("set session_replication_role = replica; delete from register_keys")]
    public async Task The_database_refuses_to_alter_the_register(string sql)
    {
        await AppendAsync("kept");
        await using var db = Database();
        await using var transaction = await db.Database.BeginTransactionAsync();

        var act = () => db.Database.ExecuteSqlRawAsync(sql);

        (await act.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.RestrictViolation);
    }

    private RegisterWriter Writer => portal.App.Services.GetRequiredService<RegisterWriter>();

    private PortalDbContext Database(PortalApp? app = null) => (app ?? portal.App).Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    private async Task<RegisterPlace> AppendAsync(string text, PortalApp? app = null)
    {
        await using var db = Database(app);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var place = await (app ?? portal.App).Services.GetRequiredService<RegisterWriter>().AppendAsync(db, Encoding.UTF8.GetBytes(text), default);
        await transaction.CommitAsync();
        return place;
    }
}
