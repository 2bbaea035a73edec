namespace AttPortal.Persistence.Submissions;

/// <summary>The rules by which the database itself keeps what was received as it was received.</summary>
internal static class KeptSubmissions
{
    /// <summary>The statements of submissions.sql, for the migration that makes the tables.</summary>
    public static string Sql()
    {
        using var reader = new StreamReader(typeof(KeptSubmissions).Assembly.GetManifestResourceStream("AttPortal.Persistence.Submissions.submissions.sql")!);
        return reader.ReadToEnd();
    }
}
