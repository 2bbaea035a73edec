using AttPortal.Domain.Delegations;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Web.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Documents;

/// <summary>Documents of the sample meeting, made through the domain.</summary>
internal static class ADocument
{
    public const string Meeting = "csp12-wgtu-2026-03-18";

    private static int number = 4_000;

    /// <summary>The address of a document below the language.</summary>
    public static string Path(Document document) => $"documents/{document.Id}/{document.Current.Symbol!.Slug}";

    /// <summary>Adds a document of the meeting that goes out as said; nobody sees one of which nothing is said.</summary>
    public static async Task<Document> AddedAsync(PortalApp app, string title, Action<Document>? circulate = null)
    {
        await using var db = Database(app);
        var meeting = await db.Meetings.SingleAsync(m => m.Slug == Meeting);
        var symbol = DocumentSymbol.Of("CSP12.WGTU", 2026, "CHAIR", Interlocked.Increment(ref number), "DiscPaper").Value;
        var document = new Document(
            DocumentId.New(), Language.English, new DocumentFacts(DocumentKind.WorkingPaper, ListSection.Main, "WGTU", 12, MeetingId: meeting.Id), symbol, new DateOnly(2026, 2, 20));
        document.WriteTitle(Language.English, title, 0).Error.Should().BeNull();
        circulate?.Invoke(document);
        db.Documents.Add(document);
        await db.SaveChangesAsync();
        app.Services.GetRequiredService<PublishedGeneration>().Advance();
        return document;
    }

    public static PortalDbContext Database(PortalApp app) => app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    public static void ToEverybody(Document document) => document.Circulate(Audience.Public, [], DateTimeOffset.UtcNow.AddMinutes(-1)).Error.Should().BeNull();

    public static void TomorrowToEverybody(Document document) => document.Circulate(Audience.Public, [], DateTimeOffset.UtcNow.AddDays(1)).Error.Should().BeNull();

    public static void ToParties(Document document) =>
        document.Circulate(Audience.Delegations, [ParticipationCategory.StateParty], DateTimeOffset.UtcNow.AddMinutes(-1)).Error.Should().BeNull();

    /// <summary>Notes a file as delivered and checked; nobody asks for its bytes.</summary>
    public static void Delivered(Document document, Language language, int pages)
    {
        document.Deliver(language, new DocumentFile(Guid.NewGuid(), "paper.pdf", AttachmentKind.Pdf, 2_048, pages, $"{document.Id}-{language}"), DateTimeOffset.UnixEpoch).Error.Should().BeNull();
        document.Check(language).Error.Should().BeNull();
    }
}
