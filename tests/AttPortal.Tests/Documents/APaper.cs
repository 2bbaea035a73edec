using AttPortal.Documents.Composition;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

/// <summary>Papers that state only what a test is about.</summary>
internal static class APaper
{
    public static readonly LetterheadModel Letterhead = new(
        "Working Group on Treaty Universalization", Language.English, ["Arms Trade Treaty", "Twelfth Conference of States Parties", "Geneva, 24–28 August 2026"]);

    public static PaperSetting Setting(Language language = Language.English, ReferenceBook? references = null, bool isDraft = false) =>
        new(language, "csp12-wgtu-2026-03-18", new DateOnly(2026, 2, 17), "WGTU, 18 March 2026", isDraft, references ?? ReferenceBook.Empty);

    public static AgendaItemModel Item(string key, string number, string annotation = "", string title = "Other matters") =>
        new(key, number, title, annotation, null, [], []);

    public static Paper Agenda(Language language, params IReadOnlyList<AgendaItemModel> items) => Agenda(language, ReferenceBook.Of(items, "A", "B", "C"), items);

    public static Paper Agenda(Language language, ReferenceBook references, params IReadOnlyList<AgendaItemModel> items) =>
        Composer.Agenda(new AgendaModel(Letterhead, "WGTU", "Annotated draft agenda", "18 March 2026, 15:00–18:00", items), Setting(language, references));

    /// <summary>An agenda with one item that is annotated so.</summary>
    public static Paper Annotated(string markdown, Language language = Language.English) => Agenda(language, Item("i1", "1", markdown));

    /// <summary>What stands under the only heading of <see cref="Annotated"/>.</summary>
    public static IReadOnlyList<Block> Body(string markdown, Language language = Language.English) =>
        [.. Annotated(markdown, language).Document.Parts[0].Blocks.Skip(1)];

    public static Paper Letter(ReferenceBook? references = null, IReadOnlyList<LetterQuestionModel>? questions = null, params IReadOnlyList<LetterParagraphModel> paragraphs) =>
        Composer.Letter(
            new LetterModel(Letterhead, "Letter of the Co-Chairs", "Distinguished delegates,", paragraphs, questions ?? [], "Yours sincerely,", [new SignatureModel("Ms. A", ["Post"])], "Co-Chairs", []),
            Setting(references: references));

    public static LetterParagraphModel Paragraph(string key, LetterParagraphKind kind, string markdown = "Text.") => new(key, kind, markdown);
}
