using AttPortal.Documents.Composition;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Compiling;

/// <summary>A text before it has a place in a compilation.</summary>
/// <param name="Delegation">Whose.</param>
/// <param name="Name">What the delegation is called.</param>
/// <param name="Order">Where what it speaks to stands in the forms.</param>
/// <param name="Topic">To what it speaks: the heading of its section, question by question.</param>
/// <param name="Label">What it is called under its delegation.</param>
/// <param name="Part">Which of several texts to the same topic it is; empty for the only one.</param>
/// <param name="Language">In which language.</param>
/// <param name="Text">What it says.</param>
public sealed record TextToCompile(Guid Delegation, string Name, int Order, string Topic, string Label, string Part, Language Language, string Text)
{
    /// <summary>Files, where they are what is compiled.</summary>
    public IReadOnlyList<CompiledFile> Files { get; init; } = [];
}

/// <summary>Orders and numbers the texts of a compilation.</summary>
public static class CompilationOrder
{
    /// <summary>Delegation by delegation, in the order given; under each, in the order of the forms.</summary>
    public static IReadOnlyList<CompilationSection> ByDelegation(IEnumerable<TextToCompile> texts) =>
        Numbered(texts.GroupBy(t => (Key: t.Delegation.ToString("N"), t.Name)).Select(g => (g.Key.Key, g.Key.Name, g.OrderBy(t => t.Order).Select(t => (t.Label, t)))));

    /// <summary>Question by question, in the order of the forms; under each, delegation by delegation in the order given.</summary>
    public static IReadOnlyList<CompilationSection> ByQuestion(IEnumerable<TextToCompile> texts) =>
        Numbered(texts.GroupBy(t => (t.Order, t.Topic)).OrderBy(g => g.Key.Order)
            .Select((g, i) => ($"q{i + 1}", g.Key.Topic, g.Select(t => (t.Part.Length == 0 ? t.Name : $"{t.Name}: {t.Part}", t)))));

    private static List<CompilationSection> Numbered(IEnumerable<(string Key, string Title, IEnumerable<(string Heading, TextToCompile Text)> Texts)> sections)
    {
        var number = 0;
        List<CompilationSection> numbered = [];
        foreach (var (key, title, texts) in sections)
        {
            numbered.Add(new CompilationSection(key, title, [.. texts.Select(t => new CompiledText(++number, t.Heading, t.Text.Language, t.Text.Text) { Files = t.Text.Files })]));
        }

        return numbered;
    }
}
