using System.Globalization;
using AttPortal.Documents.Composition;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Web.Localization;

namespace AttPortal.Web.Features.Papers;

/// <summary>The plain models of a meeting's papers in one language.</summary>
internal sealed class Draft
{
    private readonly MeetingPapers papers;
    private readonly Words words;
    private readonly Issue? issue;
    private readonly ReferenceBook references;
    private readonly IReadOnlyList<AgendaItemModel> items;

    public Draft(MeetingPapers papers, Words words, Issue? issue)
    {
        this.papers = papers;
        this.words = words;
        this.issue = issue;
        items = [.. papers.Agenda.Items.Select(i => new AgendaItemModel(
            i.Key,
            i.Number.ToString(CultureInfo.InvariantCulture),
            Say(i.Title),
            Say(i.Annotation),
            i.Minutes,
            [.. i.Speakers.Select(s => new KeyedMarkdown(s.Key, Say(s.Text)))],
            [.. i.Questions.Select(q => new KeyedMarkdown(q.Key, Say(q.Text)))]))];
        references = ReferenceBook.Of(items, papers.Letter.Annexes.Select(a => a.Key)) with
        {
            Documents = papers.Documents.Where(d => d.Url is not null).ToDictionary(d => d.Symbol, d => new Uri(d.Url!), StringComparer.OrdinalIgnoreCase),
            Deadline = words.Moment(papers.Letter.Deadline),
            SendTo = papers.Letter.SendTo,
        };
    }

    /// <summary>The title of the whole.</summary>
    public string PackageTitle => words["papers.package-title", Say(papers.Group.Name), words.MeetingDates(papers.Meeting)];

    private DateOnly Date => issue?.Date ?? papers.Letter.Date;

    public PaperSetting Setting(string part) => new(
        words.Language,
        $"{papers.Meeting.Slug}/{part}",
        Date,
        words["papers.running", papers.Conference.Code + "." + papers.Group.Code, part == PaperParts.Package ? words.MeetingDates(papers.Meeting) : words.PartName(part), string.Join(" ", new[] { words.Date(Date), issue?.Revision ?? "" }.Where(t => t.Length > 0))],
        issue is null,
        references);

    public LetterModel Letter() => new(
        Letterhead(papers.Letter.OriginalLanguage),
        words["papers.letter-title"],
        Say(papers.Letter.Salutation),
        [.. papers.Letter.Paragraphs.Select(p => new LetterParagraphModel(p.Key, Kind(p.Kind), Say(p.Text)))],
        [.. items.SelectMany(i => i.Questions, (item, question) => new LetterQuestionModel(question.Key, question.Markdown, item.Key, item.Number, item.Title))],
        Say(papers.Letter.Closing),
        [.. papers.Signatories.Select(o => new SignatureModel(Say(o.DisplayName), [.. new[] { Say(o.Post), Say(o.Capacity) }.Where(l => l.Length > 0)]))],
        Say(papers.Letter.Caption) is { Length: > 0 } caption ? caption : null,
        [new AttachedPartModel(PaperParts.Agenda, null, AgendaTitle), .. papers.Letter.Annexes.Select(a => new AttachedPartModel(PaperParts.Annex(a.Letter), a.Key, Say(a.Title)))]);

    public AgendaModel Agenda() => new(
        Letterhead(papers.Agenda.OriginalLanguage),
        Say(papers.Group.Name),
        AgendaTitle,
        Beginning(string.Join(" · ", Sittings().Append(Say(papers.Meeting.Venue)).Where(t => t.Length > 0))),
        items);

    public Paper Annex(Annex annex)
    {
        var setting = Setting(PaperParts.Annex(annex.Letter));
        return annex.Kind switch
        {
            AnnexKind.Recommendations => Composer.Recommendations(Recommendations(annex), setting),
            AnnexKind.Questions => Composer.QuestionList(Questions(annex), setting),
            _ => Composer.StatusTable(StatusTable(annex), setting),
        };
    }

