using AttPortal.Documents.Composition;
using AttPortal.Documents.Html;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Agendas;

namespace AttPortal.Web.Features.Meetings;

/// <summary>An item of the agenda in a list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Anchor">Where it stands on the page of the agenda.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title, in plain words.</param>
/// <param name="Minutes">The time allotted; null when not said.</param>
/// <param name="Questions">Its guiding questions, in plain words.</param>
/// <param name="QuestionsHtml">The same as markup; null where there are none.</param>
public sealed record AgendaLine(
    string Key,
    string Anchor,
    string Number,
    string Title,
    int? Minutes,
    IReadOnlyList<AgendaQuestion> Questions,
    string? QuestionsHtml);

/// <summary>A guiding question.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Label">By what it is cited.</param>
/// <param name="Text">The question in plain words.</param>
public sealed record AgendaQuestion(string Key, string Label, string Text);

/// <summary>Takes the list of items out of an agenda that went out: from its tree, so that list and text cannot differ.</summary>
internal static class AgendaLines
{
    public static IReadOnlyList<AgendaLine> Of(Document agenda, IReadOnlyList<IssuedItem> items, HtmlOptions options)
    {
        var blocks = agenda.Parts.SelectMany(p => p.Blocks).ToList();
        return [.. items.Select(item => LineOf(item, agenda, blocks, options))];
    }

    private static AgendaLine LineOf(IssuedItem item, Document agenda, List<Block> blocks, HtmlOptions options)
    {
        var anchor = Anchors.Item(item.Key);
        var start = blocks.FindIndex(b => b is Heading heading && heading.Anchor == anchor);
        var heading = (Heading)blocks[start];
        var questions = blocks.Skip(start + 1).TakeWhile(b => b is not Heading { Level: 2 }).OfType<Questions>().FirstOrDefault();
        var keys = item.Questions.ToDictionary(q => Anchors.Question(q.Key), q => q.Key);
        return new AgendaLine(
            item.Key,
            anchor,
            (heading.Number ?? "").TrimEnd('.'),
            TreeText.Of(heading.Inlines),
            item.Minutes,
            [.. (questions?.Items ?? []).Select(q => new AgendaQuestion(keys.GetValueOrDefault(q.Anchor, q.Anchor), q.Label, TreeText.Of(q.Inlines)))],
            questions is null ? null : HtmlWriter.WriteSection(agenda, questions.Anchor, options));
    }
}
