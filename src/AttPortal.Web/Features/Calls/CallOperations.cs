using System.Globalization;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Caching;
using AttPortal.Web.Features.QuestionLists;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Calls;

/// <summary>When a call is open, and what it asks.</summary>
/// <param name="Opens">From when input is taken.</param>
/// <param name="Closes">Until when.</param>
/// <param name="Terms">What is asked, of whom, and how.</param>
public sealed record CallArrangement(VenueTime Opens, VenueTime Closes, CallTerms Terms)
{
    /// <summary>The arrangement as it stands.</summary>
    public static CallArrangement Of(Call call) => new(call.Opens, call.Closes, call.Terms);

    /// <summary>The arrangement in one line: what a form gives back, so that a change by somebody else is noticed.</summary>
    public string Mark => string.Join('|', [
        Told(Opens), Told(Closes), string.Join(',', Terms.Kinds.Order()), string.Join(',', Terms.Invited.Order()),
        string.Join(',', Terms.Languages.Order()), Terms.MaximumFiles.ToString(CultureInfo.InvariantCulture), Terms.Late.ToString()]);

    internal static string Told(VenueTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Local:yyyy-MM-dd HH:mm} {time.Zone}");
}

/// <summary>An extension as somebody wants it.</summary>
/// <param name="Until">The new deadline.</param>
/// <param name="For">For which delegation; null for all.</param>
/// <param name="Reason">Why.</param>
/// <param name="Known">How many extensions the person saw: one decided meanwhile is looked at first.</param>
internal sealed record WantedExtension(VenueTime Until, DelegationId? For, string Reason, int Known);

/// <summary>
/// Changes calls. Those who prepare a meeting draft its calls; what everybody is told, announcing and extending and every change
/// of what was announced, is the Secretariat's.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where changes are written down.</param>
/// <param name="published">Told when everybody may read something else.</param>
internal sealed class CallOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, PublishedGeneration published)
{
    private static readonly DomainError NotYours = new("calls.not-yours");

    /// <summary>Whether a person may write a call: drafts those who prepare, what was announced the Secretariat.</summary>
    public static bool MayWrite(Actor? actor, Meeting meeting, Call call) =>
        CallVisibility.MaySeeDraft(actor, meeting) && (call.AnnouncedAt is null || actor!.IsSecretariat);

    /// <summary>The meeting and the call that a person may write; null where there is none, or for others.</summary>
    public async Task<(Meeting Meeting, Call Call)?> FindAsync(Actor? actor, string slug, int number, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await LoadAsync(db, actor, slug, number, cancellation);
    }

    /// <summary>Begins a call with times and terms that are easily changed; the same form sent twice begins one.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="slug">For which meeting.</param>
    /// <param name="number">The number that the form named.</param>
    /// <param name="original">In which language it is written first.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of the call: the one named, or the next where another meeting's call took that.</returns>
    public async Task<Result<int>> DraftAsync(Actor actor, string slug, int number, Language original, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Slug == slug, cancellation);
        if (meeting is null || !CallVisibility.MaySeeDraft(actor, meeting))
        {
            return NotYours;
        }

        if (await db.Calls.AnyAsync(c => c.MeetingId == meeting.Id && c.Number == number, cancellation))
        {
            return number;
        }

        var next = 1 + (await db.Calls.MaxAsync(c => (int?)c.Number, cancellation) ?? 0);
        if (number < 1 || number > next)
        {
            return NotYours;
        }

