using AttPortal.Domain.Meetings;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Persistence.Sample;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Persistence.Papers;

/// <summary>
/// Documents that were issued before there was a portal, as far as their symbols and titles were seen; without files. The list of
/// CSP11 is whole. A title stands in the language in which it was seen, and in English.
/// </summary>
public static class DocumentSample
{
    private const int WholeConference = 11;

    /// <summary>Adds them once; what was changed or added since stays as it is.</summary>
    public static async Task LoadAsync(PortalDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.Documents.AnyAsync(d => d.ConferenceNumber == WholeConference, cancellation))
        {
            return;
        }

        var meetings = await db.Meetings.AsNoTracking().ToDictionaryAsync(m => m.Slug, m => m.Id, cancellation);
        var ends = await db.Conferences.AsNoTracking().ToDictionaryAsync(c => c.Number, c => c.EndDate, cancellation);
        var now = await DatabaseClock.NowAsync(db, cancellation);
        var sample = SampleFiles.Read<SampleDocuments>("issued-documents.json");
        var documents = sample.Documents.Select(d => DocumentOf(d, meetings, ends)).ToList();
        foreach (var revision in sample.Revisions)
        {
            var document = documents.Single(d => d.Current.SymbolText is { } text && DocumentSymbol.Known(text).WithoutRevision.Text == revision.Of);
            var from = document.Current.Circulations[0].From;
            Expect(document.Revise(DocumentSymbol.Known(revision.Symbol), null).Error);
            Expect(document.Circulate(Audience.Public, [], from).Error);
        }

        foreach (var document in documents.Where(d => d.Current.Symbol?.Parent is not null))
        {
            var ending = document.Current.Symbol!.Ending!.Kind;
            var above = document.Current.Symbol!.Parent!.WithoutRevision;
            var parent = documents.Single(d => above.Equals(d.Current.Symbol?.WithoutRevision));
            Expect(document.HangUnder(parent, ending == SymbolPartKind.Corrigendum ? DocumentRelation.Corrigendum : DocumentRelation.Annex).Error);
        }

        var given = (await db.RunningNumbers.Select(n => n.Number).ToListAsync(cancellation)).ToHashSet();
        var numbers = documents.Select(d => d.Current.Symbol).OfType<DocumentSymbol>().Where(s => s.Era == SymbolEra.Running).Select(s => s.Number);
        db.RunningNumbers.AddRange(numbers.Where(given.Add).Select(n => new RunningNumber(n, "AttPortal", now)));
        db.Documents.AddRange(documents);
        await db.SaveChangesAsync(cancellation);
    }

    private static Document DocumentOf(SampleDocument sample, Dictionary<string, MeetingId> meetings, Dictionary<int, DateOnly> ends)
    {
        var symbol = sample.Symbol is null ? null : DocumentSymbol.Known(sample.Symbol);
        var facts = new DocumentFacts(
            sample.Kind, sample.Section, sample.Group, sample.Cycle, sample.Conference, sample.Meeting is null ? null : meetings[sample.Meeting], null,
            sample.Outside);
        var document = new Document(DocumentId.New(), Language.English, facts, symbol, sample.Date);
        foreach (var (language, text) in sample.Title.OrderBy(t => t.Key != Language.English))
        {
            Expect(document.WriteTitle(language, text, 0).Error);
        }

        foreach (var (language, text) in sample.IssuedBy ?? [])
        {
            Expect(document.WriteIssuedBy(language, text, 0).Error);
        }

        var day = sample.Date ?? (sample.Conference is { } number ? ends[number] : new DateOnly(symbol?.Year ?? 2015, 12, 31));
        Expect(document.Circulate(Audience.Public, [], VenueTime.InGeneva(day, new TimeOnly(12, 0)).Instant).Error);
        return document;
    }

    private static void Expect(DomainError? error)
    {
        if (error is not null)
        {
            throw new FormatException($"The sample breaks a rule: {error}");
        }
    }

    private sealed record SampleDocuments(List<SampleDocument> Documents, List<SampleRevision> Revisions);

    private sealed record SampleDocument(
        string? Symbol,
        DocumentKind Kind,
        ListSection Section,
        Dictionary<Language, string> Title,
        Dictionary<Language, string>? IssuedBy,
        int? Conference,
        string? Group,
        int? Cycle,
        string? Meeting,
        DateOnly? Date,
        string? Outside);

    private sealed record SampleRevision(string Symbol, string Of);
}
