using System.Net;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Portal;

namespace AttPortal.IntegrationTests.Documents;

/// <summary>Who sees which document: whoever may not see one is answered as if it did not exist.</summary>
public sealed class DocumentVisibilityTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string List = $"/en/documents?meeting={ADocument.Meeting}";

    [Fact]
    public async Task What_nobody_circulated_exists_for_those_who_prepare_it_alone()
    {
        var document = await ADocument.AddedAsync(portal.App, "A draft on regional seminars");

        foreach (var person in new[] { Person.Anonymous, Person.Reader, Person.FocalPoint })
        {
            await ExpectAsync(person, "regional seminars", ADocument.Path(document), isThere: false);
        }

        foreach (var person in new[] { Person.Secretariat, Person.CoChair })
        {
            await ExpectAsync(person, "regional seminars", ADocument.Path(document), isThere: true);
        }

        using var coChair = await portal.App.ClientAsync(Person.CoChair);
        (await coChair.PageAsync($"/en/{ADocument.Path(document)}")).Should().Contain("only those who prepare it see this page");
    }

    [Fact]
    public async Task Before_its_instant_a_document_does_not_exist_and_then_it_does()
    {
        var later = await ADocument.AddedAsync(portal.App, "Notes on parliaments", ADocument.TomorrowToEverybody);
        var now = await ADocument.AddedAsync(portal.App, "Notes on ministries", ADocument.ToEverybody);

        await ExpectAsync(Person.Anonymous, "Notes on parliaments", ADocument.Path(later), isThere: false);
        await ExpectAsync(Person.Anonymous, "Notes on ministries", ADocument.Path(now), isThere: true);
    }

    [Fact]
    public async Task What_goes_to_delegations_of_a_category_goes_to_no_others()
    {
        var document = await ADocument.AddedAsync(portal.App, "A note to parties", ADocument.ToParties);

        await ExpectAsync(Person.Delegate, "A note to parties", ADocument.Path(document), isThere: true);
        foreach (var person in new[] { Person.Signatory, Person.CivilSociety, Person.Reader, Person.Anonymous })
        {
            await ExpectAsync(person, "A note to parties", ADocument.Path(document), isThere: false);
        }
    }

    [Fact]
    public async Task Of_a_document_with_a_hidden_revision_the_first_issue_is_shown_and_no_trace_of_the_other()
    {
        var document = await ADocument.AddedAsync(portal.App, "A paper under revision", d =>
        {
            ADocument.ToEverybody(d);
            d.Revise(d.Current.Symbol!.Revised(1), null).Error.Should().BeNull();
        });
        using var anonymous = await portal.App.ClientAsync();
        using var coChair = await portal.App.ClientAsync(Person.CoChair);

        var page = await anonymous.PageAsync($"/en/documents/{document.Id}/{document.Revisions[0].Symbol!.Slug}");

        page.Should().Contain(document.Revisions[0].SymbolText).And.NotContain(".Rev1").And.NotContain("-rev1");
        (await anonymous.PageAsync(List)).Should().NotContain(".Rev1");
        (await coChair.PageAsync(List)).Should().Contain(document.Current.SymbolText);
    }

    [Fact]
    public async Task A_translation_of_an_older_revision_is_offered_and_said_to_be_stale()
    {
        var document = await ADocument.AddedAsync(portal.App, "A paper in two languages", d =>
        {
            ADocument.Delivered(d, Language.English, 3);
            ADocument.Delivered(d, Language.French, 4);
            ADocument.ToEverybody(d);
            d.Revise(d.Current.Symbol!.Revised(1), null).Error.Should().BeNull();
            ADocument.Delivered(d, Language.English, 5);
            ADocument.ToEverybody(d);
        });
        using var anonymous = await portal.App.ClientAsync();

        var page = await anonymous.PageAsync($"/en/{ADocument.Path(document)}");

        page.Should().Contain("Renders an older original").And.Contain("<td class=\"number\" data-label=\"Pages\">5</td>").And.Contain("<td class=\"number\" data-label=\"Pages\">4</td>")
            .And.NotContain("<td class=\"number\" data-label=\"Pages\">3</td>");
    }

    private async Task ExpectAsync(Person person, string title, string path, bool isThere)
    {
        using var client = await portal.App.ClientAsync(person);
        (await client.PageAsync(List)).Contains(title, StringComparison.Ordinal).Should().Be(isThere, $"of {person}");
        (await client.StatusAsync($"/en/{path}")).Should().Be(isThere ? HttpStatusCode.OK : HttpStatusCode.NotFound, $"of {person}");
    }
}
