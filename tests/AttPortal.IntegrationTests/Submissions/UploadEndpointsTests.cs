using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Web.Features.Submissions.Files;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AttPortal.IntegrationTests.Submissions;

/// <summary>The way of files in pieces, over HTTP and in a browser.</summary>
public sealed partial class UploadEndpointsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Begin = "/en/uploads";

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_and_a_reader_finds_nothing()
    {
        using var stranger = await portal.App.ClientAsync();
        using var reader = await portal.App.ClientAsync(Person.Reader);
        var upload = $"{Begin}/{Guid.NewGuid()}";

        (await stranger.StatusAsync(upload)).Should().BeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Unauthorized);
        (await reader.StatusAsync(upload)).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_page_cannot_send_files_in_somebodys_name()
    {
        var form = await FormAsync(portal.App);
        form.Client.DefaultRequestHeaders.Remove("RequestVerificationToken");

        using var answer = await form.BeginAsync("a.txt", 10);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_page_that_is_older_than_the_sign_in_is_given_its_token_anew()
    {
        var form = await FormAsync(portal.App);
        form.Client.DefaultRequestHeaders.Remove("RequestVerificationToken");
        using var refused = await form.BeginAsync("a.txt", 10);
        form.Client.DefaultRequestHeaders.Add("RequestVerificationToken", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString());

        using var answer = await form.BeginAsync("a.txt", 10);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refusal_is_said_in_the_language_of_the_page()
    {
        var form = await FormAsync(portal.App);

        using var answer = await form.BeginAsync("a.exe", 10, "/fr/uploads");

        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sentence").GetString().Should().StartWith("« a.exe » ne peut pas être joint");
    }

    [Fact]
    public async Task A_piece_is_at_most_a_megabyte()
    {
        var form = await FormAsync(portal.App);
        using var begun = await form.BeginAsync("a.txt", 3_000_000);
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var piece = new ByteArrayContent(new byte[UploadOperations.MaximumChunk + 1]);

        using var answer = await form.Client.PutAsync(new Uri($"{Begin}/{id}?offset=0", UriKind.Relative), piece);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Whoever_sends_very_much_is_told_when_to_go_on()
    {
        var database = await TestRun.CopyDatabaseAsync();
        await using (var app = PortalApp.Start(database, services: s => s.AddSingleton(new UploadLimits(PersonFiles: 1))))
        {
            var form = await FormAsync(app);
            using var first = await form.BeginAsync("a.txt", 10);

            using var second = await form.BeginAsync("b.txt", 10);

            second.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
            second.Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.FromMinutes(58));
            (await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sentence").GetString().Should().Contain("60 min");
        }

        await TestRun.DropDatabaseAsync(database);
    }

    [Theory]
    [InlineData("en", "The line dropped.", "Arrived and checked.", "Submit")]
    [InlineData("ar", "انقطع الاتصال.", "وصل وفُحص.", "")]
    public async Task A_file_arrives_whole_though_the_line_drops_in_the_middle(string language, string dropped, string done, string submit)
    {
        await using var visit = await OpenAsync(language);
        var page = visit.Page;
        var pieces = new List<string>();
        await page.RouteAsync("**/uploads/*?offset=*", async route =>
        {
            pieces.Add(route.Request.Url.Split('=')[1]);
            if (pieces.Count == 4)
            {
                await visit.SetOfflineAsync(true);
                await route.AbortAsync();
                return;
            }

            await route.ContinueAsync();
        });

        await page.Locator("#file").SetInputFilesAsync(SampleFile());

        await Expect(page.Locator("#files li")).ToContainTextAsync(dropped);
        await visit.SetOfflineAsync(false);
        await Expect(page.Locator("#files li")).ToContainTextAsync(done);
        pieces.Should().Equal("0", "262144", "524288", "786432", "786432", "1048576");
        (await page.Locator("#file").InputValueAsync()).Should().BeEmpty();
        (await Axe.BarriersAsync(page)).Should().BeEmpty();
        if (submit.Length > 0)
        {
            await page.Locator("button[value=submit]").ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("Received in time");
            await Expect(page.Locator("main")).ToContainTextAsync(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(SampleFile().Buffer)));
        }
    }

    [Fact]
    public async Task After_a_reload_only_what_is_missing_is_sent()
    {
        await using var visit = await OpenAsync("en");
        var page = visit.Page;
        await page.Locator("button[value=save]").ClickAsync();
        await Expect(page).ToHaveURLAsync(Drafted());
        var pieces = new List<string>();
        var isDown = true;
        await page.RouteAsync("**/uploads/*?offset=*", async route =>
        {
            pieces.Add(route.Request.Url.Split('=')[1]);
            await (isDown && pieces.Count > 2 ? route.AbortAsync() : route.ContinueAsync());
        });
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "Our answer.txt");
        await File.WriteAllBytesAsync(path, SampleFile().Buffer);
        await page.Locator("#file").SetInputFilesAsync(path);
        await Expect(page.Locator("#files li")).ToContainTextAsync("The line dropped.");
        await page.ReloadAsync();
        await Expect(page.Locator("#files li")).ToContainTextAsync("Choose it again");
        (isDown, var before) = (false, pieces.Count);

        await page.Locator("#file").SetInputFilesAsync(path);

        await Expect(page.Locator("#files li").Last).ToContainTextAsync("Arrived and checked.");
        pieces[before..].Should().Equal("524288", "786432", "1048576");
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task A_form_that_is_sent_too_early_waits_for_its_file()
    {
        await using var visit = await OpenAsync("en");
        var page = visit.Page;
        var isHeld = new TaskCompletionSource();
        await page.RouteAsync("**/uploads/*?offset=786432", async route =>
        {
            await isHeld.Task;
            await route.ContinueAsync();
        });
        await page.Locator("#file").SetInputFilesAsync(SampleFile());

        await page.Locator("button[value=submit]").ClickAsync();
        await Expect(page.Locator("#files [role=status]")).ToContainTextAsync("The form is sent as soon as the files are there.");
        isHeld.SetResult();

        await Expect(page.Locator("main")).ToContainTextAsync("Received in time");
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_is_told_at_once_and_the_form_stays()
    {
        await using var visit = await OpenAsync("en");

        await visit.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "statement.pdf", MimeType = "application/pdf", Buffer = SampleFile().Buffer });

        await Expect(visit.Page.Locator("#files li")).ToContainTextAsync("“statement.pdf” is not what its name says");
        await Expect(visit.Page.Locator("[name='text:issue']")).ToHaveValueAsync("Brokers work from abroad.");
    }

    private static FilePayload SampleFile() => new()
    {
        Name = "Our answer.txt",
        MimeType = "text/plain",
        Buffer = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 120_000).Select(i => $"Line {i}\n"))[..1_200_000]),
    };

    private async Task<BrowserVisit> OpenAsync(string language)
    {
        var call = await SampleCall.AnnounceAsync(portal.App, TimeSpan.FromDays(2));
        var visit = await Browser.OpenAsync(portal.App, Person.FocalPoint, new BrowserSettings(Language: language));
        await visit.Page.GotoAsync($"/{language}/calls/{call}/submit/ad-hoc-topic");
        foreach (var (field, text) in new[] { ("title", "Brokering"), ("issue", "Brokers work from abroad."), ("challenges", "Registers differ."), ("questions", "Who keeps a register?") })
        {
            await visit.Page.Locator($"[name='text:{field}']").FillAsync(text);
        }

        return visit;
    }

    private static async Task<OpenForm> FormAsync(PortalApp app)
    {
        var call = await SampleCall.AnnounceAsync(app, TimeSpan.FromDays(2));
        var client = await app.ClientAsync(Person.FocalPoint);
        var fields = Forms.Fields(await client.PageAsync($"/en/calls/{call}/submit/ad-hoc-topic"), "draft");
        client.DefaultRequestHeaders.Add("RequestVerificationToken", fields["__RequestVerificationToken"]);
        return new OpenForm(client, fields["draft"], fields["delegation"]);
    }

    [GeneratedRegex("draft=")]
    private static partial Regex Drafted();

    private sealed record OpenForm(HttpClient Client, string Draft, string Delegation)
    {
        public Task<HttpResponseMessage> BeginAsync(string name, long length, string address = Begin) =>
            Client.PostAsJsonAsync(new Uri(address, UriKind.Relative), new { draft = Draft, delegation = Delegation, name, length });
    }
}
