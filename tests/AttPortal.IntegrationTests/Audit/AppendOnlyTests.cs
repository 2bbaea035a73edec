using AttPortal.IntegrationTests.Portal;
using Npgsql;

namespace AttPortal.IntegrationTests.Audit;

/// <summary>The database itself keeps what happened and what went out, whoever asks it.</summary>
public sealed class AppendOnlyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("update audit_entries set who = 'nobody'")]
    [InlineData("delete from audit_entries")]
    [InlineData("truncate audit_entries")]
    [InlineData("update agenda_versions set reason = 'none'")]
    [InlineData("delete from agenda_versions")]
    [InlineData("truncate agenda_versions cascade")]
    [InlineData("update issued_parts set title = 'another'")]
    [InlineData("delete from issued_parts")]
    [InlineData("truncate issued_parts")]
    public async Task What_was_written_is_neither_changed_nor_deleted(string sql) =>
        await RefusedAsync(sql);

    [Theory]
    [InlineData("delete from agendas")]
    [InlineData("truncate agendas cascade")]
    public async Task A_cascade_from_another_table_is_no_way_around(string sql) =>
        await RefusedAsync(sql);

    [Fact]
    public async Task Switching_ordinary_triggers_off_is_no_way_around() =>
        await RefusedAsync("set session_replication_role = replica; delete from audit_entries");

    private async Task RefusedAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(portal.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);

        var act = () => command.ExecuteNonQueryAsync();

        (await act.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.RestrictViolation);
    }
}
