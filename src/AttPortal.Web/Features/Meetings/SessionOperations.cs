using System.Globalization;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Caching;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Meetings;

/// <summary>Adds, moves and cancels sessions. Everybody reads the change at once, so it is the Secretariat's.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where changes are written down.</param>
/// <param name="published">Told when everybody may read something else.</param>
internal sealed class SessionOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, PublishedGeneration published)
{
    private static readonly DomainError NotYours = new("sessions.not-yours");
    private static readonly DomainError ChangedMeanwhile = new("sessions.changed-meanwhile");

    /// <summary>The meeting whose sessions a person may change; null where there is none, or for others.</summary>
    public async Task<Meeting?> FindAsync(Actor? actor, string slug, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return actor?.IsSecretariat == true ? await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Slug == slug, cancellation) : null;
    }

    /// <summary>Adds a session; the same form sent twice adds one.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="slug">To which meeting.</param>
    /// <param name="hours">When.</param>
    /// <param name="revision">What the person read: what somebody else changed meanwhile is looked at first.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<Result> AddAsync(Actor actor, string slug, SessionHours hours, int revision, CancellationToken cancellation) =>
        ChangeAsync(actor, slug, revision, meeting => meeting.StandingSessions.Any(s => s.Hours == hours), (db, meeting, now) =>
        {
            var added = meeting.AddSession(hours, now);
            if (added.IsRefused)
            {
                return added.Error;
            }

            audit.Record(db, actor, "sessions.added", Subject(meeting), new { Session = added.Value.Number, When = Told(meeting, hours) });
            return Result.Done;
        }, cancellation);

    /// <summary>Moves a session; the same form sent twice moves it once.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="slug">Of which meeting.</param>
    /// <param name="number">Which session.</param>
    /// <param name="hours">When it will be.</param>
    /// <param name="reason">Why, as everybody reads it.</param>
    /// <param name="revision">What the person read.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<Result> MoveAsync(Actor actor, string slug, int number, SessionHours hours, string reason, int revision, CancellationToken cancellation) =>
        ChangeAsync(actor, slug, revision, meeting => meeting.FindSession(number) is { IsMoved: true } moved && moved.Hours == hours && moved.LastChange!.Reason == Clean(reason), (db, meeting, now) =>
        {
            var before = meeting.FindSession(number)?.Hours;
            var moved = meeting.MoveSession(number, hours, Clean(reason), now);
            if (!moved.IsRefused)
            {
                audit.Record(db, actor, "sessions.moved", Subject(meeting), new { Session = number, Before = Told(meeting, before!), After = Told(meeting, hours) }, Clean(reason));
            }

            return moved;
        }, cancellation);

    /// <summary>Cancels a session for good; the same form sent twice cancels it once.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="slug">Of which meeting.</param>
    /// <param name="number">Which session.</param>
    /// <param name="reason">Why, as everybody reads it.</param>
    /// <param name="revision">What the person read.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<Result> CancelAsync(Actor actor, string slug, int number, string reason, int revision, CancellationToken cancellation) =>
        ChangeAsync(actor, slug, revision, meeting => meeting.FindSession(number) is { IsCancelled: true } cancelled && cancelled.LastChange!.Reason == Clean(reason), (db, meeting, now) =>
        {
            var result = meeting.CancelSession(number, Clean(reason), now);
            if (!result.IsRefused)
            {
                audit.Record(db, actor, "sessions.cancelled", Subject(meeting), new { Session = number, When = Told(meeting, meeting.FindSession(number)!.Hours) }, Clean(reason));
            }

            return result;
        }, cancellation);

    private async Task<Result> ChangeAsync(
        Actor actor, string slug, int revision, Func<Meeting, bool> isDone, Func<PortalDbContext, Meeting, DateTimeOffset, Result> verb, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!actor.IsSecretariat || await db.Meetings.SingleOrDefaultAsync(m => m.Slug == slug, cancellation) is not { } meeting)
        {
            return NotYours;
        }

        if (meeting.Revision != revision)
        {
            return isDone(meeting) ? Result.Done : ChangedMeanwhile;
        }

        var result = verb(db, meeting, await DatabaseClock.NowAsync(db, cancellation));
        if (result.IsRefused)
        {
            return result;
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangedMeanwhile;
        }

        published.Advance();
        return result;
    }

    private static string Clean(string reason) => RichText.Clean(reason) is { IsRefused: false } clean ? clean.Value.Text.Trim() : reason;

    private static string Subject(Meeting meeting) => $"meetings/{meeting.Slug}";

    private static string Told(Meeting meeting, SessionHours hours) =>
        string.Create(CultureInfo.InvariantCulture, $"{hours.Date:yyyy-MM-dd} {hours.Start:HH:mm}–{hours.End:HH:mm} {meeting.Zone}");
}
