using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AttPortal.Persistence;

/// <summary>What the database refused, and why.</summary>
public static class DatabaseRefusals
{
    /// <summary>Whether a row that must be the only one of its kind was there already: somebody else came first.</summary>
    public static bool IsDuplicate(this DbUpdateException refusal) => refusal?.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
