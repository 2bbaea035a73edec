using AttPortal.Documents.Composition;
using AttPortal.Documents.Html;
using AttPortal.Domain.Shared;
using AttPortal.Domain.WorkingGroups;

namespace AttPortal.Web.Features.QuestionLists;

/// <summary>Writes an edition of a question list for the web, through the tree that is printed as an annex.</summary>
internal static class QuestionListHtml
{
    // The composer names anchors after the letter of an annex; a list that stands alone has none.
    private const string Letter = "Q";

    /// <summary>The headings with their questions, numbered through; a text without translation stands in its original.</summary>
    public static string Write(QuestionList list, QuestionListEdition edition, Language language)
    {
        string Say(IReadOnlyDictionary<Language, string> texts) =>
            texts.GetValueOrDefault(language) is { Length: > 0 } text ? text : texts.GetValueOrDefault(list.Title.Original, "");

        var headings = edition.Headings.Index().Select(h => new QuestionHeadingModel(
            $"h{h.Index + 1}", Say(h.Item.Title), [.. h.Item.Questions.Index().Select(q => new KeyedMarkdown($"h{h.Index + 1}-{q.Index + 1}", Say(q.Item)))])).ToList();
        var model = new QuestionListModel(Letter, list.Title.InOrOriginal(language), "", edition.Number, edition.IssuedOn, headings);
        var setting = new PaperSetting(language, $"questions/{list.Key}", edition.IssuedOn, "", IsDraft: false, ReferenceBook.Empty);
        var document = Composer.QuestionList(model, setting).Document;
        return string.Concat(headings.Select(h => HtmlWriter.WriteSection(document, $"annex-{Letter.ToLowerInvariant()}-{h.Key}", new HtmlOptions())));
    }
}
