using System.Net;
using System.Text.RegularExpressions;
using AttPortal.Documents.Composition;
using AttPortal.Documents.Html;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Documents;

/// <summary>A thousand agendas nobody would write: what a reader cites must be the same in the tree and on the page.</summary>
public sealed partial class GeneratedAgendasTests
{
    private static readonly string[] Pieces =
    [
        "Plain words.", "**bold**", "*stressed*", "[[item:i1]]", "[[item:gone]]", "[[annex:A]]", "[[question:q1]]", "{{open}}", "text[^1]", "\n\n", "\n", "\n\n- a\n- b\n\n",
        "\n\ni. one\nii. two\n\n", "\n\na. one\n   1. inner\n   2. inner\nb. two\n\n", "<b>", "&amp;", "# not a title", "[x](https://example.org/?a=1&b=2)", "[^none]", "[[", "}}", "**", "`", "|",
    ];

    [Fact]
    public void Numbers_labels_and_notes_are_the_same_in_the_tree_and_on_the_page()
    {
        var random = new Random(20260318);
        for (var run = 0; run < 1000; run++)
        {
            var language = Languages.All[run % 6];
            var paper = APaper.Agenda(language, [.. Enumerable.Range(1, random.Next(1, 9)).Select(n => Item(random, n))]);

            var html = HtmlWriter.Write(paper.Document, new HtmlOptions());

            var body = html[..(html.IndexOf("<section class=\"notes\"", StringComparison.Ordinal) is var end and >= 0 ? end : html.Length)];
            Found(NumberOnPage(), body).Should().Equal(Numbers(paper.Document), $"agenda {run} is numbered alike");
            Found(LabelOnPage(), html).Should().Equal(Labels(paper.Document.Parts[0].Blocks), $"agenda {run} is labelled alike");
            var notes = Found(NoteOnPage(), html);
            notes.Should().Equal(Enumerable.Range(1, notes.Count).Select(n => $"{n}"), $"the notes of agenda {run} count from one");
            Found(NoteTextOnPage(), html).Should().Equal(notes, $"each note of agenda {run} has its text");
        }
    }

    private static AgendaItemModel Item(Random random, int number) =>
        new($"i{number}", $"{number}", $"Title {Text(random, 1)} x", Text(random, random.Next(0, 25)) + "\n\n[^1]: A note.", random.Next(3) == 0 ? 15 : null, [], number == 1 ? [new("q1", Text(random, 3))] : []);

    private static string Text(Random random, int pieces) => string.Concat(Enumerable.Range(0, pieces).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static IEnumerable<string> Numbers(Document document) => document.Parts[0].Blocks.OfType<Heading>().Select(h => h.Number!);

    private static IEnumerable<string> Labels(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        ListBlock list => list.Items.SelectMany(i => (list.Marker == ListMarker.Bullet ? [] : new[] { i.Label }).Concat(Labels(i.Blocks))),
        Questions questions => questions.Items.Select(q => q.Label),
        _ => [],
    });

    private static List<string> Found(Regex pattern, string html) => [.. pattern.Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];

    [GeneratedRegex("<span class=\"number\">(.*?)</span>")]
    private static partial Regex NumberOnPage();

    [GeneratedRegex("<span class=\"label\">(.*?)</span>")]
    private static partial Regex LabelOnPage();

    [GeneratedRegex("<a class=\"note-ref\" id=\"ref-(\\d+)\"")]
    private static partial Regex NoteOnPage();

    [GeneratedRegex("<li class=\"note\" id=\"note-(\\d+)\"")]
    private static partial Regex NoteTextOnPage();
}
