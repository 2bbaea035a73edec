namespace AttPortal.Domain.Registers;

/// <summary>What a register keeps. Each log is a Merkle tree of its own, with its own heads.</summary>
public enum RegisterLog
{
    /// <summary>One entry for each receipt, appended in the transaction of the submission.</summary>
    Receipts,

    /// <summary>One entry for each record of the audit log, appended when the record is sealed.</summary>
    Audit,
}

/// <summary>The names of logs, as they stand in the database and in what is signed.</summary>
public static class RegisterLogs
{
    /// <summary>All logs.</summary>
    public static IReadOnlyList<RegisterLog> All { get; } = [RegisterLog.Receipts, RegisterLog.Audit];

    /// <summary>The name of a log: never changed, because heads are signed over it.</summary>
    public static string Name(this RegisterLog log) => log switch
    {
        RegisterLog.Receipts => "receipts",
        RegisterLog.Audit => "audit",
        _ => throw new ArgumentOutOfRangeException(nameof(log), log, "There is no such log."),
    };

    /// <summary>The log of this name.</summary>
    /// <exception cref="ArgumentException">No log has this name.</exception>
    public static RegisterLog Parse(string name) =>
        TryParse(name) ?? throw new ArgumentException($"No log is called '{name}'.", nameof(name));

    /// <summary>The log of this name; null when there is none.</summary>
    public static RegisterLog? TryParse(string? name) => name switch
    {
        "receipts" => RegisterLog.Receipts,
        "audit" => RegisterLog.Audit,
        _ => null,
    };
}
