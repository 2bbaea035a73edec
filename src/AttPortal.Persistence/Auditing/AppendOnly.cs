namespace AttPortal.Persistence.Auditing;

/// <summary>The rules by which the database itself keeps audit records and issued papers as they were written.</summary>
internal static class AppendOnly
{
    /// <summary>The statements of append-only.sql, for the migration that makes the tables.</summary>
    public static string Sql()
    {
        using var reader = new StreamReader(typeof(AppendOnly).Assembly.GetManifestResourceStream("AttPortal.Persistence.Auditing.append-only.sql")!);
        return reader.ReadToEnd();
    }
}
