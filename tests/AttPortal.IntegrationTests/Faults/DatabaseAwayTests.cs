using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AttPortal.IntegrationTests.LocalServer;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Submissions;
using AttPortal.Persistence.LocalServer;
using Npgsql;

namespace AttPortal.IntegrationTests.Faults;

/// <summary>PostgreSQL is stopped while the portal runs: everybody is told so in their language, and gets back what they typed.</summary>
public sealed class DatabaseAwayTests
{
    private static readonly Dictionary<string, string> Settings = new() { ["Portal:LogLevel"] = "Fatal" };

    [Fact]
    public async Task While_the_database_is_away_every_answer_says_so_and_afterwards_all_is_well_without_a_hand()
    {
        using var folder = new TemporaryFolder();
        var server = await LocalPostgres.StartAsync(folder.In("postgres"), Durability.Lost, CancellationToken.None);
        await server.EnsureDatabaseAsync("portal", CancellationToken.None);
        try
        {
            await using var app = PortalApp.Start(server.ConnectionString("portal"), Settings);
            await using var other = PortalApp.Start(server.ConnectionString("portal"), Settings);
            var form = $"/en/calls/{await SampleCall.AnnounceAsync(app, TimeSpan.FromDays(2))}/submit/additional-item";
            using var anybody = await app.ClientAsync();
            using var focal = await app.ClientAsync(Person.FocalPoint);
            using var elsewhere = PortalApp.Client(other.Address, await app.CookiesAsync(Person.FocalPoint));
            var signIn = PortalApp.HiddenFields(await anybody.PageAsync("/en/sign-in"));
            var typed = Forms.Fields(await focal.PageAsync(form), "draft");
            (typed["text:title"], typed["text:about"], typed["shared"]) = ("Brokers", "What we wrote for two hours.", "officers");

            await using var visit = await Browser.OpenAsync(app, Person.FocalPoint, new BrowserSettings("ar", Width: 390));

            await KilledDatabaseTests.KillAsync(server);

            await ExpectAwayAsync(await anybody.GetAsync(new Uri("/fr/states?region=African", UriKind.Relative)), "lang=\"fr\"", "réessayez dans une minute");
            await ExpectAwayAsync(await focal.GetAsync(new Uri("/ar/desk", UriKind.Relative)), "dir=\"rtl\"", "حاول من جديد بعد دقيقة");
            using (var content = new FormUrlEncodedContent(signIn))
            {
                await ExpectAwayAsync(await anybody.PostAsync(new Uri("/en/sign-in", UriKind.Relative), content), "lang=\"en\"", "nothing of what you typed is lost on your side: go back, and try again in a minute");
            }

            await ExpectProblemAsync(await anybody.GetAsync(new Uri("/api/v1/meetings", UriKind.Relative)));
            var back = await ExpectFormAsync(focal, form, typed, "Title (needed to submit)");
            await ExpectFormAsync(elsewhere, form, typed, "Title (needed to submit)");
            await ExpectScriptAsync(focal, form, typed);
            (await visit.Page.GotoAsync("/ar/desk"))!.Status.Should().Be(503);
            (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty();

            server = await LocalPostgres.StartAsync(folder.In("postgres"), Durability.Lost, CancellationToken.None);
            await AfterFault.ReadyAsync(app.Address);
            (await anybody.StatusAsync("/fr/states?region=African")).Should().Be(HttpStatusCode.OK);
            (await focal.StatusAsync("/ar/desk")).Should().Be(HttpStatusCode.OK);
            (await anybody.StatusAsync("/api/v1/meetings")).Should().Be(HttpStatusCode.OK);
            var receipt = await focal.SendAsync(form, Forms.Fields(back, "draft"), ("action", "submit"), ("shared", "officers"));
            receipt.Page.Should().Contain("Received in time");
            (await focal.PageAsync(form[..form.LastIndexOf('/')])).Should().Contain("An additional agenda item");
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await server.DisposeAsync();
        }
    }

    private static async Task ExpectAwayAsync(HttpResponseMessage answer, params string[] says)
    {
        using (answer)
        {
            var page = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable, page);
            answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromMinutes(1));
            answer.Headers.CacheControl!.NoStore.Should().BeTrue();
            page.Should().ContainAll(says).And.Contain("<main").And.Contain("</html>");
        }
    }

    private static async Task ExpectProblemAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
            answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromMinutes(1));
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            problem.RootElement.GetProperty("detail").GetString().Should().Contain("try again in a minute");
        }
    }

    /// <summary>The form stands on the page with everything that was typed, ready to be sent again.</summary>
    private static async Task<string> ExpectFormAsync(HttpClient client, string form, Dictionary<string, string> typed, string label)
    {
        var answer = await client.SendAsync(form, typed, ("action", "submit"));
        answer.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Page.Should().Contain("The portal could not save this just now, and nothing was submitted.").And.Contain(label);
        var fields = Forms.Fields(answer.Page, "draft");
        foreach (var (name, value) in typed.Where(t => t.Key is "draft" or "delegation" or "language" || t.Key.StartsWith("text:", StringComparison.Ordinal) || t.Key.StartsWith("version:", StringComparison.Ordinal) || t.Key.StartsWith("read:", StringComparison.Ordinal)))
        {
            fields.Should().Contain(name, value);
        }

        return answer.Page;
    }

    private static async Task ExpectScriptAsync(HttpClient client, string form, Dictionary<string, string> typed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, form) { Content = new FormUrlEncodedContent(typed) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await client.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("unsaved");
    }
}
