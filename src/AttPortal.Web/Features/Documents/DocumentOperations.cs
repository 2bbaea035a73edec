using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Caching;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Features.Documents;

/// <summary>Under which symbol somebody wants to issue a document.</summary>
/// <param name="Whole">The symbol as printed, for a document that was issued elsewhere; empty where it is to be put together.</param>
/// <param name="Body">As in CSP12.WGTU.</param>
/// <param name="Year">The calendar year of issue.</param>
/// <param name="Author">As in CHAIR.</param>
/// <param name="Number">The running number; null for the next.</param>
/// <param name="Type">As in Conf.Rep.</param>
internal sealed record WantedSymbol(string Whole, string Body, int Year, string Author, int? Number, string Type)
{
    /// <summary>The symbol that would come of it.</summary>
    /// <param name="next">The number that would be given.</param>
    public Result<DocumentSymbol> With(int next) => Whole.Trim().Length > 0 ? DocumentSymbol.Parse(Whole) : DocumentSymbol.Of(Body, Year, Author, Number ?? next, Type);
}

/// <summary>A document that somebody wants to begin.</summary>
/// <param name="Original">In which language it is first written.</param>
/// <param name="Title">What it is called, in that language.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="IssuedOn">The day to be printed on it.</param>
/// <param name="Symbol">Under which symbol.</param>
internal sealed record NewDocument(Language Original, string Title, DocumentFacts Facts, DateOnly? IssuedOn, WantedSymbol Symbol);

/// <summary>What may follow an issued document under its number.</summary>
public enum DocumentFollowing
{
    Revision,
    Annex,
    Addendum,
    Corrigendum,
}

/// <summary>Begins, describes and gives up documents; the Secretariat's. Nothing of it shows to anybody else before it goes out.</summary>
/// <param name="contexts">The database.</param>
/// <param name="audit">Where changes are written down.</param>
/// <param name="published">Told when everybody may read something else.</param>
internal sealed class DocumentOperations(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, PublishedGeneration published)
{
    /// <summary>So many annexes, addenda or corrigenda hang under one document at most: annexes have letters.</summary>
    private const int MostFollowing = 26;

    private static readonly DomainError NotYours = new("papers.not-yours");

