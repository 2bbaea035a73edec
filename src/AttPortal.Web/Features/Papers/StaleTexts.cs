using AttPortal.Documents.Composition;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Papers;

/// <summary>Finds the texts of a part that, in a language, render an older original: to be kept with what goes out.</summary>
internal static class StaleTexts
{
    /// <summary>The stale texts of a part, in its order; of the whole, those of all its parts.</summary>
    public static IReadOnlyList<StaleText> Of(MeetingPapers papers, string part, Language language) => part switch
    {
        PaperParts.Letter => [.. InLetter(papers, language)],
        PaperParts.Agenda => [.. papers.Agenda.Items.SelectMany(i => InItem(i, language))],
        PaperParts.Package =>
        [
            .. Of(papers, PaperParts.Letter, language),
            .. Of(papers, PaperParts.Agenda, language),
            .. papers.Letter.Annexes.SelectMany(a => InAnnex(papers, a, language)),
        ],
        _ => [.. papers.Letter.Annexes.Where(a => PaperParts.Annex(a.Letter) == part).SelectMany(a => InAnnex(papers, a, language))],
    };

    private static IEnumerable<StaleText> InLetter(MeetingPapers papers, Language language)
    {
        var letter = papers.Letter;
        IEnumerable<(string Anchor, string? Text, LocalizedText Said)> texts =
        [
            (Anchors.Letter, "salutation", letter.Salutation),
            .. letter.Paragraphs.Select(p => (Anchors.LetterParagraph(p.Key), (string?)null, p.Text)),
            .. papers.Agenda.Items.SelectMany(i => i.Questions).Select(q => (Anchors.LetterQuestion(q.Key), (string?)null, q.Text)),
            (Anchors.Letter, "closing", letter.Closing),
            (Anchors.Letter, "caption", letter.Caption),
        ];
        return Stale(texts, language);
    }

    private static IEnumerable<StaleText> InItem(AgendaItem item, Language language)
    {
        var anchor = Anchors.Item(item.Key);
        return Stale(
        [
            (anchor, "title", item.Title),
            (anchor, "annotation", item.Annotation),
            .. item.Speakers.Select(s => (anchor, (string?)"speaker", s.Text)),
            .. item.Questions.Select(q => (Anchors.Question(q.Key), (string?)null, q.Text)),
        ], language);
    }

    private static IEnumerable<StaleText> InAnnex(MeetingPapers papers, Annex annex, Language language)
    {
        var anchor = Anchors.Annex(annex.Key);
        IEnumerable<(string Key, LocalizedText Said)> content = annex.Kind switch
        {
            AnnexKind.Recommendations => papers.RecommendationsOf(annex).Select(r => (RecommendationKey(r.Letter), r.Text)),
            AnnexKind.Questions => (papers.QuestionLists.SingleOrDefault(l => l.Key == annex.Source)?.Headings ?? []).SelectMany(h => h.Questions.Select(q => (q.Key, q.Text)).Prepend((h.Key, h.Title))),
            _ => [],
        };
        return Stale(
        [
            (anchor, "title", annex.Title),
            (anchor, "introduction", annex.Introduction),
            .. content.Select(c => (Anchors.InAnnex(annex.Key, c.Key), (string?)null, c.Said)),
        ], language);
    }

    /// <summary>By what a recommendation is addressed in its annex.</summary>
    public static string RecommendationKey(string letter) => $"r-{letter}";

    private static IEnumerable<StaleText> Stale(IEnumerable<(string Anchor, string? Text, LocalizedText Said)> texts, Language language) =>
        texts.Where(t => t.Said.IsStale(language)).Select(t => new StaleText(t.Anchor, t.Text)).Distinct();
}
