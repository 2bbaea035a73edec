using AttPortal.Benchmarks.Portal;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Sample;
using AttPortal.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Benchmarks.Meetings;

/// <summary>
/// Fills a database with meetings whose agenda, letter and annexes say what the sample's say and have gone out like them.
/// Each says that it is benchmark data. Of the printed files only the beginning is kept: no page reads more of them than their size.
/// </summary>
/// <param name="contexts">The database, with the sample in it.</param>
internal sealed class BenchmarkMeetings(IDbContextFactory<PortalDbContext> contexts)
{
    private const int SavedTogether = 50;
    private const int KeptOfFiles = 2000;
    private const string Source = "Benchmark data: no real meeting.";

    /// <summary>Adds meetings until there are so many.</summary>
    public async Task FillAsync(int count, CancellationToken cancellation)
    {
        await using var reading = await contexts.CreateDbContextAsync(cancellation);
        var there = await reading.Meetings.CountAsync(cancellation);
        var sample = await MeetingPapers.FindAsync(reading, PortalSample.MeetingSlug, cancellation) ?? throw new BenchmarkException("The sample has no papers.");
        var parts = await reading.IssuedParts.AsNoTracking().Where(p => p.MeetingId == sample.Meeting.Id).ToListAsync(cancellation);
        foreach (var numbers in Enumerable.Range(there + 1, Math.Max(0, count - there)).Chunk(SavedTogether))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var number in numbers)
            {
                Add(db, sample, parts, number);
            }

            await db.SaveChangesAsync(cancellation);
        }
    }

    private static void Add(PortalDbContext db, MeetingPapers sample, List<IssuedPart> parts, int number)
    {
        // Half before the sample's meeting and half after it, so that none of them is always the first or the last.
        var day = sample.Meeting.StartDate.AddDays(number % 2 == 0 ? number / 2 : -number / 2);
        var meeting = new Meeting(
            MeetingId.New(),
            $"benchmark-{number}",
            LocalizedText.Written(Language.English, $"Benchmark meeting {number}"),
            sample.Meeting.GroupCode,
            sample.Meeting.Cycle,
            day,
            day,
            sample.Meeting.Venue,
            sample.Meeting.Zone,
            sample.Meeting.Sessions.Select(s => s.Hours with { Date = day }),
            Source);
        var agenda = AgendaLike(sample.Agenda, meeting);
        var letter = LetterLike(sample.Letter, meeting);
        var version = Expect(agenda.Circulate(sample.Letter.Date, PortalSample.CirculatedAt, "Benchmark", sample.Call, [], Source));
        db.AddRange(meeting, agenda, letter);
        db.IssuedParts.AddRange(parts.Select(p =>
            new IssuedPart(version.Id, meeting.Id, p.Part, p.Language, p.Title, p.Tree, p.Pdf[..Math.Min(KeptOfFiles, p.Pdf.Length)], p.Sha256, p.Pages, p.StaleTexts)));
    }

    private static Agenda AgendaLike(Agenda sample, Meeting meeting)
    {
        var agenda = new Agenda(AgendaId.New(), meeting.Id, sample.OriginalLanguage);
        foreach (var like in sample.Items)
        {
            var item = Expect(agenda.AddItem());
            Write(like.Title, agenda.Write, Agenda.TitleKey(item.Key));
            Write(like.Annotation, agenda.Write, Agenda.AnnotationKey(item.Key));
            foreach (var speaker in like.Speakers)
            {
                Write(speaker.Text, agenda.Write, Expect(agenda.AddSpeaker(item.Key)).Key);
            }

            foreach (var question in like.Questions)
            {
                Write(question.Text, agenda.Write, Expect(agenda.AddQuestion(item.Key)).Key);
            }
        }

        return agenda;
    }

    private static Letter LetterLike(Letter sample, Meeting meeting)
    {
        var letter = new Letter(LetterId.New(), meeting.Id, sample.OriginalLanguage, sample.Date, sample.Deadline, sample.SendTo);
        foreach (var paragraph in sample.Paragraphs)
        {
            Write(paragraph.Text, letter.Write, Expect(letter.AddParagraph(paragraph.Kind)).Key);
        }

        foreach (var like in sample.Annexes)
        {
            var annex = Expect(letter.Attach(like.Kind, like.Source, like.AsOf));
            Write(like.Title, letter.Write, annex.TitleKey);
            Write(like.Introduction, letter.Write, annex.IntroductionKey);
        }

        return letter;
    }

    /// <summary>Writes the original before its translations, which render it.</summary>
    private static void Write(LocalizedText text, Func<string, Language, string, int, Result<CleanText>> write, string key)
    {
        foreach (var (language, words) in text.Texts().OrderBy(t => t.Key != text.Original))
        {
            Expect(write(key, language, words, 0));
        }
    }

    private static T Expect<T>(Result<T> result) => result.IsRefused ? throw new BenchmarkException($"Benchmark data breaks a rule: {result.Error}") : result.Value;
}