        var call = CallDefaults.For(meeting, next, original, await DatabaseClock.NowAsync(db, cancellation));
        db.Calls.Add(call);
        audit.Record(db, actor, "calls.draft.begun", Subject(meeting, call), new { Language = original.Code(), Closes = CallArrangement.Told(call.Closes) });
        await db.SaveChangesAsync(cancellation);
        return next;
    }

    /// <summary>Writes title and text in one language; what can be kept is kept, and the rest told.</summary>
    public async Task<IReadOnlyList<RefusedText>> WriteAsync(
        Actor actor, string slug, int number, Language language, IReadOnlyList<WantedText> wanted, CancellationToken cancellation)
    {
        List<RefusedText> refused = [];
        var done = await ChangeAsync(actor, slug, number, (db, meeting, call, _) =>
        {
            refused.Clear();
            foreach (var text in wanted.Where(t => t.Text is not null))
            {
                var isTitle = text.Key == CallTexts.Title;
                var before = (isTitle ? call.Title : call.Text).In(language);
                var result = isTitle ? call.WriteTitle(language, text.Text!, text.BasedOn) : call.WriteText(language, text.Text!, text.BasedOn);
                if (result.IsRefused)
                {
                    refused.Add(new RefusedText(text.Key, result.Error));
                    continue;
                }

                var after = (isTitle ? call.Title : call.Text).In(language);
                audit.Record(db, actor, Written(call), Subject(meeting, call), new { text.Key, Language = language.Code(), Before = before, After = after });
            }

            if (wanted.Any(t => t.Confirms) && refused.Count == 0)
            {
                call.ConfirmTranslation(language);
                audit.Record(db, actor, Written(call), Subject(meeting, call), new { Language = language.Code(), Confirms = true });
            }

            return Task.FromResult(Result.Done);
        }, cancellation);
        return done.IsRefused ? [new RefusedText(CallTexts.Title, done.Error)] : refused;
    }

    /// <summary>Sets times and terms of a draft. What somebody else set meanwhile is refused, so that both can be looked at.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="slug">Of which meeting.</param>
    /// <param name="number">Which call.</param>
    /// <param name="wanted">What is to hold.</param>
    /// <param name="read">What the person read (<see cref="CallArrangement.Mark"/>).</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<Result> ArrangeAsync(Actor actor, string slug, int number, CallArrangement wanted, string read, CancellationToken cancellation) =>
        ChangeAsync(actor, slug, number, (db, meeting, call, _) =>
        {
            var before = CallArrangement.Of(call);
            if (before.Mark == wanted.Mark)
            {
                return Task.FromResult(Result.Done);
            }

            if (before.Mark != read)
            {
                return Task.FromResult<Result>(new DomainError("calls.terms-changed"));
            }

            var result = call.Arrange(wanted.Opens, wanted.Closes, wanted.Terms);
            if (!result.IsRefused)
            {
                audit.Record(db, actor, "calls.draft.arranged", Subject(meeting, call), new { Before = Told(before), After = Told(wanted) });
            }

            return Task.FromResult(result);
        }, cancellation);

    /// <summary>Announces a call: everybody sees it, and everybody asked is told by mail.</summary>
    /// <param name="actor">Who; Secretariat.</param>
    /// <param name="slug">Of which meeting.</param>
    /// <param name="number">Which call.</param>
    /// <param name="revision">What the person read: nobody announces what they have not seen.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<Result> AnnounceAsync(Actor actor, string slug, int number, int revision, CancellationToken cancellation) =>
        ChangeAsync(actor, slug, number, async (db, meeting, call, now) =>
        {
            if (!actor.IsSecretariat)
            {
                return NotYours;
            }

            if (call.Revision != revision)
            {
                return call.AnnouncedAt is null ? new DomainError("calls.changed-meanwhile") : new DomainError("calls.announced-already");
            }

            var result = call.Announce(now);
            if (result.IsRefused)
            {
                return result;
            }

            audit.Record(db, actor, "calls.announced", Subject(meeting, call), new { Title = call.Title.OriginalText, Closes = CallArrangement.Told(call.Closes) });
            await CallMail.AnnouncedAsync(db, meeting, call, cancellation);
            return Result.Done;
        }, cancellation);

    /// <summary>Extends a call for all or for one delegation; everyone concerned is told by mail.</summary>
    public Task<Result> ExtendAsync(Actor actor, string slug, int number, WantedExtension wanted, CancellationToken cancellation) =>
        ChangeAsync(actor, slug, number, async (db, meeting, call, now) =>
        {
            if (!actor.IsSecretariat || (wanted.For is { } one && !await db.Delegations.AnyAsync(d => d.Id == one, cancellation)))
            {
                return NotYours;
            }

            var reason = RichText.Clean(wanted.Reason) is { IsRefused: false } clean ? clean.Value.Text.Trim() : wanted.Reason;
            if (call.Extensions.Count != wanted.Known)
            {
                // The same form sent twice extends once.
                var again = call.Extensions is [.., var last] && last.For == wanted.For && last.Until == wanted.Until && last.Reason == reason;
                return again ? Result.Done : new DomainError("calls.extended-meanwhile");
            }

            var before = wanted.For is { } delegation ? call.DeadlineFor(delegation) : call.Deadline;
            var extended = call.Extend(wanted.Until, wanted.For, reason, now);
            if (extended.IsRefused)
            {
                return extended.Error;
            }

            var name = wanted.For is { } id ? await db.Delegations.Where(d => d.Id == id).Select(d => d.Name).SingleAsync(cancellation) : null;
            audit.Record(
                db, actor, "calls.extended", Subject(meeting, call),
                new { Delegation = name?.OriginalText, Before = CallArrangement.Told(before), After = CallArrangement.Told(wanted.Until) }, extended.Value.Reason);
            await CallMail.ExtendedAsync(db, meeting, call, extended.Value, name, cancellation);
            return Result.Done;
        }, cancellation);

    private async Task<Result> ChangeAsync(
        Actor actor, string slug, int number, Func<PortalDbContext, Meeting, Call, DateTimeOffset, Task<Result>> verb, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            if (await LoadAsync(db, actor, slug, number, cancellation) is not { } found || !MayWrite(actor, found.Meeting, found.Call))
            {
                return NotYours;
            }

            var result = await verb(db, found.Meeting, found.Call, await DatabaseClock.NowAsync(db, cancellation));
            if (result.IsRefused)
            {
                return result;
            }

            try
            {
                await db.SaveChangesAsync(cancellation);
                if (found.Call.AnnouncedAt is not null)
                {
                    published.Advance();
                }

                return result;
            }
            catch (DbUpdateConcurrencyException) when (attempt < 5)
            {
                // Somebody else changed the call in this moment: the verb is tried on what stands now, and refuses a true conflict.
            }
        }
    }

    private static async Task<(Meeting Meeting, Call Call)?> LoadAsync(PortalDbContext db, Actor? actor, string slug, int number, CancellationToken cancellation)
    {
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Slug == slug, cancellation);
        if (meeting is null || !CallVisibility.MaySeeDraft(actor, meeting))
        {
            return null;
        }

        return await db.Calls.SingleOrDefaultAsync(c => c.MeetingId == meeting.Id && c.Number == number, cancellation) is { } call ? (meeting, call) : null;
    }

    private static string Written(Call call) => call.AnnouncedAt is null ? "calls.draft.written" : "calls.rewritten";

    private static string Subject(Meeting meeting, Call call) => $"meetings/{meeting.Slug}/calls/{call.Number}";

    private static Dictionary<string, string> Told(CallArrangement arrangement) => new()
    {
        ["opens"] = CallArrangement.Told(arrangement.Opens),
        ["closes"] = CallArrangement.Told(arrangement.Closes),
        ["kinds"] = string.Join(", ", arrangement.Terms.Kinds),
        ["invited"] = string.Join(", ", arrangement.Terms.Invited),
        ["languages"] = string.Join(", ", arrangement.Terms.Languages.Select(l => l.Code())),
        ["files"] = arrangement.Terms.MaximumFiles.ToString(CultureInfo.InvariantCulture),
        ["late"] = arrangement.Terms.Late.ToString(),
    };
}
