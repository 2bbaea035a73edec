using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Web.Caching;
using AttPortal.Web.Features.Delegations;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Calls;

/// <summary>A call in a list, with what stands in its address.</summary>
/// <param name="Call">The call.</param>
/// <param name="Meeting">For which meeting.</param>
/// <param name="Deadline">The deadline that holds for whoever reads the list.</param>
/// <param name="Now">By the clock that decides.</param>
public sealed record CallInList(Call Call, Meeting Meeting, VenueTime Deadline, DateTimeOffset Now)
{
    /// <summary>How far it has come, for whoever reads the list.</summary>
    public CallStage Stage => Call.StageAt(Now) == CallStage.Closed && Now < Call.End(Deadline) ? CallStage.Open : Call.StageAt(Now);

    /// <summary>Below the language in addresses.</summary>
    public string Path => $"meetings/{Meeting.Slug}/calls/{Call.Number}";
}

/// <summary>A call on somebody's desk.</summary>
/// <param name="Line">The call, with the deadline that holds for them.</param>
/// <param name="MayWrite">Whether they write it; else they answer it.</param>
/// <param name="MayExtend">Whether they may extend it.</param>
/// <param name="MayAnswer">Whether it asks a delegation of theirs.</param>
/// <param name="HasDraft">Whether that delegation has a draft, which is not submitted.</param>
/// <param name="HasSubmitted">Whether something that it submitted holds.</param>
public sealed record CallOnDesk(CallInList Line, bool MayWrite, bool MayExtend, bool MayAnswer, bool HasDraft, bool HasSubmitted);

/// <summary>An extension for one delegation.</summary>
/// <param name="Delegation">Its name.</param>
/// <param name="Extension">Until when, and why.</param>
public sealed record OwnExtension(LocalizedText Delegation, DeadlineExtension Extension);

/// <summary>Reads calls.</summary>
/// <param name="db">The database.</param>
internal sealed class CallQueries(PortalDbContext db)
{
    /// <summary>On a desk a call stands so long after its deadline: late input is received, and somebody may ask.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private const int OnDesk = 50;

    /// <summary>The clock that decides whether something is late.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken cancellation) => DatabaseClock.NowAsync(db, cancellation);

    /// <summary>A kept page that lists calls lives no longer than until one of them opens or closes.</summary>
    public static void EndWith(HttpContext? context, IEnumerable<CallInList> lines)
    {
        foreach (var line in lines)
        {
            context.ChangesAt(line.Call.Opens.Instant, line.Now);
            context.ChangesAt(Call.End(line.Deadline), line.Now);
        }
    }

    /// <summary>A call of a meeting, as far as a person may see it; null where there is none.</summary>
    public async Task<Call?> FindAsync(Meeting meeting, int number, Actor? actor, CancellationToken cancellation)
    {
        var calls = CallVisibility.MaySeeDraft(actor, meeting) ? db.Calls : db.AnnouncedCalls();
        return await calls.AsNoTracking().SingleOrDefaultAsync(c => c.MeetingId == meeting.Id && c.Number == number, cancellation);
    }

    /// <summary>The calls of a meeting that were announced, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<CallInList>> AnnouncedAsync(Meeting meeting, CancellationToken cancellation) =>
        await ListAsync(db.AnnouncedCalls().Where(c => c.MeetingId == meeting.Id), meeting, cancellation);

    /// <summary>All calls of a meeting, for those who prepare it.</summary>
    public async Task<IReadOnlyList<CallInList>> PreparedAsync(Meeting meeting, CancellationToken cancellation) =>
        await ListAsync(db.Calls.Where(c => c.MeetingId == meeting.Id), meeting, cancellation);

    /// <summary>The number that the next call will have.</summary>
    public async Task<int> NextNumberAsync(CancellationToken cancellation) => 1 + (await db.Calls.MaxAsync(c => (int?)c.Number, cancellation) ?? 0);

    /// <summary>The announced calls whose deadline was set for latest, of all meetings.</summary>
    public async Task<IReadOnlyList<CallInList>> LatestAsync(int count, CancellationToken cancellation) => await JoinedAsync(
        db.AnnouncedCalls().OrderByDescending(c => c.Closes.Local).ThenBy(c => c.Number).Take(count), cancellation);

