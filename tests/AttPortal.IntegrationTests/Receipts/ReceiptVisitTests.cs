using AttPortal.Documents.Pdf;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Printing;
using Microsoft.Playwright;

namespace AttPortal.IntegrationTests.Receipts;

/// <summary>Somebody with a receipt in their hands, in a browser.</summary>
public sealed class ReceiptVisitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("en", ColorScheme.Dark, 390)]
    [InlineData("ar", ColorScheme.Light, 390)]
    [InlineData("ar", ColorScheme.Dark, 1280)]
    public async Task No_barrier_stands_in_the_way_of_whoever_verifies_a_receipt(string language, ColorScheme scheme, int width)
    {
        var number = await SampleReceipt.SubmitAsync(portal.App, "proposal.pdf", "a-name-that-nobody-would-choose-if-they-had-to-read-it-on-a-small-screen.docx");
        await using var visit = await Browser.OpenAsync(portal.App, settings: new BrowserSettings(language, scheme, Width: width));
        await visit.Page.GotoAsync($"/{language}/receipts/{number}");
        await visit.Page.Locator("summary").Last.ClickAsync();
        await HasNoBarrierAsync(visit.Page);

        foreach (var bytes in new[] { SampleReceipt.Bytes("proposal.pdf"), [1] })
        {
            await visit.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "proposal.pdf", MimeType = "application/pdf", Buffer = bytes });
            await visit.Page.Locator("main form button").ClickAsync();
            await visit.Page.WaitForURLAsync("**/check");
            await HasNoBarrierAsync(visit.Page);
        }

        visit.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_script_a_file_is_compared_and_the_language_of_the_answer_can_be_changed()
    {
        var number = await SampleReceipt.SubmitAsync(portal.App, "proposal.pdf");
        await using var visit = await Browser.OpenAsync(portal.App, settings: new BrowserSettings(Script: false));
        await visit.Page.GotoAsync($"/en/receipts/{number}");
        await visit.Page.GetByLabel("Check a file against this receipt").SetInputFilesAsync(new FilePayload { Name = "kept.pdf", MimeType = "application/pdf", Buffer = SampleReceipt.Bytes("proposal.pdf") });

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();

        (await visit.Page.Locator(".band[role=status]").InnerTextAsync()).Should().Contain("proposal.pdf");
        await visit.Page.Locator(".languages summary").ClickAsync();
        await visit.Page.Locator(".languages a[hreflang=fr]").ClickAsync();
        (await visit.Page.Locator("main").InnerTextAsync()).Should().Contain("Vérifié");
    }

    [Fact]
    public async Task The_page_prints_with_its_proof_and_without_what_can_only_be_pressed()
    {
        var number = await SampleReceipt.SubmitAsync(portal.App, "proposal.pdf");
        await using var visit = await Browser.OpenAsync(portal.App);
        await visit.Page.GotoAsync($"/en/receipts/{number}");

        var bytes = await visit.Page.PdfAsync(new PagePdfOptions { Format = "A4" });

        var text = string.Concat((await PdfTools.TextAsync(new PrintedPaper(bytes, 0, new Dictionary<string, int>(), new Dictionary<string, int>()))).Where(c => !char.IsWhiteSpace(c)));
        text.Should().Contain(number).And.Contain(SampleReceipt.Digest("proposal.pdf")).And.Contain("AttPortalregisterhead1").And.Contain($"/en/receipts/{number}");
        text.Should().NotContain("Checkafile").And.NotContain("ReceiptasPDF");
    }

    private static async Task HasNoBarrierAsync(IPage page)
    {
        (await Axe.BarriersAsync(page)).Should().BeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0, "nothing may stick out sideways");
    }
}
