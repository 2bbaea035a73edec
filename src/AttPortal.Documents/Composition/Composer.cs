using AttPortal.Documents.Tree;

namespace AttPortal.Documents.Composition;

/// <summary>Makes the neutral document tree of a paper out of what a letter, an agenda or an annex says.</summary>
public static class Composer
{
    /// <summary>The letter.</summary>
    public static Paper Letter(LetterModel model, PaperSetting setting) => Empty(model.Title, "letter", DocumentKind.Letter, setting);

    /// <summary>The annotated agenda.</summary>
    public static Paper Agenda(AgendaModel model, PaperSetting setting) => Empty(model.Title, "agenda", DocumentKind.Agenda, setting);

    /// <summary>Annex A: recommendations.</summary>
    public static Paper Recommendations(RecommendationsModel model, PaperSetting setting) => Empty(model.Title, "annex-a", DocumentKind.Annex, setting);

    /// <summary>Annex B: the question list.</summary>
    public static Paper QuestionList(QuestionListModel model, PaperSetting setting) => Empty(model.Title, "annex-b", DocumentKind.Annex, setting);

    /// <summary>Annex C: the status table.</summary>
    public static Paper StatusTable(StatusTableModel model, PaperSetting setting) => Empty(model.Title, "annex-c", DocumentKind.Annex, setting);

    /// <summary>Several papers as one: notes are numbered through, each paper begins on a new page.</summary>
    /// <param name="title">The title of the whole.</param>
    /// <param name="papers">The papers in order.</param>
    /// <param name="setting">What the whole is told about itself.</param>
    public static Paper Package(string title, IReadOnlyList<Paper> papers, PaperSetting setting) => new(
        new Document(setting.Language, DocumentKind.Package, title, setting.Identifier, setting.Date, setting.RunningHeader, null, [.. papers.SelectMany(p => p.Document.Parts)]),
        [.. papers.SelectMany(p => p.Problems)]);

    private static Paper Empty(string title, string anchor, DocumentKind kind, PaperSetting setting) => new(
        new Document(setting.Language, kind, title, setting.Identifier, setting.Date, setting.RunningHeader, null, [new Part(anchor, null, title, null, null, null, [])]),
        []);
}