    /// <summary>The sessions that stand; of a cancelled meeting, that it is cancelled.</summary>
    private IEnumerable<string> Sittings() => papers.Meeting.IsCancelled
        ? [words["sessions.cancelled-with", words.MeetingDates(papers.Meeting)]]
        : papers.Meeting.StandingSessions.Select(s => words.Sitting(papers.Meeting, s));

    private string AgendaTitle => words[issue?.IsAdopted == true ? "papers.agenda-title.adopted" : "papers.agenda-title", words.MeetingDates(papers.Meeting)];

    private LetterheadModel Letterhead(Language original) => new(
        Say(papers.Group.Name),
        original,
        [words["papers.treaty"], words.ConferenceName(papers.Conference.Number), words.PlaceAndDates(papers.Conference)]);

    private RecommendationsModel Recommendations(Annex annex)
    {
        var chosen = papers.RecommendationsOf(annex).ToList();
        return new RecommendationsModel(annex.Key, Say(annex.Title), Say(annex.Introduction), chosen.Count == 0 ? null : chosen[0].ReportSymbol, [.. chosen.Select(r => new RecommendationModel(
            StaleTexts.RecommendationKey(r.Letter), Say(r.Text), $"{r.Paragraph} ({r.Letter})"))]);
    }

    private QuestionListModel Questions(Annex annex)
    {
        var list = papers.QuestionLists.SingleOrDefault(l => l.Key == annex.Source);
        var edition = list?.Editions is { Count: > 0 } editions ? editions[^1] : null;
        return new QuestionListModel(annex.Key, Say(annex.Title), Say(annex.Introduction), edition?.Number, edition?.IssuedOn, [.. (list?.Headings ?? []).Select(h => new QuestionHeadingModel(
            h.Key, Say(h.Title), [.. h.Questions.Select(q => new KeyedMarkdown(q.Key, Say(q.Text)))]))]);
    }

    private StatusTableModel StatusTable(Annex annex)
    {
        var asOf = annex.AsOf ?? Date;
        var table = Domain.States.StatusTable.Of(papers.States, asOf);
        return new StatusTableModel(annex.Key, Say(annex.Title), Say(annex.Introduction), asOf,
        [
            Column("print.status.signatories-asia-pacific", table, r => r.Status.Status == TreatyStatus.Signatory && r.State.Region == RegionalGroup.AsiaPacific),
            Column("print.status.others-asia-pacific", table, r => r.Status.Status == TreatyStatus.Other && r.State.Region == RegionalGroup.AsiaPacific),
            Column("print.status.signatories-elsewhere", table, r => r.Status.Status == TreatyStatus.Signatory && r.State.Region != RegionalGroup.AsiaPacific),
        ]);
    }

    private StatusColumnModel Column(string title, StatusTable table, Func<StatusRow, bool> condition) => new(
        words[title],
        [.. table.Where(condition).Rows
            .Select(r => new StatusStateModel(Say(r.State.Names), r.Status.Footnote is null ? null : words["papers.note-intention"], r.Status.Uncertain))
            .OrderBy(s => s.Name, StringComparer.Create(words.Culture, ignoreCase: true))]);

    private static LetterParagraphKind Kind(ParagraphKind kind) => kind switch
    {
        ParagraphKind.Continuation => LetterParagraphKind.Continuation,
        ParagraphKind.Questions => LetterParagraphKind.Questions,
        ParagraphKind.Deadline => LetterParagraphKind.Deadline,
        _ => LetterParagraphKind.Numbered,
    };

    /// <summary>As a line begins: weekdays are written small in French, Spanish and Russian.</summary>
    private string Beginning(string line) => line.Length == 0 ? line : char.ToUpper(line[0], words.Culture) + line[1..];

    private string Say(LocalizedText text) => text.InOrOriginal(words.Language);
}
