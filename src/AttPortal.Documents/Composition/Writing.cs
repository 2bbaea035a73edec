using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Documents.Composition;

/// <summary>What is under way while one paper is composed: the count of its notes, and what turned out to be wrong.</summary>
internal sealed class Writing(PaperSetting setting)
{
    private readonly List<PaperProblem> problems = [];
    private int notes;

    public PaperSetting Setting => setting;

    public Language Language => setting.Language;

    public Words Words { get; } = PrintPhrases.Book.In(setting.Language);

    public IReadOnlyList<PaperProblem> Problems => problems;

    public int NextNote() => ++notes;

    /// <summary>Notes what is wrong, and gives what a draft shows in its place.</summary>
    public Problem Wrong(Place place, DomainError error, string phrase, string target)
    {
        problems.Add(new PaperProblem(place.Key, place.Words, error));
        return new Problem(Words[phrase, target]);
    }

    /// <summary>Words with a gap {0}, filled with something that is more than words.</summary>
    public IReadOnlyList<Inline> Fill(string phrase, Inline gap)
    {
        var parts = Words[phrase].Split("{0}", 2);
        Inline[] inlines = [new Text(parts[0]), gap, new Text(parts.Length > 1 ? parts[1] : "")];
        return [.. inlines.Where(i => i is not Text { Value: "" })];
    }

    public Paper Paper(DocumentKind kind, Part part) => new(
        new Document(
            Language,
            kind,
            part.Overline is null || kind is not (DocumentKind.Annex or DocumentKind.Receipt) ? part.Title : $"{part.Overline}: {part.Title}",
            setting.Identifier,
            setting.Date,
            setting.RunningHeader,
            setting.IsDraft ? Words["print.draft"] : null,
            [part]),
        problems);
}

/// <summary>Where a text stands, for saying where something is wrong.</summary>
/// <param name="Key">The key under which the domain knows it.</param>
/// <param name="Words">The place in the language of the paper.</param>
internal readonly record struct Place(string Key, string Words);
