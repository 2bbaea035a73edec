using System.Collections.Concurrent;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Persistence.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AttPortal.Web.Features.Submissions;

/// <summary>What a submission stands on, as it is while its transaction lasts.</summary>
/// <param name="For">The call; an extension decided at this moment is either before this or waits for the end of the transaction.</param>
/// <param name="Delegation">Whose submission.</param>
/// <param name="Category">The delegation's place in the rules of procedure, as of the meeting.</param>
/// <param name="People">Everybody of the delegation.</param>
/// <param name="HasDraft">Whether the draft is there; nobody else changes it then.</param>
/// <param name="Now">The database's clock.</param>
internal sealed record Ground(CallOfMeeting For, Delegation Delegation, ParticipationCategory Category, IReadOnlyList<MailRecipient> People, bool HasDraft, DateTimeOffset Now);

/// <summary>
/// Reads in one round trip what a submission stands on. Calls, meetings, delegations and States change seldom and are many bytes:
/// they are kept, and the database is asked each time whether their rows are still those that were read.
/// </summary>
internal sealed class SubmissionGrounds
{
    private const int MostKept = 1000;

    private const string OfCall = """
        select c.id, d.id, concat_ws(' ', c.xmin, c.ctid, m.xmin, m.ctid), concat_ws(' ', m.xmin, m.ctid, d.xmin, d.ctid, s.xmin, s.ctid)
        from calls c join meetings m on m.id = c.meeting_id join delegations d on d.id = $2 left join states s on s.id = d.state_id
        where c.id = $1 for share of c
        """;

    private readonly ConcurrentDictionary<CallId, (string Version, CallOfMeeting Call)> calls = [];
    private readonly ConcurrentDictionary<(CallId, DelegationId), (string Version, Delegation Delegation, ParticipationCategory Category)> delegations = [];

    /// <summary>The database's clock, and the announced call of this number; null where there is none.</summary>
    public async Task<(DateTimeOffset At, CallOfMeeting? Call)> BeginAsync(PortalDbContext db, int number, CancellationToken cancellation)
    {
        var asked = await db.Database.SqlQuery<Beginning>(
            $"""
            select clock_timestamp() as "At", c.id as "Id", concat_ws(' ', c.xmin, c.ctid, m.xmin, m.ctid) as "Version"
            from (values (1)) one left join (calls c join meetings m on m.id = c.meeting_id) on c.number = {number} and c.announced_at is not null
            """).SingleAsync(cancellation);
        return (asked.At, asked.Id is { } id ? await KnownAsync(db, new CallId(id), asked.Version, cancellation) : null);
    }

    /// <summary>Holds the call and the draft until the end of the transaction, and reads.</summary>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="call">Which call.</param>
    /// <param name="delegation">Of whom.</param>
    /// <param name="draft">Which draft; it may not have been saved yet.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Ground> ReadAsync(PortalDbContext db, CallId call, DelegationId delegation, DraftId draft, CancellationToken cancellation)
    {
        var (callVersion, delegationVersion, people, hasDraft, now) = await AskAsync(db, call, delegation, draft, cancellation);
        var known = await KnownAsync(db, call, callVersion, cancellation);
        var (_, whose, category) = delegations.TryGetValue((call, delegation), out var kept) && kept.Version == delegationVersion
            ? kept
            : Keep(delegations, (call, delegation), await DelegationAsync(db, known, delegation, delegationVersion, cancellation));
        return new Ground(known, whose, category, people, hasDraft, now);
    }

    private static async Task<(string Call, string Delegation, List<MailRecipient> People, bool HasDraft, DateTimeOffset Now)> AskAsync(
        PortalDbContext db, CallId call, DelegationId delegation, DraftId draft, CancellationToken cancellation)
    {
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        // Whoever sends the same draft at the same time waits here, and then finds it submitted.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select 1 from drafts where id = $1 for update") { Parameters = { new() { Value = draft.Value } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(OfCall) { Parameters = { new() { Value = call.Value }, new() { Value = delegation.Value } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            select u.id, u.email, u.display_name, u.language from delegation_seats s join users u on u.id = s.user_id
            where s.delegation_id = $1 and u.email is not null
            """) { Parameters = { new() { Value = delegation.Value } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select clock_timestamp()"));

        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var hasDraft = await rows.ReadAsync(cancellation);
        await rows.NextResultAsync(cancellation);
        await rows.ReadAsync(cancellation);
        var (callVersion, delegationVersion) = (rows.GetString(2), rows.GetString(3));
        await rows.NextResultAsync(cancellation);
        List<MailRecipient> people = [];
        while (await rows.ReadAsync(cancellation))
        {
            people.Add(new MailRecipient(rows.GetGuid(0), rows.GetString(1), rows.GetString(2), Languages.Parse(rows.GetString(3))));
        }

        await rows.NextResultAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return (callVersion, delegationVersion, people, hasDraft, await rows.GetFieldValueAsync<DateTimeOffset>(0, cancellation));
    }

    private async Task<CallOfMeeting> KnownAsync(PortalDbContext db, CallId id, string version, CancellationToken cancellation)
    {
        if (calls.TryGetValue(id, out var kept) && kept.Version == version)
        {
            return kept.Call;
        }

        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == id, cancellation);
        var meeting = await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == call.MeetingId, cancellation);
        return Keep(calls, id, (version, new CallOfMeeting(call, meeting))).Item2;
    }

    private static async Task<(string Version, Delegation Delegation, ParticipationCategory Category)> DelegationAsync(
        PortalDbContext db, CallOfMeeting call, DelegationId id, string version, CancellationToken cancellation)
    {
        var delegation = await db.Delegations.AsNoTracking().SingleAsync(d => d.Id == id, cancellation);
        TreatyStatus? status = delegation.StateId is { } state
            ? (await db.States.AsNoTracking().SingleAsync(s => s.Id == state, cancellation)).StatusOn(call.Meeting.StartDate).Status
            : null;
        return (version, delegation, delegation.Category(status));
    }

    private static TValue Keep<TKey, TValue>(ConcurrentDictionary<TKey, TValue> kept, TKey key, TValue value)
        where TKey : notnull
    {
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        return kept[key] = value;
    }

    private sealed record Beginning(DateTimeOffset At, Guid? Id, string Version);
}
