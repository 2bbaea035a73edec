namespace AttPortal.Documents.Composition;

/// <summary>Annex A: recommendations of a Conference, lettered.</summary>
/// <param name="Letter">The letter of the annex.</param>
/// <param name="Title">Its title.</param>
/// <param name="Introduction">What stands before the recommendations, in Markdown; may be empty.</param>
/// <param name="ReportSymbol">The symbol of the report from which they come; null where unknown.</param>
/// <param name="Items">The recommendations in order; their letters are counted.</param>
public sealed record RecommendationsModel(
    string Letter,
    string Title,
    string Introduction,
    string? ReportSymbol,
    IReadOnlyList<RecommendationModel> Items);

/// <summary>A recommendation.</summary>
/// <param name="Key">Its stable key.</param>
/// <param name="Markdown">Its text.</param>
/// <param name="ReportParagraph">The paragraph of the report from which it comes ("23 (a)"); null where unknown.</param>
public sealed record RecommendationModel(string Key, string Markdown, string? ReportParagraph);

/// <summary>Annex B: the question list of a group, under headings and numbered through.</summary>
/// <param name="Letter">The letter of the annex.</param>
/// <param name="Title">Its title.</param>
/// <param name="Introduction">What stands before the questions, in Markdown; may be empty.</param>
/// <param name="Version">Which version of the living document it is, counted from 1; null where nobody counts.</param>
/// <param name="VersionDate">Since when the version holds; null where unknown.</param>
/// <param name="Headings">The headings with their questions.</param>
public sealed record QuestionListModel(
    string Letter,
    string Title,
    string Introduction,
    int? Version,
    DateOnly? VersionDate,
    IReadOnlyList<QuestionHeadingModel> Headings);

/// <summary>A heading of the question list.</summary>
/// <param name="Key">Its stable key.</param>
/// <param name="Title">Its words.</param>
/// <param name="Questions">The questions under it.</param>
public sealed record QuestionHeadingModel(string Key, string Title, IReadOnlyList<KeyedMarkdown> Questions);

/// <summary>Annex C: the status table as of a date.</summary>
/// <param name="Letter">The letter of the annex.</param>
/// <param name="Title">Its title.</param>
/// <param name="Introduction">What stands before the table, in Markdown; may be empty.</param>
/// <param name="AsOf">The day at whose end the status is taken.</param>
/// <param name="Columns">The columns; their counts are computed.</param>
public sealed record StatusTableModel(string Letter, string Title, string Introduction, DateOnly AsOf, IReadOnlyList<StatusColumnModel> Columns);

/// <summary>A column of the status table.</summary>
/// <param name="Title">What the States in it have in common, without their count; see the phrases <c>print.status.*</c>.</param>
/// <param name="States">The States in the order in which they shall stand.</param>
public sealed record StatusColumnModel(string Title, IReadOnlyList<StatusStateModel> States);

/// <summary>A State in the status table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Note">The note it carries, in Markdown; null for none.</param>
/// <param name="IsUncertain">Whether its status depends on a date that is only known approximately.</param>
public sealed record StatusStateModel(string Name, string? Note, bool IsUncertain);
