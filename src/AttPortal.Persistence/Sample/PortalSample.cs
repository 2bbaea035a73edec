using AttPortal.Domain.Agendas;
using AttPortal.Domain.Conferences;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Domain.WorkingGroups;
using AttPortal.Persistence.Delegations;
using AttPortal.Persistence.States;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.Sample;

/// <summary>
/// The sample: the register of States, the Conferences, the groups, and the papers of the WGTU meeting of 18 March 2026.
/// Facts are real and carry their sources; sentences are our own.
/// </summary>
public static class PortalSample
{
    /// <summary>The meeting whose papers are in the sample.</summary>
    public const string MeetingSlug = "csp12-wgtu-2026-03-18";

    /// <summary>
    /// When its papers went out: the day stands on the letter, the hour (noon in Geneva) is the sample's own.
    /// </summary>
    public static DateTimeOffset CirculatedAt { get; } = VenueTime.InGeneva(new DateOnly(2026, 2, 17), new TimeOnly(12, 0)).Instant;

    /// <summary>Loads what is missing; what is there stays as it is.</summary>
    /// <returns>Whether the papers of the meeting were loaded now, and so have not gone out yet.</returns>
    public static async Task<bool> LoadAsync(PortalDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        await StateSample.LoadAsync(db, cancellation);
        await DelegationSample.LoadAsync(db, cancellation);
        if (await db.Meetings.AnyAsync(m => m.Slug == MeetingSlug, cancellation))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Conferences.AddRange(SampleFiles.Read<List<SampleConference>>("conferences.json").Select(c => new Conference(
            c.Number, c.StartDate, c.EndDate, SampleFiles.Text(c.City), c.CountryIso3, c.Format, c.President, c.PresidentIso3, c.Sources, c.Certainty == "source", c.Note ?? "")));
        db.WorkingGroups.AddRange(SampleFiles.Read<List<SampleGroup>>("groups.json").Select(g => new WorkingGroup(
            g.Code, SampleFiles.Text(g.Name), SampleFiles.Text(g.ShortName), SampleFiles.Text(g.Mandate), g.Source)));
        db.Officers.AddRange(SampleFiles.Read<List<SampleOfficer>>("officers.json").Select((o, rank) => new Officer(
            o.Key, rank, o.Person, SampleFiles.Text(o.DisplayName), o.Role, o.Body, 12, SampleFiles.Text(o.Post), SampleFiles.Text(o.Capacity), o.StateIso3, o.From, o.Until, o.Source)));
        db.CitedDocuments.AddRange(SampleFiles.Read<List<SampleDocument>>("documents.json").Select(d => new CitedDocument(d.Symbol, SampleFiles.Text(d.Title), d.Url)));
        var meetings = SampleFiles.Read<List<SampleMeeting>>("meetings.json").Select(MeetingOf).ToList();
        db.Meetings.AddRange(meetings);
        AddPapers(db, meetings.Single(m => m.Slug == MeetingSlug));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static Meeting MeetingOf(SampleMeeting meeting) => new(
        MeetingId.New(),
        meeting.Slug,
        SampleFiles.Text(meeting.Title),
        meeting.Group,
        int.Parse(meeting.Conference[3..], System.Globalization.CultureInfo.InvariantCulture),
        meeting.StartDate,
        meeting.EndDate,
        SampleFiles.Text(meeting.Venue),
        meeting.TimeZone,
        meeting.Sessions.Select(s => new SessionHours(s.Date, s.Start, s.End)),
        meeting.Source);

    private static void AddPapers(PortalDbContext db, Meeting meeting)
    {
        var recommendations = SampleFiles.Read<SampleRecommendations>($"{MeetingSlug}/annex-a.json");
        var questions = SampleFiles.Read<SampleQuestions>($"{MeetingSlug}/annex-b.json");
        var table = SampleFiles.Read<SampleStatusTable>($"{MeetingSlug}/annex-c.json");
        db.Recommendations.AddRange(recommendations.Recommendations.Select(r =>
            new Recommendation(11, recommendations.SourceSymbol, recommendations.SourceParagraph, r.Letter, SampleFiles.Text(r.Text))));
        db.QuestionLists.Add(QuestionListOf(questions));
        db.Agendas.Add(AgendaOf(meeting));
        var letter = LetterOf(meeting);
        Attach(letter, AnnexKind.Recommendations, $"CSP11/{recommendations.SourceParagraph}", null, recommendations.Title, recommendations.Introduction);
        Attach(letter, AnnexKind.Questions, questions.List.Key, null, questions.Title, questions.Introduction);
        Attach(letter, AnnexKind.StatusTable, "focus-states", table.AsOf, table.Title, table.Introduction);
        db.Letters.Add(letter);
    }

    private static QuestionList QuestionListOf(SampleQuestions sample)
    {
        var list = new QuestionList(QuestionListId.New(), "WGTU", sample.List.Key, SampleFiles.Text(sample.Title), sample.List.SourceSymbol);
        foreach (var heading in sample.Headings)
        {
            var key = list.AddHeading(SampleFiles.Text(heading.Title)).Key;
            foreach (var question in heading.Questions)
            {
                Expect(list.AddQuestion(key, SampleFiles.Text(question.Text)));
            }
        }

        // CSP10 welcomed the list; its last day is the day of the decision.
        Expect(list.Issue(new DateOnly(2024, 8, 23), "Welcomed by CSP10"));
        return list;
    }

    private static Agenda AgendaOf(Meeting meeting)
    {
        var agenda = new Agenda(AgendaId.New(), meeting.Id, Language.English);
        foreach (var sample in SampleFiles.Read<SampleAgenda>($"{MeetingSlug}/agenda.json").Items)
        {
            var item = Expect(agenda.AddItem());
            if (item.Key != sample.Key)
            {
                throw new FormatException($"The item {sample.Key} of the sample would get the key {item.Key}.");
            }

            Write(sample.Title, (language, text) => agenda.Write(Agenda.TitleKey(item.Key), language, text, 0));
            Write(sample.Annotation, (language, text) => agenda.Write(Agenda.AnnotationKey(item.Key), language, text, 0));
            Expect(agenda.AllotTime(item.Key, sample.Minutes));
            foreach (var speaker in sample.Speakers)
            {
                var key = Expect(agenda.AddSpeaker(item.Key)).Key;
                Write(speaker.Text, (language, text) => agenda.Write(key, language, text, 0));
            }

            foreach (var question in sample.Questions)
            {
                var key = Expect(agenda.AddQuestion(item.Key)).Key;
                Write(question.Text, (language, text) => agenda.Write(key, language, text, 0));
            }
        }

        return agenda;
    }

    private static Letter LetterOf(Meeting meeting)
    {
        var sample = SampleFiles.Read<SampleLetter>($"{MeetingSlug}/letter.json");
        var letter = new Letter(LetterId.New(), meeting.Id, Language.English, sample.Date, new VenueTime(sample.Deadline.Date.ToDateTime(sample.Deadline.Time), sample.Deadline.TimeZone), sample.SendTo);
        Write(sample.Salutation, (language, text) => letter.Write("salutation", language, text, 0));
        foreach (var paragraph in sample.Paragraphs)
        {
            var key = Expect(letter.AddParagraph(paragraph.Kind)).Key;
            Write(paragraph.Text, (language, text) => letter.Write(key, language, text, 0));
        }

        Write(sample.Closing, (language, text) => letter.Write("closing", language, text, 0));
        Write(sample.SignatureCaption, (language, text) => letter.Write("caption", language, text, 0));
        return letter;
    }

    private static void Attach(Letter letter, AnnexKind kind, string source, DateOnly? asOf, Dictionary<Language, string> title, Dictionary<Language, string> introduction)
    {
        var annex = Expect(letter.Attach(kind, source, asOf));
        Write(title, (language, text) => letter.Write(annex.TitleKey, language, text, 0));
        Write(introduction, (language, text) => letter.Write(annex.IntroductionKey, language, text, 0));
    }

    /// <summary>Writes the original before its translations, which render it.</summary>
    private static void Write(Dictionary<Language, string> texts, Func<Language, string, Result<CleanText>> write)
    {
        foreach (var (language, text) in texts.OrderBy(t => t.Key != Language.English))
        {
            Expect(write(language, text));
        }
    }

    private static T Expect<T>(Result<T> result) => result.IsRefused ? throw new FormatException($"The sample breaks a rule: {result.Error}") : result.Value;

    private static void Expect(Result result)
    {
        if (result.IsRefused)
        {
            throw new FormatException($"The sample breaks a rule: {result.Error}");
        }
    }
}
