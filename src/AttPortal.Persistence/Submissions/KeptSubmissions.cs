namespace AttPortal.Persistence.Submissions;

/// <summary>The rules by which the database itself keeps what was received as it was received.</summary>
internal static class KeptSubmissions
{
    /// <summary>The statements of submissions.sql, for the migration that makes the tables.</summary>
    public static string Sql() => Read("submissions.sql");

    /// <summary>The statements of submission-notes.sql, for the migration that makes their table.</summary>
    public static string NotesSql() => Read("submission-notes.sql");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(KeptSubmissions).Assembly.GetManifestResourceStream($"AttPortal.Persistence.Submissions.{name}")!);
        return reader.ReadToEnd();
    }
}
