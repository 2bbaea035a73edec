using AttPortal.Domain.Agendas;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Desk;

/// <summary>A meeting on somebody's desk.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Stage">How far its agenda has come.</param>
/// <param name="Open">Everything open before circulation.</param>
public sealed record PreparedMeeting(Meeting Meeting, AgendaStage Stage, IReadOnlyList<OpenPoint> Open)
{
    /// <summary>How many points are open in a language; what concerns all languages is counted in each.</summary>
    public int OpenIn(Language language) => Open.Count(p => p.Language is null || p.Language == language);
}

/// <summary>A question list that can be edited.</summary>
internal sealed record DeskQuestionList(string GroupCode, string GroupSlug, string Key, LocalizedText Title);

/// <summary>Reads what a person has to do.</summary>
/// <param name="db">The database.</param>
internal sealed class DeskQueries(PortalDbContext db)
{
    /// <summary>Meetings that stand on one page of the desk.</summary>
    public const int MeetingsPerPage = 10;

    /// <summary>The meetings whose papers a person prepares, latest first.</summary>
    /// <param name="actor">The person.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellation">Ends the queries.</param>
    /// <returns>The meetings of the page, and whether there are more.</returns>
    public async Task<(IReadOnlyList<PreparedMeeting> Meetings, bool HasMore)> MeetingsAsync(Actor actor, int page, CancellationToken cancellation)
    {
        var meetings = db.Meetings.AsNoTracking().Where(m => db.Agendas.Any(a => a.MeetingId == m.Id) && db.Letters.Any(l => l.MeetingId == m.Id));
        if (!actor.IsSecretariat)
        {
            var offices = actor.Offices.Select(o => o.GroupCode + "/" + o.Cycle).ToList();
            meetings = meetings.Where(m => offices.Contains(m.GroupCode + "/" + m.Cycle));
        }

        var found = await meetings.OrderByDescending(m => m.StartDate).ThenBy(m => m.Slug)
            .Skip((page - 1) * MeetingsPerPage).Take(MeetingsPerPage + 1).ToListAsync(cancellation);
        var shown = found[..Math.Min(found.Count, MeetingsPerPage)];
        var ids = shown.Select(m => m.Id).ToList();
        var agendas = await db.Agendas.AsNoTracking().Where(a => ids.Contains(a.MeetingId)).ToDictionaryAsync(a => a.MeetingId, cancellation);
        var letters = await db.Letters.AsNoTracking().Where(l => ids.Contains(l.MeetingId)).ToDictionaryAsync(l => l.MeetingId, cancellation);
        var symbols = await db.CitedDocuments.Select(d => d.Symbol).ToListAsync(cancellation);
        return (
            [.. shown.Select(m => new PreparedMeeting(m, agendas[m.Id].Stage, MeetingPapers.FindOpenPoints(agendas[m.Id], letters[m.Id], symbols)))],
            found.Count > MeetingsPerPage);
    }

    /// <summary>The question lists that a person may edit.</summary>
    public async Task<IReadOnlyList<DeskQuestionList>> QuestionListsAsync(Actor actor, CancellationToken cancellation)
    {
        var lists = await db.QuestionLists.AsNoTracking().OrderBy(l => l.GroupCode).ThenBy(l => l.Key).Select(l => new { l.GroupCode, l.Key, l.Title }).ToListAsync(cancellation);
        return [.. lists.Where(l => actor.IsSecretariat || actor.Offices.Any(o => o.GroupCode == l.GroupCode))
            .Select(l => new DeskQuestionList(l.GroupCode, l.GroupCode.ToLowerInvariant(), l.Key, l.Title))];
    }
}