    /// <summary>The number that would be given now. Until it is given, somebody else may get it.</summary>
    public async Task<Result<int>> NextNumberAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat)
        {
            return NotYours;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await NextAsync(db, cancellation);
    }

    /// <summary>
    /// Begins a document and gives it its number, both or neither. Two people who do so at once wait for each other, so that no number
    /// is given twice; a number stays given although the document is given up.
    /// </summary>
    /// <returns>The document; refused as a symbol is, or as papers.symbol-taken, papers.number-given or papers.number-far.</returns>
    public async Task<Result<Document>> BeginAsync(Actor actor, NewDocument wanted, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat)
        {
            return NotYours;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"lock table running_numbers in share row exclusive mode", cancellation);
        var next = await NextAsync(db, cancellation);
        var symbol = wanted.Symbol.With(next);
        if (symbol.IsRefused)
        {
            return symbol.Error;
        }

        if (await RefusalAsync(db, symbol.Value, next, cancellation) is { } refusal)
        {
            return refusal;
        }

        var document = new Document(DocumentId.New(), wanted.Original, wanted.Facts, symbol.Value, wanted.IssuedOn);
        var titled = document.WriteTitle(wanted.Original, wanted.Title, 0);
        if (titled.IsRefused)
        {
            return titled.Error;
        }

        if (document.Title.OriginalText.Length == 0)
        {
            return new DomainError("papers.untitled");
        }

        if (symbol.Value.Era == SymbolEra.Running)
        {
            db.RunningNumbers.Add(new RunningNumber(symbol.Value.Number, actor.Name, await DatabaseClock.NowAsync(db, cancellation)));
        }

        db.Documents.Add(document);
        audit.Record(db, actor, "documents.begun", Subject(document), new { Symbol = symbol.Value.Text, Title = document.Title.OriginalText });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return document;
    }

    /// <summary>The document with all that belongs to it; null where there is none, or for others.</summary>
    public async Task<Document?> FindAsync(Actor actor, string id, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await WholeAsync(db, id, cancellation);
    }

    /// <summary>Writes title and issuer in one language.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which document.</param>
    /// <param name="language">In which language.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="issuedBy">Who issued it; empty where the symbol says enough.</param>
    /// <param name="revision">The document's revision that the person read: what somebody else wrote meanwhile is looked at first.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<Result> WriteAsync(Actor actor, string id, Language language, string title, string issuedBy, int revision, CancellationToken cancellation) =>
        ChangeAsync(actor, id, revision, "documents.written", document =>
        {
            var written = document.WriteTitle(language, title, document.Title.VersionIn(language));
            return written.IsRefused ? written : document.WriteIssuedBy(language, issuedBy, document.IssuedBy.VersionIn(language));
        }, document => new { Language = language.Code(), Title = document.Title.In(language), IssuedBy = document.IssuedBy.In(language) }, cancellation);

    /// <summary>Sets what is known of a document, and the day of its newest revision.</summary>
    public Task<Result> ArrangeAsync(Actor actor, string id, DocumentFacts facts, DateOnly? issuedOn, int revision, CancellationToken cancellation) =>
        ChangeAsync(actor, id, revision, "documents.arranged", document =>
        {
            document.Arrange(facts with { Items = document.Items });
            document.Redate(issuedOn);
            return Result.Done;
        }, document => new { Kind = document.Kind.ToString(), document.Cycle, document.ConferenceNumber, IssuedOn = issuedOn }, cancellation);

    /// <summary>Begins what follows a document under its number: a revision of it, or a document that hangs under it.</summary>
    /// <returns>The document that was changed or begun; refused as papers.no-symbol, papers.too-many-following, or as the document refuses.</returns>
    public async Task<Result<Document>> FollowAsync(Actor actor, string id, DocumentFollowing following, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat)
        {
            return NotYours;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await WholeAsync(db, id, cancellation) is not { } document)
        {
            return NotYours;
        }

        if (document.Current.Symbol is not { } symbol)
        {
            return new DomainError("papers.no-symbol");
        }

        var changed = document;
        if (following == DocumentFollowing.Revision)
        {
            var revised = document.Revise(symbol.Revised(document.Current.Number + 1), null);
            if (revised.IsRefused)
            {
                return revised.Error;
            }

            db.Add(revised.Value);
        }
        else
        {
            var begins = symbol.Text.ToUpperInvariant() + "%";
            var keys = await db.DocumentRevisions.Where(r => EF.Functions.Like(r.SymbolKey!, begins)).Select(r => r.SymbolKey!).ToListAsync(cancellation);
            var free = Enumerable.Range(0, MostFollowing).Select(n => Next(symbol, following, n)).FirstOrDefault(s => !keys.Contains(s.Text.ToUpperInvariant()));
            if (free is not { } next)
            {
                return new DomainError("papers.too-many-following", MostFollowing);
            }

            changed = new Document(
                DocumentId.New(), document.Original, new DocumentFacts(
                    document.Kind, document.Section, document.GroupCode, document.Cycle, document.ConferenceNumber, document.MeetingId, document.Items), next, null);
            changed.HangUnder(document, Enum.Parse<DocumentRelation>(following.ToString()));
            db.Documents.Add(changed);
        }

        audit.Record(db, actor, "documents.followed", Subject(document), new { Following = following.ToString(), Symbol = changed.Current.SymbolText });
        return await SaveAsync(db, cancellation) is { } refusal ? refusal : changed;
    }

    /// <summary>Notes from whom and until when a language version of the newest revision is awaited; whoever prepares the document does.</summary>
    /// <returns>Done; refused as the document refuses it.</returns>
    public async Task<Result> AwaitAsync(Actor actor, string id, Language language, string from, VenueTime until, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await WholeAsync(db, id, cancellation) is not { } document || !MayPrepare(actor, document))
        {
            return NotYours;
        }

        var awaited = document.Await(language, from, until);
        if (awaited.IsRefused)
        {
            return awaited;
        }

        audit.Record(db, actor, "documents.awaited", Subject(document), new { Language = language.Code(), From = from.Trim(), Until = Calls.CallArrangement.Told(until) });
        return await SaveAsync(db, cancellation) is { } refusal ? refusal : Result.Done;
    }

    /// <summary>Gives up a document that nobody was sent. Its number stays given, and is not used again.</summary>
    public async Task<Result> AbandonAsync(Actor actor, string id, string reason, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat)
        {
            return NotYours;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await WholeAsync(db, id, cancellation) is not { } document)
        {
            return NotYours;
        }

        if (document.Revisions.Any(r => r.Circulations.Count > 0))
        {
            return new DomainError("papers.went-out", document.Current.SymbolText ?? document.Title.OriginalText);
        }

        if (await db.Documents.AnyAsync(d => d.ParentId == document.Id, cancellation))
        {
            return new DomainError("papers.has-followers");
        }

        db.Documents.Remove(document);
        audit.Record(db, actor, "documents.abandoned", Subject(document), new { Symbol = document.Current.SymbolText, Title = document.Title.OriginalText }, reason.Trim());
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static Task<Document?> WholeAsync(PortalDbContext db, string id, CancellationToken cancellation)
    {
        var wanted = new DocumentId(id);
        return db.WholeDocuments.SingleOrDefaultAsync(d => d.Id == wanted, cancellation);
    }

    private static bool MayPrepare(Actor actor, Document document) =>
        actor.IsSecretariat || (document is { GroupCode: { } group, Cycle: { } cycle } && actor.Offices.Contains(new Office(group, cycle)));

    private static DocumentSymbol Next(DocumentSymbol symbol, DocumentFollowing following, int number) => following switch
    {
        DocumentFollowing.Addendum => symbol.Added(number + 1),
        DocumentFollowing.Corrigendum => symbol.Corrected(number + 1),
        _ => symbol.Annexed(number == 0 ? null : (char)('A' + number)),
    };

    private static async Task<int> NextAsync(PortalDbContext db, CancellationToken cancellation) =>
        1 + (await db.RunningNumbers.MaxAsync(n => (int?)n.Number, cancellation) ?? 0);

    private static async Task<DomainError?> RefusalAsync(PortalDbContext db, DocumentSymbol symbol, int next, CancellationToken cancellation)
    {
        var key = symbol.Text.ToUpperInvariant();
        if (await db.DocumentRevisions.AnyAsync(r => r.SymbolKey == key, cancellation))
        {
            return new DomainError("papers.symbol-taken", symbol.Text);
        }

        if (symbol.Era == SymbolEra.Early)
        {
            return null;
        }

        if (symbol.Number > next + RunningNumber.FarthestAhead)
        {
            return new DomainError("papers.number-far", symbol.Number, next);
        }

        return await db.RunningNumbers.AnyAsync(n => n.Number == symbol.Number, cancellation) ? new DomainError("papers.number-given", symbol.Number, next) : null;
    }

    private static async Task<DomainError?> SaveAsync(PortalDbContext db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || error.IsDuplicate())
        {
            return new DomainError("papers.document-changed");
        }
    }

    private static string Subject(Document document) => $"documents/{document.Id}";

    private async Task<Result> ChangeAsync(Actor actor, string id, int revision, string action, Func<Document, Result> verb, Func<Document, object> told, CancellationToken cancellation)
    {
        if (!actor.IsSecretariat)
        {
            return NotYours;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await WholeAsync(db, id, cancellation) is not { } document)
        {
            return NotYours;
        }

        if (document.Revision != revision)
        {
            return new DomainError("papers.document-changed");
        }

        var before = told(document);
        var result = verb(document);
        if (result.IsRefused)
        {
            return result;
        }

        audit.Record(db, actor, action, Subject(document), new { Before = before, After = told(document) });
        if (await SaveAsync(db, cancellation) is { } refusal)
        {
            return refusal;
        }

        published.Advance();
        return Result.Done;
    }
}
