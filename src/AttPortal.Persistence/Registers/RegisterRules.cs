namespace AttPortal.Persistence.Registers;

/// <summary>The rules by which the database keeps the registers, and what the audit log owes them.</summary>
internal static class RegisterRules
{
    /// <summary>The statements of registers.sql, for the migration that makes the tables.</summary>
    public static string Sql()
    {
        using var reader = new StreamReader(typeof(RegisterRules).Assembly.GetManifestResourceStream("AttPortal.Persistence.Registers.registers.sql")!);
        return reader.ReadToEnd();
    }
}
