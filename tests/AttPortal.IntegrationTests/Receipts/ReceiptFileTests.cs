using System.Net;
using AttPortal.Documents.Pdf;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Printing;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Receipts;

/// <summary>The receipt as a file to keep.</summary>
public sealed class ReceiptFileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en", "Received in time", "Verified: this receipt stands in the register as it was entered.", "Page 1 of 1")]
    [InlineData("fr", "Reçu dans les délais", "Vérifié : ce récépissé figure au registre tel qu’il a été inscrit.", "Page 1 sur 1")]
    [InlineData("es", "Recibido en plazo", "Verificado: este recibo consta en el registro tal como se inscribió.", "Página 1 de 1")]
    [InlineData("ru", "Получено в срок", "Проверено: эта расписка стоит в реестре такой, какой была внесена.", "Стр. 1 из 1")]
    [InlineData("zh", "按时收到", "已核验：此回执在登记册中与登记时一致。", "第1页，共1页")]
    [InlineData("ar", "استُلم في الموعد", "هذا الإيصال قائم في السجل كما", "الصفحة")]
    public async Task It_says_on_one_page_in_each_language_what_the_page_says(string language, string arrival, string standing, string page)
    {
        var number = await SampleReceipt.SubmitAsync(portal.App, "proposal.pdf");

        var file = await FileAsync(portal.App, language, number);

        var whole = await PdfTools.TextAsync(file);
        whole.Should().Contain(SampleReceipt.Digest("proposal.pdf"), "whoever copies a digest copies nothing else");
        var text = Letters(whole);
        text.Should().Contain(Letters(number)).And.Contain(Letters(arrival)).And.Contain(Letters(standing)).And.Contain(Letters(page));
        text.Should().Contain("proposalpdf").And.Contain("AttPortalregisterhead1");
        text.Should().NotContain("Brokersworkfromabroad");
    }

    [Fact]
    public async Task It_is_tagged_and_all_its_words_are_in_one_language()
    {
        var file = await FileAsync(portal.App, "ar", await SampleReceipt.SubmitAsync(portal.App, "مقترح.pdf", "proposal.pdf"));

        (await PdfTools.InfoAsync(file)).Should().MatchRegex(@"Tagged:\s+yes").And.MatchRegex(@"Pages:\s+1\b");
        (await PdfTools.ObjectsAsync(file)).Should().Contain("/Lang (ar").And.Contain("pdfuaid");
        (await PdfTools.StructureAsync(file)).Should().Contain("H1").And.Contain("H2").And.Contain("Link");
    }

    [Fact]
    public async Task No_cache_keeps_it_and_no_search_engine_lists_it()
    {
        using var client = await portal.App.ClientAsync();

        using var answer = await client.GetAsync(Address("en", await SampleReceipt.SubmitAsync(portal.App)));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Headers.GetValues("X-Robots-Tag").Should().Equal("noindex");
        answer.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
    }

    [Fact]
    public async Task Signs_that_no_font_has_in_the_name_of_a_file_do_not_keep_its_receipt_from_being_printed()
    {
        const string Name = "\U000F0000\U0001F9FF plan.pdf";

        var file = await FileAsync(portal.App, "en", await SampleReceipt.SubmitAsync(portal.App, Name));

        (await PdfTools.TextAsync(file)).Should().Contain("?? plan.pdf").And.Contain(SampleReceipt.Digest(Name));
    }

    [Fact]
    public async Task Without_a_worker_the_answer_is_clear_and_the_page_of_the_receipt_stands()
    {
        var number = await SampleReceipt.SubmitAsync(portal.App);
        await using var app = PortalApp.Start(portal.ConnectionString, new Dictionary<string, string> { ["Portal:PdfWorkerFolder"] = "/nowhere" });

        await SaysWhyAsync(app, number, "the printing service does not start");
    }

    [Fact]
    public async Task While_the_worker_hangs_the_answer_is_clear_and_the_page_of_the_receipt_stands()
    {
        var number = await SampleReceipt.SubmitAsync(portal.App);
        // Readable by all: the worker runs as nobody where the tests run as root.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"attportal-worker-{Guid.NewGuid():N}"));
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "worker.mjs"), "process.stdin.once('data', () => { for (;;); });");
            await using var app = PortalApp.Start(portal.ConnectionString, services: services => services.AddSingleton(
                _ => new PdfPrinter(new PdfOptions { WorkerFolder = folder.FullName, Timeout = TimeSpan.FromSeconds(1) })));

            await SaysWhyAsync(app, number, "Printing took longer than 1 seconds");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("00000-00000-00000-00000")]
    [InlineData("nonsense")]
    public async Task An_unknown_number_is_answered_as_its_page_is(string number)
    {
        using var client = await portal.App.ClientAsync();

        using var file = await client.GetAsync(Address("en", number));
        using var page = await client.GetAsync(new Uri($"/en/receipts/{number}", UriKind.Relative));

        file.StatusCode.Should().Be(HttpStatusCode.NotFound).And.Be(page.StatusCode);
        (await file.Content.ReadAsStringAsync()).Should().Contain("There is no receipt with this number.");
        (await page.Content.ReadAsStringAsync()).Should().Contain("There is no receipt with this number.");
    }

    private static async Task SaysWhyAsync(PortalApp app, string number, string why)
    {
        using var client = await app.ClientAsync();
        using var answer = await client.GetAsync(Address("en", number));

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        (await answer.Content.ReadAsStringAsync()).Should().Contain("The receipt cannot be printed now").And.Contain(why).And.Contain($"href=\"/en/receipts/{number}\"");
        (await client.PageAsync($"/en/receipts/{number}")).Should().Contain("Verified");
    }

    private static async Task<PrintedPaper> FileAsync(PortalApp app, string language, string number)
    {
        using var client = await app.ClientAsync();
        using var answer = await client.GetAsync(Address(language, number));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.OK
            ? new PrintedPaper(bytes, 0, new Dictionary<string, int>(), new Dictionary<string, int>())
            : throw new InvalidOperationException($"The file answered {answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(bytes)}");
    }

    private static Uri Address(string language, string number) => new($"/{language}/receipts/{number}.pdf", UriKind.Relative);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).Normalize(System.Text.NormalizationForm.FormKC);
}
