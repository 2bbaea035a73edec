using System.Net;
using System.Text.RegularExpressions;
using AttPortal.Domain.Papers;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Web.Features.Documents;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Documents;

/// <summary>The Secretariat begins, describes and gives up documents.</summary>
public sealed class DocumentFormsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string New = $"/en/documents/new?meeting={ADocument.Meeting}";

    [Fact]
    public async Task The_forms_are_the_Secretariats()
    {
        var document = await ADocument.AddedAsync(portal.App, "A paper of others");
        using var anonymous = await portal.App.ClientAsync();
        (await anonymous.StatusAsync(New)).Should().Be(HttpStatusCode.Redirect, "whoever has not signed in is asked to");
        foreach (var person in new[] { Person.Reader, Person.CoChair, Person.Delegate })
        {
            using var client = await portal.App.ClientAsync(person);
            (await client.StatusAsync(New)).Should().Be(HttpStatusCode.NotFound);
            (await client.StatusAsync($"/en/documents/{document.Id}/edit")).Should().Be(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_new_document_is_proposed_a_symbol_and_is_seen_by_nobody_else()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);
        using var anonymous = await portal.App.ClientAsync();
        var form = WebUtility.HtmlDecode(await client.PageAsync(New));
        form.Should().Contain("ATT/CSP12.WGTU/").And.Contain("Working Group on Treaty Universalization").And.Contain("Chair or Co-chairs of the body");

        var preview = await client.SendAsync(New, "new", ("step", "preview"), ("type", "M1.DiscPaper"), ("title", "Regional seminars"));
        var begun = await client.SendAsync(New, "new", ("step", "begin"), ("type", "M1.DiscPaper"), ("title", "Regional seminars"));
        var edit = await client.PageAsync(Below(begun.Location!));

        preview.Page.Should().Contain("/M1.DiscPaper").And.Contain("Meeting 1 of the group").And.Contain("value=\"Regional seminars\"");
        begun.Status.Should().Be(HttpStatusCode.Redirect);
        edit.Should().Contain("Regional seminars").And.Contain("was begun");
        (await client.PageAsync($"/en/documents?meeting={ADocument.Meeting}")).Should().Contain("Regional seminars");
        (await anonymous.PageAsync($"/en/documents?meeting={ADocument.Meeting}")).Should().NotContain("Regional seminars");
        (await client.PageAsync("/en/audit")).Should().Contain("Document begun");
    }

    [Fact]
    public async Task A_number_is_given_once_although_two_people_ask_at_the_same_time_and_one_document_is_given_up()
    {
        var operations = portal.App.Services.GetRequiredService<DocumentOperations>();
        var actor = new Actor(null, "Secretariat", true, []);

        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => operations.BeginAsync(actor, Wanted($"Paper {i}"), CancellationToken.None)));
        var last = begun.Select(b => b.Value).MaxBy(d => d.Current.Symbol!.Number)!;
        (await operations.AbandonAsync(actor, last.Id.Value, "Not needed", CancellationToken.None)).Error.Should().BeNull();
        var after = await operations.BeginAsync(actor, Wanted("After it"), CancellationToken.None);

        begun.Select(b => b.Value.Current.Symbol!.Number).Should().OnlyHaveUniqueItems();
        after.Value.Current.Symbol!.Number.Should().Be(last.Current.Symbol!.Number + 1, "what was given up leaves its number given");
        var again = await operations.BeginAsync(actor, Wanted("Once more") with { Symbol = Symbol with { Number = last.Current.Symbol.Number } }, CancellationToken.None);
        again.Error!.Code.Should().Be("papers.number-given");
    }

    [Theory]
    [InlineData("type", "Соnf", "is Cyrillic", "body")]
    [InlineData("year", "1999", "is no year since 2017", "year")]
    [InlineData("number", "many", "is no number", "number")]
    [InlineData("number", "99999", "far beyond the next", "number")]
    [InlineData("number", "834", "was given before", "number")]
    [InlineData("symbol", "att/csp11/2025/sec/821/conf.secrep", "exists already", "symbol")]
    [InlineData("symbol", "ATT/CSP11/2025/SEC", "is not built like a symbol", "symbol")]
    [InlineData("date", "2026-02-30", "is no day", "date")]
    [InlineData("title", "", "Give the document a title", "title")]
    public async Task What_cannot_be_is_refused_at_its_field_and_what_was_typed_is_kept(string field, string value, string sentence, string at)
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        var answer = await client.SendAsync(New, "new", [("step", "begin"), ("title", "Kept title"), (field, value)]);

        var page = WebUtility.HtmlDecode(answer.Page);
        answer.Status.Should().Be(HttpStatusCode.OK);
        page.Should().Contain(sentence);
        Regex.IsMatch(page, $"href=\"#({at}|symbol)\"").Should().BeTrue();
        if (field != "title")
        {
            page.Should().Contain("value=\"Kept title\"").And.Contain($"value=\"{value}\"");
        }
    }

    [Fact]
    public async Task A_symbol_that_exists_leads_to_its_document()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        var answer = await client.SendAsync(New, "new", ("step", "begin"), ("title", "Again"), ("symbol", " ATT/CSP11/2025/SEC/821/Conf.SecRep "));

        answer.Page.Should().Contain("/att-csp11-2025-sec-821-conf-secrep\"");
    }

    [Fact]
    public async Task Titles_and_facts_are_written_in_every_language_and_an_older_form_is_refused()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);
        var document = await ADocument.AddedAsync(portal.App, "A paper to describe", ADocument.ToEverybody);
        var edit = $"/en/documents/{document.Id}/edit";
        var read = Forms.Fields(await client.PageAsync($"{edit}?tongue=fr"), "titles");

        var first = await client.SendAsync($"{edit}?tongue=fr", read, ("title", "Un document à décrire"), ("issued-by", "Coprésidents"));
        var second = await client.SendAsync($"{edit}?tongue=fr", read, ("title", "Un autre titre"));
        var facts = await client.SendAsync(edit, "facts", ("date", "2026-03-01"), ("conference", "12"));

        first.Status.Should().Be(HttpStatusCode.Redirect);
        second.Page.Should().Contain("Somebody else changed this document meanwhile").And.Contain("value=\"Un autre titre\"");
        facts.Status.Should().Be(HttpStatusCode.Redirect);
        using var reader = await portal.App.ClientAsync();
        WebUtility.HtmlDecode(await reader.PageAsync($"/fr/{ADocument.Path(document)}")).Should().Contain("Un document à décrire").And.Contain("Coprésidents").And.Contain("1er mars 2026");
        (await reader.PageAsync("/en/documents?conference=csp12")).Should().Contain("A paper to describe");
    }

    [Fact]
    public async Task What_follows_a_document_gets_a_symbol_that_follows_from_it()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);
        var document = await ADocument.AddedAsync(portal.App, "A paper with followers", ADocument.ToEverybody);
        var edit = $"/en/documents/{document.Id}/edit";
        foreach (var following in new[] { "Annex", "Annex", "Addendum", "Corrigendum", "Revision" })
        {
            (await client.SendAsync(edit, "follow", ("following", following))).Status.Should().Be(HttpStatusCode.Redirect);
        }

        await using (var db = ADocument.Database(portal.App))
        {
            var symbol = document.Current.SymbolText!;
            (await db.DocumentRevisions.Where(r => EF.Functions.Like(r.SymbolText!, symbol + "%")).Select(r => r.SymbolText!).ToListAsync()).ConvertAll(s => s[symbol.Length..])
                .Should().BeEquivalentTo("", "/Annex", "/Annex.B", "/Add.1", "/Corr.1", ".Rev1");
        }

        using var reader = await portal.App.ClientAsync();
        (await reader.PageAsync($"/en/{ADocument.Path(document)}")).Should().NotContain("/Annex").And.NotContain("Rev1");
    }

    [Fact]
    public async Task Where_the_letters_for_annexes_run_out_that_is_said()
    {
        var operations = portal.App.Services.GetRequiredService<DocumentOperations>();
        var document = await ADocument.AddedAsync(portal.App, "A paper with all annexes", ADocument.ToEverybody);
        for (var i = 0; i < 26; i++)
        {
            (await operations.FollowAsync(Web.Security.Actor.Portal, document.Id.Value, DocumentFollowing.Annex, CancellationToken.None)).IsRefused.Should().BeFalse();
        }

        using var client = await portal.App.ClientAsync(Person.Secretariat);
        (await client.SendAsync($"/en/documents/{document.Id}/edit", "follow", ("following", "Annex"))).Page.Should().Contain("At most 26 annexes");
    }

    [Fact]
    public async Task A_document_that_went_out_cannot_be_given_up()
    {
        var operations = portal.App.Services.GetRequiredService<DocumentOperations>();
        var document = await ADocument.AddedAsync(portal.App, "A paper that went out", ADocument.ToEverybody);
        using var client = await portal.App.ClientAsync(Person.Secretariat);

        (await client.PageAsync($"/en/documents/{document.Id}/edit")).Should().NotContain("Give it up now");
        (await operations.AbandonAsync(new Actor(null, "Secretariat", true, []), document.Id.Value, "No", CancellationToken.None)).Error!.Code.Should().Be("papers.went-out");
    }

    private static WantedSymbol Symbol => new("", "CSP12.WGTU", 2026, "CHAIR", null, "DiscPaper");

    private static NewDocument Wanted(string title) => new(Language.English, title, new DocumentFacts(DocumentKind.WorkingPaper, ListSection.Main, "WGTU", 12), null, Symbol);

    private static string Below(string address) => address[address.IndexOf("/en/", StringComparison.Ordinal)..];
}