    /// <summary>
    /// What stands on a person's desk: for those who prepare meetings, drafts and what is not long closed; for delegates, what
    /// was announced to delegations like theirs, with the deadline that holds for them.
    /// </summary>
    public async Task<IReadOnlyList<CallOnDesk>> OnDeskAsync(Actor actor, CancellationToken cancellation)
    {
        var recent = await JoinedAsync(db.Calls.OrderByDescending(c => c.Closes.Local).Take(OnDesk), cancellation);
        var seats = actor.Seats.Select(s => s.DelegationId).ToList();
        var delegations = await db.Delegations.AsNoTracking().Where(d => seats.Contains(d.Id)).ToListAsync(cancellation);
        var ids = delegations.Select(d => d.StateId).ToList();
        var states = await db.States.AsNoTracking().AsSingleQuery().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        var drafting = (await db.OpenDrafts().Where(d => seats.Contains(d.DelegationId)).Select(d => d.CallId).Distinct().ToListAsync(cancellation)).ToHashSet();
        var submitted = (await db.SubmissionsInForce().Where(s => seats.Contains(s.DelegationId)).Select(s => s.CallId).Distinct().ToListAsync(cancellation)).ToHashSet();
        var shown = new List<CallOnDesk>();
        foreach (var line in recent)
        {
            var call = line.Call;
            var isAnnounced = call.AnnouncedAt is not null;
            List<Delegation> asked = isAnnounced
                ? [.. delegations.Where(d => call.Terms.Invited.Contains(d.Category(d.StateId is { } id ? states[id].StatusOn(line.Meeting.StartDate).Status : null)))]
                : [];
            if (asked.Count > 0 || CallVisibility.MaySeeDraft(actor, line.Meeting))
            {
                var deadline = asked.Select(d => call.DeadlineFor(d.Id)).Append(call.Deadline).MaxBy(d => d.Instant);
                shown.Add(new(
                    line with { Deadline = deadline }, CallOperations.MayWrite(actor, line.Meeting, call), actor.IsSecretariat && isAnnounced,
                    asked.Count > 0, drafting.Contains(call.Id), submitted.Contains(call.Id)));
            }
        }

        return [.. shown.Where(c => c.Line.Stage != CallStage.Closed || c.Line.Now - c.Line.Deadline.Instant < Remembered).OrderBy(c => c.Line.Deadline.Instant)];
    }

    /// <summary>Extensions for single delegations: all of them for those who prepare; else those of a person's own delegations.</summary>
    public async Task<IReadOnlyList<OwnExtension>> OwnExtensionsAsync(Meeting meeting, Call call, Actor? actor, CancellationToken cancellation)
    {
        var mayRead = call.Extensions.Where(e => e.For is { } one && (CallVisibility.MaySeeDraft(actor, meeting) || actor?.Represents(one) == true)).ToList();
        var ids = mayRead.Select(e => e.For!.Value).ToList();
        var names = await db.Delegations.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Name, cancellation);
        return [.. mayRead.Select(e => new OwnExtension(names[e.For!.Value], e))];
    }

    /// <summary>The delegations that a call asks, for choosing one.</summary>
    public async Task<IReadOnlyList<(DelegationId Id, LocalizedText Name)>> InvitedAsync(Meeting meeting, Call call, CancellationToken cancellation)
    {
        var categories = await DelegationQueries.CategoriesAsync(db, meeting.StartDate, cancellation);
        var all = await db.Delegations.Select(d => new { d.Id, d.Name }).ToListAsync(cancellation);
        return [.. all.Where(d => call.Terms.Invited.Contains(categories[d.Id])).Select(d => (d.Id, d.Name))];
    }

    private async Task<IReadOnlyList<CallInList>> ListAsync(IQueryable<Call> chosen, Meeting meeting, CancellationToken cancellation)
    {
        var calls = await chosen.AsNoTracking().OrderBy(c => c.Number).ToListAsync(cancellation);
        var now = calls.Count == 0 ? default : await NowAsync(cancellation);
        return [.. calls.Select(c => new CallInList(c, meeting, c.Deadline, now))];
    }

    private async Task<IReadOnlyList<CallInList>> JoinedAsync(IQueryable<Call> chosen, CancellationToken cancellation)
    {
        var calls = await chosen.AsNoTracking().ToListAsync(cancellation);
        var ids = calls.Select(c => c.MeetingId).Distinct().ToList();
        var meetings = await db.Meetings.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellation);
        var now = calls.Count == 0 ? default : await NowAsync(cancellation);
        return [.. calls.Select(c => new CallInList(c, meetings[c.MeetingId], c.Deadline, now))];
    }
}
