using System.Security.Claims;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Persistence;
using AttPortal.Web.Caching;
using AttPortal.Web.Features.Delegations;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Documents;

/// <summary>For whom documents are looked up, at an instant.</summary>
/// <param name="IsSecretariat">Whether they see all there is.</param>
/// <param name="Offices">Their offices, as in "WGTU 12": what their groups prepare, they see from the beginning.</param>
/// <param name="CategoryMask">Of which categories the delegations are for which they speak, as bits.</param>
/// <param name="Now">By the database's clock, which decides what has gone out.</param>
internal sealed record DocumentReader(bool IsSecretariat, IReadOnlyList<string> Offices, int CategoryMask, DateTimeOffset Now)
{
    /// <summary>Somebody of whom nothing is known.</summary>
    public static DocumentReader Anybody(DateTimeOffset now) => new(false, [], 0, now);

    /// <summary>Whether a person prepares a document, and so sees of it what nobody else sees yet.</summary>
    public bool Prepares(Document document) => IsSecretariat || Offices.Contains($"{document.GroupCode} {document.Cycle}");
}

/// <summary>
/// Who may see which documents: decided here and nowhere else. Pages, lists, counts, files, archives, searches, feeds and the API all
/// start from these queries; what is not in them is answered like what does not exist.
/// </summary>
internal static class DocumentVisibility
{
    /// <summary>The revisions that a person may see at that instant.</summary>
    public static IQueryable<DocumentRevision> RevisionsFor(this PortalDbContext db, DocumentReader reader)
    {
        if (reader.IsSecretariat)
        {
            return db.DocumentRevisions;
        }

        var (now, mask, offices) = (reader.Now, reader.CategoryMask, reader.Offices);
        var open = db.DocumentRevisions.Where(r => db.Circulations.Any(c =>
            c.RevisionId == r.Id && c.From <= now && (c.Audience == Audience.Public || (c.Audience == Audience.Delegations && (c.CategoryMask & mask) != 0))));
        return offices.Count == 0
            ? open
#pragma warning disable CA1305 // A number without culture: it is put into words by the database.
            : db.DocumentRevisions.Where(r => open.Any(o => o.Id == r.Id) || db.Documents.Any(d => d.Id == r.DocumentId && offices.Contains(d.GroupCode + " " + d.Cycle.ToString())));
#pragma warning restore CA1305
    }

    /// <summary>The documents of which a person may see a revision.</summary>
    public static IQueryable<Document> DocumentsFor(this PortalDbContext db, DocumentReader reader)
    {
        var revisions = db.RevisionsFor(reader);
        return reader.IsSecretariat ? db.Documents : db.Documents.Where(d => revisions.Any(r => r.DocumentId == d.Id));
    }

    /// <summary>
    /// The language versions that go out with those revisions: checked ones. What is not checked yet is for the board of those who
    /// prepare.
    /// </summary>
    public static IQueryable<LanguageVersion> VersionsFor(this PortalDbContext db, DocumentReader reader)
    {
        var revisions = db.RevisionsFor(reader);
        return db.LanguageVersions.Where(v => v.Stage == VersionStage.Checked && v.File != null && revisions.Any(r => r.Id == v.RevisionId));
    }
}

/// <summary>Says who reads.</summary>
/// <param name="db">The database.</param>
/// <param name="actors">Who is signed in.</param>
internal sealed class DocumentReaders(PortalDbContext db, CurrentActor actors)
{
    /// <summary>Whoever sent a request, at the instant at which the database answers.</summary>
    public async Task<DocumentReader> OfAsync(ClaimsPrincipal? user, CancellationToken cancellation)
    {
        var now = await DatabaseClock.NowAsync(db, cancellation);
        return await actors.FindAsync(user, cancellation) is { } actor ? await OfAsync(actor, now, cancellation) : DocumentReader.Anybody(now);
    }

    /// <summary>
    /// Keeps a page no longer than until something goes out to everybody. It may live shorter than other pages; that a page is drawn
    /// anew tells nothing, and the instant itself is in no header.
    /// </summary>
    public async Task EndWithNextAsync(HttpContext? context, DocumentReader reader, CancellationToken cancellation)
    {
        if (context is not null && PublicPages.IsForEverybody(context)
            && await db.Circulations.Where(c => c.Audience == Audience.Public && c.From > reader.Now).MinAsync(c => (DateTimeOffset?)c.From, cancellation) is { } next)
        {
            context.ChangesAt(next, reader.Now);
        }
    }

    private async Task<DocumentReader> OfAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var offices = actor.Offices.Select(o => $"{o.GroupCode} {o.Cycle}").ToList();
        if (actor.Seats.Count == 0)
        {
            return new DocumentReader(actor.IsSecretariat, offices, 0, now);
        }

        var categories = await DelegationQueries.CategoriesAsync(db, VenueTime.At(now, VenueTime.Geneva).Date, cancellation);
        var own = actor.Seats.Select(s => categories.TryGetValue(s.DelegationId, out var category) ? category : (Domain.Delegations.ParticipationCategory?)null);
        return new DocumentReader(actor.IsSecretariat, offices, Domain.Papers.Circulation.MaskOf(own.Where(c => c is not null).Select(c => c!.Value)), now);
    }
}
