using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Printing;
using AttPortal.IntegrationTests.Submissions;

namespace AttPortal.IntegrationTests.Compiling;

/// <summary>Who gets the files of an input, and when.</summary>
public sealed partial class InputFilesTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private static readonly Person[] WhoPrepare = [Person.Secretariat, Person.CoChair, Person.SecondCoChair];
    private static readonly Person[] Everybody = [Person.Anonymous, Person.Reader, Person.FocalPoint, Person.Delegate, Person.Signatory, Person.CivilSociety];
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes("What Costa Rica proposes.\n");

    [Fact]
    public async Task Those_who_prepare_the_meeting_save_the_files_of_its_input_and_nobody_else_does()
    {
        var (_, id) = await SubmitAsync();
        var address = await AddressAsync(Person.CoChair, AnInput.Entry(id));

        foreach (var person in WhoPrepare)
        {
            using var client = await fixture.App.ClientAsync(person);
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(Bytes);
            answer.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
            answer.Headers.GetValues("Content-Security-Policy").Should().Equal("sandbox; default-src 'none'; frame-ancestors 'none'");
            answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
            answer.Headers.CacheControl!.ToString().Should().Contain("no-store");
        }

        foreach (var person in Everybody)
        {
            await ExpectNothingAsync(person, address);
            await ExpectNothingAsync(person, AsPublished(address));
        }

        using var coChair = await fixture.App.ClientAsync(Person.CoChair);
        (await coChair.StatusAsync(address.Replace(Meeting, "csp12-wgeti-2026-03-16", StringComparison.Ordinal))).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_files_of_published_input_are_for_everybody_until_it_is_taken_off()
    {
        var (_, id) = await SubmitAsync(("publish", "1"));
        var address = AsPublished(await AddressAsync(Person.CoChair, AnInput.Entry(id)));
        await AnInput.ActAsync(fixture.App, id, "publish");

        (await AddressAsync(Person.Anonymous, AnInput.Page(id))).Should().Be(address);
        foreach (var person in Everybody)
        {
            await ExpectFileAsync(person, address);
            await ExpectNothingAsync(person, AsInput(address));
        }

        await AnInput.ActAsync(fixture.App, id, "unpublish", "A mistake.");
        foreach (var person in Everybody)
        {
            await ExpectNothingAsync(person, address);
        }
    }

    [Fact]
    public async Task Files_of_shared_input_are_for_the_delegations_that_were_asked_and_not_public()
    {
        var (_, id) = await SubmitAsync(("shared", "invited"));
        var address = await AddressAsync(Person.Signatory, AnInput.Page(id));

        await ExpectFileAsync(Person.Signatory, address);
        await ExpectFileAsync(Person.Delegate, address);
        await ExpectNothingAsync(Person.Anonymous, address);
        await ExpectNothingAsync(Person.Reader, address);
    }

    [Fact]
    public async Task The_file_of_a_version_that_was_replaced_leaves_the_public_at_once_and_stays_with_those_who_prepare()
    {
        var (call, id) = await SubmitAsync(("publish", "1"));
        await AnInput.ActAsync(fixture.App, id, "publish");
        var address = await AddressAsync(Person.Anonymous, AnInput.Page(id));
        using var author = await fixture.App.ClientAsync(Person.FocalPoint);

        var begun = await author.SendAsync($"/en/calls/{call}/submissions/{id}", "replace");
        await author.SendAsync(new Uri(fixture.App.Address, begun.Location!).PathAndQuery, "draft", ("text:about", "A better word."), ("publish", "1"), ("shared", "officers"), ("action", "submit"));

        foreach (var person in Everybody)
        {
            await ExpectNothingAsync(person, address);
        }

        await ExpectFileAsync(Person.CoChair, AsInput(address));
    }

    [Fact]
    public async Task The_file_of_a_withdrawn_input_leaves_the_public_at_once()
    {
        var (call, id) = await SubmitAsync(("publish", "1"), ("shared", "invited"));
        await AnInput.ActAsync(fixture.App, id, "publish");
        var address = await AddressAsync(Person.Anonymous, AnInput.Page(id));
        using var author = await fixture.App.ClientAsync(Person.FocalPoint);

        await author.SendAsync($"/en/calls/{call}/submissions/{id}", "withdraw", ("reason", ""));

        foreach (var person in Everybody)
        {
            await ExpectNothingAsync(person, address);
        }
    }

    [Fact]
    public async Task A_file_is_found_only_below_its_own_input()
    {
        var (_, published) = await SubmitAsync(("publish", "1"));
        await AnInput.ActAsync(fixture.App, published, "publish");
        var (_, hidden) = await SubmitAsync(("publish", "1"));
        var open = await AddressAsync(Person.Anonymous, AnInput.Page(published));
        var closed = await AddressAsync(Person.CoChair, AnInput.Entry(hidden));

        await ExpectNothingAsync(Person.Anonymous, $"{AnInput.Page(published)}/files/{closed[^36..]}");
        await ExpectNothingAsync(Person.Anonymous, $"{AnInput.Page(hidden)}/files/{open[^36..]}");
    }

    [Fact]
    public async Task A_compilation_names_the_files_and_leads_to_them()
    {
        var (_, published) = await SubmitAsync(("publish", "1"));
        await AnInput.ActAsync(fixture.App, published, "publish");
        var (_, hidden) = await SubmitAsync(("publish", "1"));
        var address = await AddressAsync(Person.Anonymous, AnInput.Page(published));
        using var anybody = await fixture.App.ClientAsync();
        using var officer = await fixture.App.ClientAsync(Person.CoChair);

        foreach (var by in new[] { "question", "delegation" })
        {
            (await anybody.PageAsync($"{AnInput.Meeting}/compilation?by={by}")).Should().MatchRegex($"<a href=\"{address}\">proposal.txt</a> \\(TXT · 26 bytes\\)").And.NotContain($"{hidden}");
            (await officer.PageAsync($"{AnInput.Meeting}/compilation?by={by}&of=all")).Should().Contain(AsInput(address)).And.Contain($"input/{hidden}/files/");
        }

        using var printed = await anybody.GetAsync(new Uri($"{AnInput.Meeting}/compilation.pdf", UriKind.Relative));
        var pdf = new AttPortal.Documents.Pdf.PrintedPaper(await printed.Content.ReadAsByteArrayAsync(), 0, new Dictionary<string, int>(), new Dictionary<string, int>());
        (await PdfTools.TextAsync(pdf)).Should().Contain("proposal.txt");
        Encoding.Latin1.GetString((await PdfTools.RewrittenAsync(pdf, "--qdf", "--object-streams=disable"))).Should().Contain(new Uri(fixture.App.Address, address).ToString());
    }

    private const string Meeting = AttPortal.Persistence.Sample.PortalSample.MeetingSlug;

    private static string AsPublished(string address) => address.Replace("/input/", "/submissions/", StringComparison.Ordinal);

    private static string AsInput(string address) => address.Replace("/submissions/", "/input/", StringComparison.Ordinal);

    private async Task ExpectFileAsync(Person person, string address)
    {
        using var client = await fixture.App.ClientAsync(person);
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.OK, "{0} asked", person);
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(Bytes);
    }

    /// <summary>The answer, letter by letter and header by header, is that to an address that was never given to anything.</summary>
    private async Task ExpectNothingAsync(Person person, string address)
    {
        using var client = await fixture.App.ClientAsync(person);
        var never = $"{Guid.NewGuid()}";
        var answer = await AnswerAsync(client, address, address[^36..]);
        answer.Should().Be(await AnswerAsync(client, address[..^36] + never, never), "{0} asked", person);
        answer.Should().StartWith(person == Person.Anonymous && address.Contains("/input/", StringComparison.Ordinal) ? "Found" : "NotFound");
        var other = Id().Replace(address, never, 1);
        answer.Should().Be((await AnswerAsync(client, other, address[^36..])).Replace(never, Id().Match(address).Value, StringComparison.Ordinal), "{0} asked", person);
    }

    private static async Task<string> AnswerAsync(HttpClient client, string path, string id)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Set-Cookie")).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order());
        var page = $"{answer.StatusCode}\n{headers}\n{await answer.Content.ReadAsStringAsync()}".Replace(id, "id", StringComparison.Ordinal);
        return Tokens().Replace(page, "");
    }

    private async Task<string> AddressAsync(Person person, string page)
    {
        using var client = await fixture.App.ClientAsync(person);
        return Link().Match(await client.PageAsync(page)) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException("The page leads to no file.");
    }

    private async Task<(int Call, Guid Id)> SubmitAsync(params IEnumerable<(string, string)> more)
    {
        var call = await SampleCall.AnnounceAsync(fixture.App, TimeSpan.FromDays(2));
        return (call, await AnInput.WithFileAsync(fixture.App, call, "proposal.txt", Bytes, more));
    }

    [GeneratedRegex("href=\"(/en/meetings/[^\"]+/files/[^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();

    [GeneratedRegex("value=\"[A-Za-z0-9_-]{60,}\"|<!--Blazor.*?-->|nonce-[^']*")]
    private static partial Regex Tokens();
}
