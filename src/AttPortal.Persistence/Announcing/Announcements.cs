namespace AttPortal.Persistence.Announcing;

/// <summary>How the database tells every instance of the portal what changed.</summary>
public static class Announcements
{
    /// <summary>
    /// The channel. Its messages: <c>papers</c> and a meeting's identity (the agenda or letter of it changed);
    /// <c>recorded</c> and the action of a new audit record; <c>ended</c> and the name of a sign-in that ended; <c>present</c> and who is where in an editor, as JSON;
    /// <c>mail</c> (something is to be sent).
    /// </summary>
    public const string Channel = "portal";

    /// <summary>The statements of announce.sql, for the migration that makes the tables.</summary>
    internal static string Sql()
    {
        using var reader = new StreamReader(typeof(Announcements).Assembly.GetManifestResourceStream("AttPortal.Persistence.Announcing.announce.sql")!);
        return reader.ReadToEnd();
    }
}
