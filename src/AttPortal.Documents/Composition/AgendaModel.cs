namespace AttPortal.Documents.Composition;

/// <summary>An annotated agenda, in one language.</summary>
/// <param name="Letterhead">Its head.</param>
/// <param name="GroupName">The name of the working group.</param>
/// <param name="Title">The title of the paper ("Annotated draft agenda of the meeting of 18 March 2026").</param>
/// <param name="TimeLine">Day and hours of the meeting.</param>
/// <param name="Items">The items in order.</param>
public sealed record AgendaModel(
    LetterheadModel Letterhead,
    string GroupName,
    string Title,
    string TimeLine,
    IReadOnlyList<AgendaItemModel> Items);

/// <summary>An agenda item.</summary>
/// <param name="Key">Its stable key.</param>
/// <param name="Number">Its number as cited, without a point ("6").</param>
/// <param name="Title">Its title.</param>
/// <param name="Annotation">Its annotation, in Markdown; may be empty.</param>
/// <param name="Minutes">The time allotted; null where none is.</param>
/// <param name="Speakers">The invited speakers.</param>
/// <param name="Questions">The guiding questions.</param>
public sealed record AgendaItemModel(
    string Key,
    string Number,
    string Title,
    string Annotation,
    int? Minutes,
    IReadOnlyList<KeyedMarkdown> Speakers,
    IReadOnlyList<KeyedMarkdown> Questions);
