using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Letters;

/// <summary>Sets the facts of a letter: its day, its deadline, where to send, and as of when its tables count.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where changes are written down.</param>
internal sealed class LetterOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit)
{
    /// <summary>The meeting and letter that a person prepares; null where there is none, or for others.</summary>
    public async Task<(Meeting Meeting, Letter Letter)?> FindAsync(Actor? actor, string slug, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await LoadAsync(db, actor, slug, cancellation);
    }

    /// <summary>
    /// Sets the facts. Others may write texts of the letter meanwhile; a change of the facts themselves is refused, so that
    /// both can be looked at.
    /// </summary>
    /// <param name="actor">Who.</param>
    /// <param name="slug">Whose letter.</param>
    /// <param name="facts">What is to hold.</param>
    /// <param name="read">What the person read (<see cref="LetterFacts.Mark"/>).</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result> SetAsync(Actor actor, string slug, LetterFacts facts, string read, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            if (await LoadAsync(db, actor, slug, cancellation) is not { } found)
            {
                return new DomainError("papers.not-yours");
            }

            var before = LetterFacts.Of(found.Letter);
            if (before.Mark == facts.Mark)
            {
                return Result.Done;
            }

            if (before.Mark != read)
            {
                return new DomainError("letter.facts-changed");
            }

            var result = Set(found.Letter, facts);
            if (result.IsRefused)
            {
                return result;
            }

            audit.Record(db, actor, "letter.facts.set", $"meetings/{slug}", new { Before = Told(before), After = Told(LetterFacts.Of(found.Letter)) });
            try
            {
                await db.SaveChangesAsync(cancellation);
                return Result.Done;
            }
            catch (DbUpdateConcurrencyException) when (attempt < 5)
            {
                // Somebody saved a text of the same letter in this moment; it does not touch the facts.
            }
        }
    }

    private static Result Set(Letter letter, LetterFacts facts)
    {
        var result = letter.Announce(facts.Date, facts.Deadline, facts.SendTo);
        foreach (var (annex, asOf) in facts.AsOf)
        {
            result = result.IsRefused ? result : letter.CountAsOf(annex[0], asOf);
        }

        return result;
    }

    private static async Task<(Meeting Meeting, Letter Letter)?> LoadAsync(PortalDbContext db, Actor? actor, string slug, CancellationToken cancellation)
    {
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Slug == slug, cancellation);
        if (meeting is null || !PaperVisibility.MaySeeDraft(actor, meeting))
        {
            return null;
        }

        return await db.Letters.SingleOrDefaultAsync(l => l.MeetingId == meeting.Id, cancellation) is { } letter ? (meeting, letter) : null;
    }

    private static Dictionary<string, string> Told(LetterFacts facts) => new()
    {
        ["date"] = $"{facts.Date:O}",
        ["deadline"] = $"{facts.Deadline.Local:yyyy-MM-dd HH:mm} {facts.Deadline.Zone}",
        ["sendTo"] = facts.SendTo,
        ["asOf"] = string.Join(", ", facts.AsOf.Select(a => $"{a.Key} {a.Value:O}")),
    };
}
