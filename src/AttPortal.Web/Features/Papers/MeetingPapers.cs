using AttPortal.Domain.Agendas;
using AttPortal.Domain.Conferences;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Domain.WorkingGroups;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Papers;

/// <summary>Everything that the papers of a meeting are made of, as it stands now.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Conference">The Conference to which its cycle leads.</param>
/// <param name="Group">The group that meets, and issues the papers.</param>
/// <param name="Agenda">The working copy of the agenda.</param>
/// <param name="Letter">The letter and the words of the annexes.</param>
/// <param name="Signatories">The group's officers who serve when the letter is dated, in the order of their signatures.</param>
/// <param name="Recommendations">Recommendations of Conferences that annexes may take.</param>
/// <param name="QuestionLists">Question lists that annexes may take.</param>
/// <param name="States">The register, for status tables.</param>
/// <param name="Documents">Documents that texts may cite.</param>
public sealed record MeetingPapers(
    Meeting Meeting,
    Conference Conference,
    WorkingGroup Group,
    Agenda Agenda,
    Letter Letter,
    IReadOnlyList<Officer> Signatories,
    IReadOnlyList<Recommendation> Recommendations,
    IReadOnlyList<QuestionList> QuestionLists,
    IReadOnlyList<State> States,
    IReadOnlyList<CitedDocument> Documents)
{
    /// <summary>What the letter asks delegations for.</summary>
    public IssuedCall Call => new(Letter.Deadline, Letter.SendTo);

    /// <summary>Whether there is a part of that name; the whole is none.</summary>
    public bool Has(string part) => part is PaperParts.Letter or PaperParts.Agenda || Letter.Annexes.Any(a => PaperParts.Annex(a.Letter) == part);

    /// <summary>The recommendations that an annex takes.</summary>
    public IEnumerable<Recommendation> RecommendationsOf(Annex annex) => Recommendations.Where(r => $"CSP{r.ConferenceNumber}/{r.Paragraph}" == annex.Source);

    /// <summary>Loads them; null where there is no such meeting or nothing has been prepared for it.</summary>
    public static async Task<MeetingPapers?> FindAsync(PortalDbContext db, string slug, CancellationToken cancellation)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Slug == slug, cancellation);
        if (meeting?.GroupCode is null)
        {
            return null;
        }

        var agenda = await db.AgendasWithVersions.AsNoTracking().SingleOrDefaultAsync(a => a.MeetingId == meeting.Id, cancellation);
        var letter = await db.Letters.AsNoTracking().SingleOrDefaultAsync(l => l.MeetingId == meeting.Id, cancellation);
        return agenda is null || letter is null ? null : await WithAsync(db, meeting, agenda, letter, cancellation);
    }

    /// <summary>The papers of an agenda and letter that are already at hand, perhaps with changes not yet saved.</summary>
    public static async Task<MeetingPapers> WithAsync(PortalDbContext db, Meeting meeting, Agenda agenda, Letter letter, CancellationToken cancellation)
    {
        var officers = await db.Officers.AsNoTracking().Where(o => o.Body == meeting.GroupCode && o.Cycle == meeting.Cycle).ToListAsync(cancellation);
        return new MeetingPapers(
            meeting,
            await db.Conferences.AsNoTracking().SingleAsync(c => c.Number == meeting.Cycle, cancellation),
            await db.WorkingGroups.AsNoTracking().SingleAsync(g => g.Code == meeting.GroupCode, cancellation),
            agenda,
            letter,
            [.. officers.Where(o => o.Role is OfficerRole.Chair or OfficerRole.CoChair && o.Serves(letter.Date)).OrderBy(o => o.Rank)],
            await db.Recommendations.AsNoTracking().OrderBy(r => r.Letter).ToListAsync(cancellation),
            await db.QuestionLists.AsNoTracking().Where(q => q.GroupCode == meeting.GroupCode).ToListAsync(cancellation),
            await db.States.AsNoTracking().ToListAsync(cancellation),
            await db.CitedDocuments.AsNoTracking().ToListAsync(cancellation));
    }

    /// <summary>Everything open before circulation, in the order of the papers: letter, agenda, annexes.</summary>
    public IReadOnlyList<OpenPoint> FindOpenPoints() => FindOpenPoints(Agenda, Letter, Documents.Select(d => d.Symbol));

    /// <summary>The same for an agenda and letter at hand, where nothing else of the papers is needed.</summary>
    /// <param name="agenda">The agenda.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="documents">Symbols of the documents that texts may cite.</param>
    public static IReadOnlyList<OpenPoint> FindOpenPoints(Agenda agenda, Letter letter, IEnumerable<string> documents)
    {
        var items = agenda.Items.Select(i => i.Key).ToHashSet();
        var questions = agenda.Items.SelectMany(i => i.Questions).Select(q => q.Key).ToHashSet();
        var annexes = letter.Annexes.Select(a => a.Key).ToHashSet();
        var symbols = documents.ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool Resolves(TextReference reference) => reference.Kind switch
        {
            "item" => items.Contains(reference.Target),
            "question" => questions.Contains(reference.Target),
            "annex" => annexes.Contains(reference.Target),
            "doc" => symbols.Contains(reference.Target),
            _ => false,
        };

        return [.. letter.FindOpenPoints(Resolves), .. agenda.FindOpenPoints(Resolves)];
    }
}
