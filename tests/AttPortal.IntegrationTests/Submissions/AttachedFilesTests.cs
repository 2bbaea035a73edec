using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Printing;
using AttPortal.Tests.Documents;
using AttPortal.Web.Features.Submissions.Files;

namespace AttPortal.IntegrationTests.Submissions;

/// <summary>Files as a form without script brings them, and as people of the delegation get them back.</summary>
public sealed class AttachedFilesTests(PortalFixture portal, PrinterFixture printer) : IClassFixture<PortalFixture>, IClassFixture<PrinterFixture>
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 60_000).Select(i => $"Line {i}\n")));

    [Fact]
    public async Task A_form_without_script_brings_its_file()
    {
        var (client, path, fields) = await FormAsync();

        var saved = await SendAsync(client, path, fields, "our\u202E answer.txt", Text);

        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var page = await client.PageAsync(saved.Headers.Location!.ToString());
        page.Should().Contain("<bdi>our answer.txt</bdi>");
        var receipt = await client.SendAsync(path, Forms.Fields(page, "draft"), ("action", "submit"));
        receipt.Page.Should().Contain("Received in time").And.Contain(Convert.ToHexStringLower(SHA256.HashData(Text)));
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_is_told_and_the_text_stays()
    {
        var (client, path, fields) = await FormAsync();
        fields["action"] = "submit";

        using var answer = await SendAsync(client, path, fields, "statement.pdf", Text);

        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.Should().Contain("“statement.pdf” is not what its name says").And.Contain("Brokers work from abroad.").And.Contain("href=\"#files\"").And.NotContain("Received in time");
    }

    [Fact]
    public async Task A_paper_that_the_portal_printed_can_be_attached()
    {
        var paper = (await printer.Printer.PrintAsync(APaper.Annotated("Text[^1] 文字 نص.\n\n[^1]: See the [site](https://example.org/page).").Document, default)).Printed();
        var (client, path, fields) = await FormAsync();

        using var answer = await SendAsync(client, path, fields, "agenda.pdf", paper.Bytes.ToArray());

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("--object-streams=generate", null)]
    [InlineData("--linearize", null)]
    [InlineData("--encrypt user owner 256 --", "files.encrypted")]
    public async Task A_paper_that_other_programs_wrote_anew_is_judged_as_before(string options, string? code)
    {
        var paper = (await printer.Printer.PrintAsync(APaper.Annotated("Text").Document, default)).Printed();

        var rewritten = await PdfTools.RewrittenAsync(paper, options.Split(' '));

        (AttachmentCheck.Check("a.pdf", rewritten).Error?.Code).Should().Be(code);
    }

    [Fact]
    public async Task A_file_is_given_out_to_be_saved_and_cannot_run()
    {
        var (client, path, fields) = await FormAsync();
        var address = await AttachedAsync(client, path, fields, "مقترح.txt");

        using var answer = await client.GetAsync(address);

        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(Text);
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/plain");
        answer.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.Should().Be("مقترح.txt");
        answer.Headers.GetValues("Content-Security-Policy").Should().Equal("sandbox; default-src 'none'; frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.CacheControl!.ToString().Should().Contain("no-store").And.Contain("private");
    }

    [Fact]
    public async Task A_download_goes_on_where_it_broke_off()
    {
        var (client, path, fields) = await FormAsync();
        var address = await AttachedAsync(client, path, fields, "a.txt");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = new RangeHeaderValue(600_000, 600_099);

        using var answer = await client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(Text[600_000..600_100]);
    }

    [Fact]
    public async Task A_file_of_another_delegation_is_not_found()
    {
        var (client, path, fields) = await FormAsync();
        var address = (await AttachedAsync(client, path, fields, "a.txt")).ToString();

        foreach (var person in new[] { Person.Signatory, Person.Secretariat, Person.Reader })
        {
            using var other = await portal.App.ClientAsync(person);
            (await other.StatusAsync(address)).Should().Be(HttpStatusCode.NotFound, "{0} asked", person);
        }

        using var colleague = await portal.App.ClientAsync(Person.Delegate);
        (await colleague.StatusAsync(address)).Should().Be(HttpStatusCode.OK);
        (await client.StatusAsync(address[..^1] + (address[^1] == '0' ? '1' : '0'))).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_cannot_name_a_file_that_somebody_else_sent()
    {
        var (client, path, fields) = await FormAsync();
        fields["upload"] = Guid.NewGuid().ToString();

        var answer = await client.SendAsync(path, fields, ("action", "save"));

        answer.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        answer.Page.Should().Contain("This upload is not here any more.").And.Contain("Brokers work from abroad.");
    }

    private async Task<(HttpClient Client, string Path, Dictionary<string, string> Fields)> FormAsync()
    {
        var call = await SampleCall.AnnounceAsync(portal.App, TimeSpan.FromDays(2));
        var path = $"/en/calls/{call}/submit/ad-hoc-topic";
        var client = await portal.App.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await client.PageAsync(path), "draft");
        (fields["text:title"], fields["text:issue"]) = ("Brokering", "Brokers work from abroad.");
        (fields["text:challenges"], fields["text:questions"]) = ("Registers differ.", "Who keeps a register?");
        fields["action"] = "save";
        return (client, path, fields);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, Dictionary<string, string> fields, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields.Where(f => f.Key != "file"))
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new ByteArrayContent(bytes), "file", name);
        return await client.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    private static async Task<Uri> AttachedAsync(HttpClient client, string path, Dictionary<string, string> fields, string name)
    {
        using var saved = await SendAsync(client, path, fields, name, Text);
        var page = await client.PageAsync(saved.Headers.Location!.ToString());
        return new Uri(System.Text.RegularExpressions.Regex.Match(page, "href=\"(/en/drafts/[^\"]+/files/[^\"]+)\"").Groups[1].Value, UriKind.Relative);
    }
}
