using System.Net;
using System.Text;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Receipts;

/// <summary>Somebody who holds a receipt and a file asks whether the two belong together.</summary>
public sealed class FileCheckTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const int Largest = 21 * 1024 * 1024;

    [Fact]
    public async Task A_file_with_the_same_bytes_is_told_which_one_it_is_whatever_it_is_called_now()
    {
        var number = await SampleReceipt.SubmitAsync(portal.App, "proposal.pdf", "annex.docx");

        var (status, page) = await CheckAsync(number, SampleReceipt.Bytes("annex.docx"), "renamed.docx");

        status.Should().Be(HttpStatusCode.OK);
        var result = Result(page);
        result.Should().Contain("The same file was received, bit for bit:").And.Contain("annex.docx").And.NotContain("proposal.pdf");
        page.Should().Contain("Verified").And.NotContain("renamed.docx");
    }

    [Fact]
    public async Task A_file_of_which_one_byte_differs_matches_none()
    {
        var number = await SampleReceipt.SubmitAsync(portal.App, "proposal.pdf");
        var bytes = SampleReceipt.Bytes("proposal.pdf");
        bytes[0] ^= 1;

        var (status, page) = await CheckAsync(number, bytes);

        status.Should().Be(HttpStatusCode.OK);
        page.Should().Contain("This file matches none of the files on this receipt.").And.Contain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task The_largest_file_that_a_receipt_may_have_is_compared()
    {
        var (status, page) = await CheckAsync(await SampleReceipt.SubmitAsync(portal.App, "proposal.pdf"), new byte[Largest]);

        status.Should().Be(HttpStatusCode.OK);
        page.Should().Contain("This file matches none");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_in_words()
    {
        var (status, page) = await CheckAsync(await SampleReceipt.SubmitAsync(portal.App, "proposal.pdf"), new byte[Largest + 1]);

        status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        page.Should().Contain("The file was not compared.").And.Contain("larger than 21 MB").And.Contain("Verified");
    }

    [Fact]
    public async Task Without_a_file_the_form_asks_for_one()
    {
        var number = await SampleReceipt.SubmitAsync(portal.App, "proposal.pdf");

        // As a browser sends it when nothing was chosen: no name, no bytes.
        var (status, page) = await CheckAsync(number, [], "");

        status.Should().Be(HttpStatusCode.UnprocessableEntity);
        page.Should().Contain("No file arrived.").And.Contain("aria-invalid=\"true\"");
    }

    [Fact]
    public async Task A_form_from_elsewhere_compares_nothing()
    {
        var number = await SampleReceipt.SubmitAsync(portal.App, "proposal.pdf");

        var (status, page) = await CheckAsync(number, SampleReceipt.Bytes("proposal.pdf"), token: "forged");

        status.Should().Be(HttpStatusCode.BadRequest);
        page.Should().Contain("The page was open too long.").And.NotContain("bit for bit");
    }

    [Fact]
    public async Task What_is_no_form_at_all_compares_nothing()
    {
        var number = await SampleReceipt.SubmitAsync(portal.App, "proposal.pdf");
        using var client = await portal.App.ClientAsync();
        using var broken = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf", Encoding.ASCII);
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var text = new StringContent("file=1");

        using var first = await client.PostAsync(Check(number), broken);
        using var second = await client.PostAsync(Check(number), text);

        first.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        second.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task An_unknown_number_compares_nothing()
    {
        using var client = await portal.App.ClientAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a.pdf" } };

        using var answer = await client.PostAsync(Check("00000-00000-00000-00000"), form);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_answer_of_the_form_opened_again_leads_to_the_receipt()
    {
        var number = await SampleReceipt.SubmitAsync(portal.App);
        using var client = await portal.App.ClientAsync();

        using var answer = await client.GetAsync(Check(number));

        answer.Headers.Location!.ToString().Should().Be($"/en/receipts/{number}");
    }

    [Fact]
    public async Task A_receipt_without_files_offers_nothing_to_compare()
    {
        using var client = await portal.App.ClientAsync();

        (await client.PageAsync($"/en/receipts/{await SampleReceipt.SubmitAsync(portal.App)}")).Should().NotContain("type=\"file\"");
    }

    private async Task<(HttpStatusCode Status, string Page)> CheckAsync(string number, byte[] bytes, string name = "file.bin", string? token = null)
    {
        using var client = await portal.App.ClientAsync();
        var fields = PortalApp.HiddenFields(await client.PageAsync($"/en/receipts/{number}"));
        using var form = new MultipartFormDataContent { { new StringContent(token ?? fields["__RequestVerificationToken"]), "__RequestVerificationToken" } };
        using var file = new ByteArrayContent(bytes);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name}\"");
        form.Add(file);
        using var answer = await client.PostAsync(Check(number), form);
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The band that says what came of it.</summary>
    private static string Result(string page) => page[page.IndexOf("<div class=\"band", StringComparison.Ordinal)..page.IndexOf("<header class=\"pagehead\"", StringComparison.Ordinal)];

    private static Uri Check(string number) => new($"/en/receipts/{number}/check", UriKind.Relative);
}
