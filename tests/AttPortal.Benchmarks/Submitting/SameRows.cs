using System.Globalization;
using System.Text;
using Npgsql;

namespace AttPortal.Benchmarks.Submitting;

/// <summary>
/// A script for pgbench that writes what the portal left of one submission: the same rows with the same bytes, under the same
/// locks and triggers, in a single transaction; only the identities are new each time.
/// </summary>
internal static class SameRows
{
    /// <summary>Makes the script from the rows of a draft that was submitted.</summary>
    public static async Task<string> ScriptAsync(string connectionString, Guid draft, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        var (submission, number, file, call) = await IdentitiesAsync(source, draft, cancellation);
        var script = new StringBuilder("select gen_random_uuid() as bdraft, gen_random_uuid() as bsubmission, gen_random_uuid() as bfile, substr(md5(random()::text), 1, 23) as bnumber \\gset\n");
        string Named(string text) => text
            .Replace($"{draft}", "' || ':bdraft' || '", StringComparison.Ordinal)
            .Replace($"{submission}", "' || ':bsubmission' || '", StringComparison.Ordinal)
            .Replace($"{file}", "' || ':bfile' || '", StringComparison.Ordinal)
            .Replace(number, "' || ':bnumber' || '", StringComparison.Ordinal);

        async Task AddAsync(string table, string where, string? alone = null)
        {
            foreach (var row in await InsertsAsync(source, table, where, alone, Named, cancellation))
            {
                script.AppendLine(row);
            }
        }

        script.AppendLine("begin;");
        script.AppendLine(CultureInfo.InvariantCulture, $"select 1 from calls where id = '{call}' for share;");
        await AddAsync("drafts", $"id = '{draft}'");
        await AddAsync("stored_files", $"id = '{file}'");
        await AddAsync("uploads", $"draft_id = '{draft}'", "id");
        await AddAsync("submissions", $"id = '{submission}'");
        await AddAsync("audit_entries", $"subject in ('drafts/{draft}', 'submissions/{submission}')");
        await AddAsync("mail_orders", $"key like 'receipt:{number}:%'", "id");
        script.AppendLine("select pg_advisory_xact_lock(1096045650, 1);");
        script.AppendLine(await RegisterAsync(source, submission, cancellation));
        return script.AppendLine("commit;").ToString();
    }

    private static async Task<(Guid Submission, string Number, Guid File, Guid Call)> IdentitiesAsync(NpgsqlDataSource source, Guid draft, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select s.id, s.number, u.stored_file_id, s.call_id from submissions s join uploads u on u.draft_id = s.draft_id where s.draft_id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = draft });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return (rows.GetGuid(0), rows.GetString(1), rows.GetGuid(2), rows.GetGuid(3));
    }

    /// <summary>The rows as statements; what the database numbers itself is left to it.</summary>
    private static async Task<List<string>> InsertsAsync(
        NpgsqlDataSource source, string table, string where, string? alone, Func<string, string> named, CancellationToken cancellation)
    {
        var columns = new List<(string Name, string Type)>();
        await using (var find = source.CreateCommand(
            $"select quote_ident(attname), format_type(atttypid, atttypmod) from pg_attribute where attrelid = '{table}'::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = '' order by attnum"))
        {
            await using var found = await find.ExecuteReaderAsync(cancellation);
            while (await found.ReadAsync(cancellation))
            {
                columns.Add((found.GetString(0), found.GetString(1)));
            }
        }

        var inserts = new List<string>();
        await using var read = source.CreateCommand($"select {string.Join(", ", columns.Select(c => c.Name + "::text"))} from {table} where {where}");
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var values = columns.Select((column, i) => column.Name == alone ? "gen_random_uuid()"
                : rows.IsDBNull(i) ? "null"
                : $"('{named(rows.GetString(i).Replace("'", "''", StringComparison.Ordinal))}')::{column.Type}");
            inserts.Add($"insert into {table} ({string.Join(", ", columns.Select(c => c.Name))}) values ({string.Join(", ", values)});");
        }

        return inserts;
    }

    /// <summary>One entry, two nodes (as many as a growing tree needs on the average), one head, one receipt.</summary>
    private static async Task<string> RegisterAsync(NpgsqlDataSource source, Guid submission, CancellationToken cancellation)
    {
        await using var read = source.CreateCommand("""
            select format(
              'with h as (select coalesce(max(size), 0) as size from register_heads where log = %1$L), '
              'e as (insert into register_entries (log, index, leaf) select %1$L, size, %2$L::bytea from h), '
              'n as (insert into register_nodes (log, level, index, hash) select %1$L, level, size, %3$L::bytea from h, (values (40), (41)) as l(level)), '
              'd as (insert into register_heads (log, size, root_hash, at, key_id, signature) select %1$L, size + 1, %3$L::bytea, clock_timestamp(), %4$L, %5$L::bytea from h) '
              'insert into receipts (number, submission_id, register_index) select '':bnumber'', '':bsubmission'', size from h;',
              h.log, e.leaf, h.root_hash, h.key_id, h.signature)
            from receipts r
            join register_entries e on e.log = 'receipts' and e.index = r.register_index
            join register_heads h on h.log = 'receipts' and h.size = r.register_index + 1
            where r.submission_id = $1
            """);
        read.Parameters.Add(new NpgsqlParameter { Value = submission });
        return Convert.ToString(await read.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture)!;
    }
}
