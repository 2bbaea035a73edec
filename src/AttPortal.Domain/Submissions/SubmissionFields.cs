namespace AttPortal.Domain.Submissions;

/// <summary>
/// The fields of the forms. Answers and comments have a field for each question or item that they may speak to, named by
/// its key, as in answer:q4 or comment:i6; the other kinds have fixed fields.
/// </summary>
public static class SubmissionFields
{
    /// <summary>Begins the key of an answer to a guiding question.</summary>
    public const string AnswerPrefix = "answer:";

    /// <summary>Begins the key of a comment on an agenda item.</summary>
    public const string CommentPrefix = "comment:";

    /// <summary>What speaks to no question or item in particular.</summary>
    public const string General = "general";

    /// <summary>Which paragraph or question a text is proposed for.</summary>
    public const string Place = "place";

    /// <summary>The proposed text.</summary>
    public const string Text = "text";

    /// <summary>Why.</summary>
    public const string Reason = "reason";

    /// <summary>The title of an additional item or topic.</summary>
    public const string Title = "title";

    /// <summary>What an additional item or a presentation is about.</summary>
    public const string About = "about";

    /// <summary>Who presents.</summary>
    public const string Presenter = "presenter";

    /// <summary>The minutes asked for.</summary>
    public const string Minutes = "minutes";

    /// <summary>The issue of a topic for ad hoc discussion.</summary>
    public const string Issue = "issue";

    /// <summary>Its implementation challenges.</summary>
    public const string Challenges = "challenges";

    /// <summary>Its guiding questions.</summary>
    public const string Questions = "questions";

    /// <summary>How many speakers a topic for ad hoc discussion may name.</summary>
    public const int MostSpeakers = 3;

    private static readonly string[] Speakers = [.. Enumerable.Range(1, MostSpeakers).Select(n => $"speaker:{n}")];

    /// <summary>The fixed fields of a kind in the order of its form.</summary>
    public static IReadOnlyList<string> Fixed(SubmissionKind kind) => kind switch
    {
        SubmissionKind.Answers or SubmissionKind.AgendaComments => [General],
        SubmissionKind.ProposedText => [Place, Text, Reason],
        SubmissionKind.AdditionalItem => [Title, About],
        SubmissionKind.Presentation => [Title, About, Presenter, Minutes],
        _ => [Title, Issue, Challenges, Questions, .. Speakers],
    };

    /// <summary>The fields without which an input of a kind says nothing; for answers and comments any one field is enough.</summary>
    public static IReadOnlyList<string> Required(SubmissionKind kind) => kind switch
    {
        SubmissionKind.Answers or SubmissionKind.AgendaComments => [],
        SubmissionKind.ProposedText => [Place, Text],
        SubmissionKind.AdditionalItem => [Title, About],
        SubmissionKind.Presentation => [Title, About, Presenter],
        _ => [Title, Issue, Challenges, Questions],
    };

    /// <summary>Whether a form of this kind may have such a field.</summary>
    public static bool IsFieldOf(SubmissionKind kind, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Fixed(kind).Contains(key)
            || (kind == SubmissionKind.Answers && Names(key, AnswerPrefix))
            || (kind == SubmissionKind.AgendaComments && Names(key, CommentPrefix));
    }

    /// <summary>The key of the first field that is missing; null where nothing is.</summary>
    internal static string? Missing(SubmissionKind kind, IReadOnlyList<DraftField> fields, int files)
    {
        bool IsWritten(string key) => fields.Any(f => f.Key == key && !string.IsNullOrWhiteSpace(f.Text));
        return Required(kind) switch
        {
            [] => files > 0 || fields.Any(f => !string.IsNullOrWhiteSpace(f.Text)) ? null : General,
            var required => required.FirstOrDefault(key => !IsWritten(key)),
        };
    }

    private static bool Names(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.Ordinal) && key.Length > prefix.Length && key.Length <= prefix.Length + 40 && key[prefix.Length..].All(char.IsAsciiLetterOrDigit);
}
