using System.Security.Claims;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Comments;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AttPortal.Web.Features.Comments;

/// <summary>Comments on the papers of a meeting that is being prepared. Each asks anew who acts: editors outlive a request.</summary>
/// <param name="contexts">The database.</param>
/// <param name="actors">Who acts.</param>
/// <param name="audit">Tells of it.</param>
/// <param name="clock">The time.</param>
internal sealed class CommentOperations(IDbContextFactory<PortalDbContext> contexts, CurrentActor actors, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How the actions begin that are recorded here.</summary>
    public const string Actions = "comments.";

    /// <summary>Says something about a place.</summary>
    /// <param name="person">Who.</param>
    /// <param name="slug">Whose papers.</param>
    /// <param name="place">The key of an item, a paragraph or an annex.</param>
    /// <param name="id">Made by whoever sends it: what arrives twice is said once.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="cancellation">Ends with the request.</param>
    /// <returns>The place; refused as papers.not-yours, comments.no-such-place, agenda.adopted, or as the thread refuses.</returns>
    public Task<Result<string>> AddAsync(ClaimsPrincipal person, string slug, string place, Guid id, string text, CancellationToken cancellation) =>
        ChangeAsync(person, slug, place, $"{Actions}added", (thread, actor) =>
        {
            var added = thread.Add(id, text, actor.UserId, actor.Name, clock.GetUtcNow());
            return added.IsRefused ? added.Error : Result.Done;
        }, cancellation);

    /// <summary>States that nothing is left to do about what was said.</summary>
    /// <param name="person">Who.</param>
    /// <param name="slug">Whose papers.</param>
    /// <param name="place">Which thread.</param>
    /// <param name="read">How many comments the person had before their eyes.</param>
    /// <param name="cancellation">Ends with the request.</param>
    public Task<Result<string>> ResolveAsync(ClaimsPrincipal person, string slug, string place, int read, CancellationToken cancellation) =>
        ChangeAsync(person, slug, place, $"{Actions}resolved", (thread, actor) => thread.Resolve(read, actor.Name, clock.GetUtcNow()), cancellation);

    /// <summary>States that something is left to do after all.</summary>
    public Task<Result<string>> ReopenAsync(ClaimsPrincipal person, string slug, string place, CancellationToken cancellation) =>
        ChangeAsync(person, slug, place, $"{Actions}reopened", (thread, _) => thread.Reopen(), cancellation);

    private async Task<Result<string>> ChangeAsync(
        ClaimsPrincipal person, string slug, string place, string action, Func<CommentThread, Actor, Result> verb, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var actor = await actors.FindAsync(person, cancellation);
            if (await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Slug == slug, cancellation) is not { } meeting || !PaperVisibility.MaySeeDraft(actor, meeting))
            {
                return new DomainError("papers.not-yours");
            }

            if (await ObstacleAsync(db, meeting, place, cancellation) is { } obstacle)
            {
                return obstacle;
            }

            var thread = await db.CommentThreads.SingleOrDefaultAsync(t => t.MeetingId == meeting.Id && t.Place == place, cancellation);
            if (thread is null)
            {
                thread = new CommentThread(CommentThreadId.New(), meeting.Id, place);
                db.CommentThreads.Add(thread);
            }

            var before = thread.Revision;
            var result = verb(thread, actor!);
            if (result.IsRefused)
            {
                return result.Error;
            }

            if (thread.Revision == before)
            {
                return place;
            }

            audit.Record(db, actor!, action, $"meetings/{slug}", new { place, comment = thread.Comments.Count, text = action == $"{Actions}added" ? thread.Comments[^1].Text : null });
            try
            {
                await db.SaveChangesAsync(cancellation);
                return place;
            }
            catch (DbUpdateException error) when (attempt < 5
                && error is DbUpdateConcurrencyException or { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } })
            {
                // Somebody else spoke in this moment: the verb is tried on what stands now.
            }
        }
    }

    private static async Task<DomainError?> ObstacleAsync(PortalDbContext db, Meeting meeting, string place, CancellationToken cancellation)
    {
        var agenda = await db.Agendas.AsNoTracking().SingleOrDefaultAsync(a => a.MeetingId == meeting.Id, cancellation);
        if (agenda?.Items.Any(i => i.Key == place) != true)
        {
            var letter = await db.Letters.AsNoTracking().SingleOrDefaultAsync(l => l.MeetingId == meeting.Id, cancellation);
            if (letter?.Texts().Any(t => t.Place == place) != true)
            {
                return new DomainError("comments.no-such-place");
            }
        }

        return agenda?.Stage == AgendaStage.Adopted ? new DomainError("agenda.adopted") : null;
    }
}
