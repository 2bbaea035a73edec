using System.Net;
using System.Net.Http.Json;
using System.Text;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Delegations;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.IntegrationTests.Submissions.Api;

/// <summary>Who is let in by a token, where, and what is told to all others.</summary>
public sealed class ApiAccessTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_submits_without_a_good_token()
    {
        using var nobody = new HttpClient { BaseAddress = portal.App.Address };
        using var unknown = await ApiProgram.OfAsync(portal.App);
        unknown.Client.DefaultRequestHeaders.Authorization = new("Bearer", ApiTokenSecret.New());
        using var ended = await ApiProgram.OfAsync(portal.App);
        using var expired = await ApiProgram.OfAsync(portal.App);
        await using var db = SampleCall.Open(portal.App);
        await db.ApiTokens.Where(t => t.Id == ended.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.EndedAt, DateTimeOffset.UtcNow));
        await db.ApiTokens.Where(t => t.Id == expired.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.ExpiresAt, DateTimeOffset.UtcNow));
        using var content = JsonContent.Create(ApiProgram.Item(1));

        using var without = await nobody.PostAsync(new Uri(ApiProgram.Submissions, UriKind.Relative), content);
        var missing = await ApiAnswer.OfAsync(without);
        ApiAnswer[] refused = [await unknown.SubmitAsync(ApiProgram.Item(1)), await ended.SubmitAsync(ApiProgram.Item(1)), await expired.SubmitAsync(ApiProgram.Item(1))];

        (missing.Status, missing.Code, missing.Challenge).Should().Be((HttpStatusCode.Unauthorized, "api.token-missing", "Bearer realm=\"AttPortal\""));
        refused.Select(r => (r.Status, r.Code, r.Challenge, r.Type)).Should().AllBeEquivalentTo(
            (HttpStatusCode.Unauthorized, "api.token-refused", "Bearer realm=\"AttPortal\", error=\"invalid_token\"", "application/problem+json"));
    }

    [Fact]
    public async Task A_token_that_was_ended_by_its_page_is_refused_at_the_next_request()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        using var focal = await portal.App.ClientAsync(Person.FocalPoint);
        var call = await SampleCall.AnnounceAsync(portal.App, TimeSpan.FromDays(2));
        (await program.SubmitAsync(ApiProgram.Item(call))).Status.Should().Be(HttpStatusCode.Created);

        await focal.SendAsync("/en/delegations/cri/tokens", "end", ("Ending.Token", program.Id.Value.ToString()), ("Ending.Reason", "It leaked."));

        (await program.SubmitAsync(ApiProgram.Item(call))).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_program_of_a_delegation_for_which_nobody_speaks_is_refused()
    {
        using var program = await ApiProgram.OfAsync(portal.App, "ton");

        (await program.SubmitAsync(ApiProgram.Item(1))).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(Person.FocalPoint)]
    [InlineData(Person.Secretariat)]
    public async Task A_person_who_has_signed_in_is_not_a_program(Person person)
    {
        using var client = await portal.App.ClientAsync(person);
        using var content = JsonContent.Create(ApiProgram.Item(await SampleCall.AnnounceAsync(portal.App, TimeSpan.FromDays(2))));
        content.Headers.Add("Idempotency-Key", "by cookie");

        using var answer = await client.PostAsync(new Uri(ApiProgram.Submissions, UriKind.Relative), content);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/en/delegation")]
    [InlineData("/en/delegations/cri/tokens")]
    [InlineData("/en/desk")]
    [InlineData("/en/calls/1/submit")]
    [InlineData("/register/heads")]
    public async Task A_program_opens_no_page(string path)
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        using var nobody = await portal.App.ClientAsync();
        nobody.DefaultRequestHeaders.Authorization = program.Client.DefaultRequestHeaders.Authorization;

        (await nobody.StatusAsync(path)).Should().BeOneOf(HttpStatusCode.Redirect, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_says_when_a_token_was_last_used()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        await using var db = SampleCall.Open(portal.App);

        await program.ReceiptAsync("none");

        (await db.ApiTokens.AsNoTracking().SingleAsync(t => t.Id == program.Id)).LastUsedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task A_request_that_is_not_understood_is_told_why_in_the_language_that_was_asked_for()
    {
        using var program = await ApiProgram.OfAsync(portal.App);
        using var plain = new StringContent("call=1", Encoding.UTF8, "text/plain");
        using var notJson = new StringContent("{\"call\": 1,", Encoding.UTF8, "application/json");
        var misspelt = ApiProgram.Item(1);
        misspelt["replace"] = "7K3QH-2M9XF-W4TDN-8VRZC";
        using var unknown = JsonContent.Create(misspelt);
        using var keyless = JsonContent.Create(ApiProgram.Item(1));

        var media = await program.SendAsync(plain, "k1", language: "fr");
        var broken = await program.SendAsync(notJson, "k2", "?lang=es");
        var member = await program.SendAsync(unknown, "k3");
        var missing = await program.SendAsync(keyless, null);
        using var again = JsonContent.Create(ApiProgram.Item(1));
        var invisible = await program.SendAsync(again, "a key");

        (media.Status, media.Code).Should().Be((HttpStatusCode.UnsupportedMediaType, "api.media-type"));
        media.Detail.Should().StartWith("Envoyez du multipart/form-data");
        (broken.Status, broken.Code).Should().Be((HttpStatusCode.BadRequest, "api.unreadable"));
        broken.Detail.Should().StartWith("La presentación no es el JSON");
        (member.Status, member.Code).Should().Be((HttpStatusCode.BadRequest, "api.unreadable"));
        member.Detail.Should().Contain("$.replace");
        new[] { missing.Code, invisible.Code }.Should().AllBe("api.key-missing");
    }

    [Fact]
    public async Task Very_many_requests_of_a_delegation_are_asked_to_wait()
    {
        using var program = await ApiProgram.OfAsync(portal.App, DelegationSample.CivilSocietySlug);
        using var same = await ApiProgram.OfAsync(portal.App, DelegationSample.CivilSocietySlug);
        using var other = await ApiProgram.OfAsync(portal.App);
        for (var i = 0; i < Limit.SubmittingPrograms.Times; i++)
        {
            using var content = new StringContent("", Encoding.UTF8, "text/plain");
            (await program.SendAsync(content, null)).Status.Should().Be(HttpStatusCode.BadRequest);
        }

        var refused = await same.SubmitAsync(ApiProgram.Item(1));

        (refused.Status, refused.Code).Should().Be((HttpStatusCode.TooManyRequests, "api.too-many"));
        refused.RetryAfter.Should().BePositive().And.BeLessThanOrEqualTo(Limit.SubmittingPrograms.Within);
        (await other.SubmitAsync(ApiProgram.Item(999_999))).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_description_says_how_to_submit()
    {
        using var client = await portal.App.ClientAsync();

        var description = System.Text.Json.JsonDocument.Parse(await client.PageAsync("/openapi/v1.json")).RootElement;

        description.GetProperty("components").GetProperty("securitySchemes").GetProperty("apiToken").GetProperty("scheme").GetString().Should().Be("bearer");
        var submit = description.GetProperty("paths").GetProperty(ApiProgram.Submissions).GetProperty("post");
        submit.GetProperty("security")[0].TryGetProperty("apiToken", out _).Should().BeTrue();
        submit.GetProperty("requestBody").GetProperty("content").EnumerateObject().Select(c => c.Name).Should().Equal("multipart/form-data", "application/json");
        submit.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("properties").GetProperty("kind")
            .GetProperty("enum").EnumerateArray().Select(k => k.GetString()).Should().Contain("AdHocTopic");
        submit.GetProperty("responses").EnumerateObject().Select(r => r.Name).Should().BeEquivalentTo("200", "201", "400", "401", "404", "413", "415", "422", "429", "503");
        submit.GetProperty("parameters").EnumerateArray().Should().Contain(p => p.GetProperty("name").GetString() == "Idempotency-Key" && p.GetProperty("required").GetBoolean());
        description.GetProperty("paths").EnumerateObject().Select(p => p.Name).Should().Contain([ApiProgram.Submissions + "/{number}", "/api/v1/calls/{number}/fields"]);
    }

    [Fact]
    public async Task The_fields_of_a_kind_are_listed_for_everybody()
    {
        using var client = await portal.App.ClientAsync();
        var call = await SampleCall.AnnounceAsync(portal.App, TimeSpan.FromDays(2));

        var answers = System.Text.Json.JsonDocument.Parse(await client.PageAsync($"/api/v1/calls/{call}/fields?kind=Answers")).RootElement;
        var topic = System.Text.Json.JsonDocument.Parse(await client.PageAsync($"/api/v1/calls/{call}/fields?kind=AdHocTopic&lang=fr")).RootElement;

        answers.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("key").GetString()).Should().Contain("general").And.Contain(k => k!.StartsWith("answer:"));
        topic.GetProperty("fields").EnumerateArray().Where(f => f.GetProperty("required").GetBoolean()).Select(f => f.GetProperty("key").GetString())
            .Should().Equal("title", "issue", "challenges", "questions");
        (await client.StatusAsync($"/api/v1/calls/{call}/fields?kind=Speech")).Should().Be(HttpStatusCode.NotFound);
        (await client.StatusAsync("/api/v1/calls/999999/fields?kind=Answers")).Should().Be(HttpStatusCode.NotFound);
    }
}
