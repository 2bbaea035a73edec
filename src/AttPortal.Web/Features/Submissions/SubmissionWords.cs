using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;

namespace AttPortal.Web.Features.Submissions;

/// <summary>How submissions are named in addresses and in words.</summary>
internal static class SubmissionWords
{
    private static readonly Dictionary<string, SubmissionKind> Kinds = new()
    {
        ["answers"] = SubmissionKind.Answers,
        ["agenda-comments"] = SubmissionKind.AgendaComments,
        ["proposed-text"] = SubmissionKind.ProposedText,
        ["additional-item"] = SubmissionKind.AdditionalItem,
        ["presentation"] = SubmissionKind.Presentation,
        ["ad-hoc-topic"] = SubmissionKind.AdHocTopic,
    };

    /// <summary>The kind of an address.</summary>
    public static bool TryParse(string? slug, out SubmissionKind kind) => Kinds.TryGetValue(slug ?? "", out kind);

    /// <summary>A kind as it stands in addresses.</summary>
    public static string Slug(this SubmissionKind kind) => Kinds.Single(k => k.Value == kind).Key;

    /// <summary>What a kind is called.</summary>
    public static string Name(this Words words, SubmissionKind kind) => words[$"submissions.kind.{kind}"];

    /// <summary>What a kind is for, in a sentence.</summary>
    public static string About(this Words words, SubmissionKind kind) => words[$"submissions.about.{kind}"];

    /// <summary>How late something was, in words of which each counts.</summary>
    public static string Late(this Words words, TimeSpan late) => late switch
    {
        { TotalDays: >= 2 } => words.Count("submissions.late.days", (int)late.TotalDays),
        { TotalHours: >= 2 } => words.Count("submissions.late.hours", (int)late.TotalHours),
        _ => words.Count("submissions.late.minutes", Math.Max(1, (int)Math.Ceiling(late.TotalMinutes))),
    };
}
