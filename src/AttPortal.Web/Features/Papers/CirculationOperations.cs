using System.Security.Cryptography;
using AttPortal.Documents.Pdf;
using AttPortal.Documents.Tree;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Web.Auditing;
using AttPortal.Web.Caching;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AttPortal.Web.Features.Papers;

/// <summary>What a person saw when deciding to circulate.</summary>
/// <param name="IssuedOn">The day to be printed.</param>
/// <param name="Reason">Why something may stay open; null when nothing is.</param>
/// <param name="AgendaRevision">The agenda's revision that was shown.</param>
/// <param name="LetterRevision">The letter's revision that was shown.</param>
internal sealed record CirculationOrder(DateOnly IssuedOn, string? Reason, int AgendaRevision, int LetterRevision);

/// <summary>Sends the papers of a meeting out: keeps what they say and prints them in all languages, in one transaction.</summary>
/// <param name="contexts">The database.</param>
/// <param name="composer">Makes the trees.</param>
/// <param name="printer">Prints them.</param>
/// <param name="audit">Writes down who did it.</param>
/// <param name="clock">The time.</param>
/// <param name="published">Tells the cached pages.</param>
internal sealed class CirculationOperations(
    IDbContextFactory<PortalDbContext> contexts,
    PaperComposer composer,
    PdfPrinter printer,
    AuditTrail audit,
    TimeProvider clock,
    PublishedGeneration published)
{
    /// <summary>Circulates the papers as they stand.</summary>
    /// <returns>The version; refused as papers.not-yours, papers.changed-meanwhile, as the agenda refuses, or as the printer does.</returns>
    public Task<Result<AgendaVersion>> CirculateAsync(Actor actor, string slug, CirculationOrder order, CancellationToken cancellation) =>
        SendOutAsync(actor, slug, order, clock.GetUtcNow(), (papers, at) => papers.Agenda.Circulate(order.IssuedOn, at, actor.Name, papers.Call, papers.FindOpenPoints(), order.Reason), "papers.circulated", cancellation);

    /// <summary>Records that the group adopted its agenda; the adopted version goes out.</summary>
    public Task<Result<AgendaVersion>> AdoptAsync(Actor actor, string slug, CirculationOrder order, CancellationToken cancellation) =>
        SendOutAsync(actor, slug, order, clock.GetUtcNow(), (papers, at) => papers.Agenda.Adopt(order.IssuedOn, at, actor.Name), "papers.adopted", cancellation);

    /// <summary>Circulates with an instant from the past: for the sample, whose papers went out long ago.</summary>
    internal Task<Result<AgendaVersion>> CirculateAtAsync(Actor actor, string slug, CirculationOrder order, DateTimeOffset at, CancellationToken cancellation) =>
        SendOutAsync(actor, slug, order, at, (papers, instant) => papers.Agenda.Circulate(order.IssuedOn, instant, actor.Name, papers.Call, papers.FindOpenPoints(), order.Reason), "papers.circulated", cancellation);

    private async Task<Result<AgendaVersion>> SendOutAsync(
        Actor actor,
        string slug,
        CirculationOrder order,
        DateTimeOffset at,
        Func<MeetingPapers, DateTimeOffset, Result<AgendaVersion>> verb,
        string action,
        CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Slug == slug, cancellation);
        var agenda = meeting is null ? null : await db.AgendasWithVersions.SingleOrDefaultAsync(a => a.MeetingId == meeting.Id, cancellation);
        var letter = meeting is null ? null : await db.Letters.SingleOrDefaultAsync(l => l.MeetingId == meeting.Id, cancellation);
        if (meeting is null || agenda is null || letter is null || !actor.Prepares(meeting))
        {
            return new DomainError("papers.not-yours");
        }

        if (agenda.Revision != order.AgendaRevision || letter.Revision != order.LetterRevision)
        {
            return new DomainError("papers.changed-meanwhile");
        }

        var papers = await MeetingPapers.WithAsync(db, meeting, agenda, letter, cancellation);
        var version = verb(papers, at);
        if (version.IsRefused)
        {
            return version.Error;
        }

        foreach (var language in Languages.All)
        {
            var parts = await PrintAsync(papers, meeting, version.Value, language, cancellation);
            if (parts.IsRefused)
            {
                return parts.Error;
            }

            db.IssuedParts.AddRange(parts.Value);
        }

        audit.Record(db, actor, action, $"meetings/{slug}", new { version.Value.Number, Stage = version.Value.Stage.ToString(), version.Value.IssuedOn, version.Value.OpenPoints }, order.Reason);
        if (!await SaveAsync(db, letter, cancellation))
        {
            return new DomainError("papers.changed-meanwhile");
        }

        published.Advance();
        return version;
    }

    /// <summary>Keeps everything, unless somebody changed agenda or letter, or circulated, while the papers were printed.</summary>
    private static async Task<bool> SaveAsync(PortalDbContext db, Letter letter, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // The agenda is written and so guards itself by its revision; the letter is only read, and is held until the end.
        var revision = await db.Database.SqlQuery<int>($"select revision as \"Value\" from letters where id = {letter.Id.Value} for share").ToListAsync(cancellation);
        if (revision.Single() != letter.Revision)
        {
            return false;
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody else sent out the version of this number a moment earlier.
            return false;
        }
    }

    private async Task<Result<List<IssuedPart>>> PrintAsync(MeetingPapers papers, Meeting meeting, AgendaVersion version, Language language, CancellationToken cancellation)
    {
        var issue = new Issue(version.IssuedOn, version.RevisionLabel, version.Stage == AgendaStage.Adopted);
        var composed = composer.Compose(papers, language, issue);
        if (composed.Values.SelectMany(p => p.Problems).FirstOrDefault() is { } problem)
        {
            return new DomainError("papers.too-wrong", language.NativeName(), problem.Place);
        }

        var counted = await printer.CountPagesAsync(composed[PaperParts.Package].Document, cancellation);
        if (counted.IsRefused)
        {
            return counted.Error;
        }

        var parts = new List<IssuedPart>();
        foreach (var (name, paper) in composed)
        {
            var document = paper.Document.WithPageCounts(counted.Value);
            var printed = await printer.PrintAsync(document, cancellation);
            if (printed.IsRefused)
            {
                return printed.Error;
            }

            var pdf = printed.Value.Bytes.ToArray();
            parts.Add(new IssuedPart(version.Id, meeting.Id, name, language, document.Title, DocumentJson.Write(document), pdf, Convert.ToHexStringLower(SHA256.HashData(pdf)), printed.Value.Pages, StaleTexts.Of(papers, name, language)));
        }

        return parts;
    }
}
