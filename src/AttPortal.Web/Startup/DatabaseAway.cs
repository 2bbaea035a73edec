using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AttPortal.Web.Startup;

/// <summary>Tells whether something failed because the database is away: stopped, starting, out of reach, or without room.</summary>
internal static class DatabaseAway
{
    // Classes of PostgreSQL's error codes: the connection, resources, what an operator does, the system below.
    private static readonly string[] Codes = ["08", "53", "57P", "58"];

    /// <summary>Whether something could not be read or saved, for whatever reason of the database: away, full, or refusing.</summary>
    public static bool Failed(Exception error) => error is DbException or DbUpdateException or InvalidOperationException { InnerException: DbException or DbUpdateException };

    /// <summary>Whether that is behind an error.</summary>
    public static bool Explains(Exception? error) => error switch
    {
        null => false,
        PostgresException refusal => Codes.Any(c => refusal.SqlState.StartsWith(c, StringComparison.Ordinal)),
        NpgsqlException => true,
        AggregateException several => several.InnerExceptions.Any(Explains),
        _ => Explains(error.InnerException),
    };
}
