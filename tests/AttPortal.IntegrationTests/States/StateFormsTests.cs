using System.Net;
using AttPortal.Domain.States;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Web.Caching;
using AttPortal.Web.Features.States;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.States;

/// <summary>The Secretariat enters and corrects acts. Each test uses States of its own.</summary>
public sealed class StateFormsTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Source = "C.N.100.2026.TREATIES-XXVI.8";

    [Theory]
    [InlineData("/en/states/FJI/acts/new")]
    [InlineData("/en/states/KEN/acts/1/correct")]
    public async Task The_public_is_asked_to_sign_in(string path)
    {
        using var client = await fixture.App.ClientAsync();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().Should().Contain("/en/sign-in?returnUrl=");
    }

    [Theory]
    [InlineData(Person.Reader)]
    [InlineData(Person.CoChair)]
    public async Task Whoever_is_not_of_the_Secretariat_finds_nothing_at_the_address(Person person)
    {
        using var client = await fixture.App.ClientAsync(person);

        (await client.StatusAsync("/en/states/FJI/acts/new")).Should().Be(HttpStatusCode.NotFound);
        (await client.PageAsync("/en/states/FJI")).Should().NotContain("/acts/new");
    }

    [Theory]
    [InlineData("/en/states/XXX/acts/new")]
    [InlineData("/en/states/XXX/acts/1/correct")]
    [InlineData("/en/states/BRA/acts/99/correct")]
    [InlineData("/en/states/BRA/acts/one/correct")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        using var client = await fixture.App.ClientAsync(Person.Secretariat);

        (await client.StatusAsync(path)).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_act_that_is_entered_changes_the_status_at_once_and_is_written_down()
    {
        using var reader = await fixture.App.ClientAsync();
        (await reader.PageAsync("/en/states/FJI")).Should().Contain("Other State");
        using var client = await fixture.App.ClientAsync(Person.Secretariat);

        var answer = await client.SendAsync("/en/states/FJI/acts/new", "new-act", ("Form.Kind", "Accession"), ("Form.Earliest", "2026-03-05"), ("Form.Source", Source));

        answer.Status.Should().Be(HttpStatusCode.Redirect);
        answer.Location.Should().EndWith("/en/states/FJI#acts");
        (await reader.PageAsync("/en/states/FJI")).Should().Contain("State Party").And.Contain("5 March 2026").And.Contain("3 June 2026").And.Contain(Source);
        await using var db = await DatabaseAsync();
        var record = await db.AuditEntries.SingleAsync(e => e.Subject == "states/FJI");
        record.Action.Should().Be("states.act.recorded");
        record.Who.Should().Be("Sample Secretariat");
        record.Detail.Should().Contain("2026-03-05").And.Contain(Source);
    }

    [Fact]
    public async Task A_form_without_a_source_comes_back_with_everything_that_was_typed_and_changes_nothing()
    {
        using var client = await fixture.App.ClientAsync(Person.Secretariat);

        var answer = await client.SendAsync("/fr/states/BTN/acts/new", "new-act", ("Form.Kind", "Accession"), ("Form.Earliest", "2026-03-05"), ("Form.Note", "Une <b>note</b>"));

        answer.Page.Should().Contain("Indiquez la source").And.Contain("href=\"#Source\"")
            .And.Contain("value=\"2026-03-05\"").And.Contain("Une &lt;b&gt;note&lt;/b&gt;").And.Contain("value=\"Accession\" checked");
        (await client.PageAsync("/fr/states/BTN")).Should().Contain("Aucun acte de cet État ne figure au registre.");
    }

    [Fact]
    public async Task An_act_that_the_Treaty_does_not_allow_is_refused_with_its_article()
    {
        using var client = await fixture.App.ClientAsync(Person.Secretariat);

        var answer = await client.SendAsync("/en/states/BTN/acts/new", "new-act", ("Form.Kind", "Signature"), ("Form.Earliest", "2026-03-05"), ("Form.Source", Source));

        answer.Page.Should().Contain("The Treaty was open for signature from 3 June 2013 to 23 December 2014 (article 21).");
    }

    [Fact]
    public async Task A_text_of_a_hundred_thousand_characters_is_refused_and_kept_in_the_form()
    {
        using var client = await fixture.App.ClientAsync(Person.Secretariat);
        var text = new string('x', 100_000);

        var answer = await client.SendAsync("/en/states/BTN/acts/new", "new-act", ("Form.Kind", "Accession"), ("Form.Earliest", "2026-03-05"), ("Form.Source", text));

        answer.Page.Should().Contain("1000 are allowed").And.Contain(text);
    }

    [Fact]
    public async Task A_correction_leaves_both_entries_in_the_history_with_reason_and_person()
    {
        using var client = await fixture.App.ClientAsync(Person.Secretariat);

        var answer = await client.SendAsync(
            "/en/states/NER/acts/2/correct", "correct-act", ("Form.Kind", "Ratification"), ("Form.Latest", ""), ("Form.Source", Source), ("Form.Reason", "The notification names the day"));

        answer.Location.Should().EndWith("/en/states/NER#history");
        var page = await client.PageAsync("/en/states/NER");
        page.Should().Contain("<del class=\"superseded\">Ratification, between 24 July 2015 and 27 July 2015</del>")
            .And.Contain("by entry 3. Reason: <bdi>The notification names the day</bdi>").And.Contain("Sample Secretariat").And.Contain("22 October 2015");
        await using var db = await DatabaseAsync();
        (await db.AuditEntries.SingleAsync(e => e.Subject == "states/NER")).Reason.Should().Be("The notification names the day");
    }

    [Fact]
    public async Task A_correction_without_a_reason_is_refused()
    {
        using var client = await fixture.App.ClientAsync(Person.Secretariat);

        var answer = await client.SendAsync("/ru/states/GMB/acts/1/correct", "correct-act", ("Form.Kind", "Accession"), ("Form.Latest", ""));

        answer.Page.Should().Contain("Укажите, почему запись исправляется.").And.Contain("href=\"#Reason\"");
    }

    [Fact]
    public async Task An_act_that_never_took_place_is_struck_out_and_cannot_be_corrected_again()
    {
        using var client = await fixture.App.ClientAsync(Person.Secretariat);

        await client.SendAsync("/en/states/CHN/acts/1/correct", "correct-act", ("Form.Outcome", "strike"), ("Form.Reason", "For the test"));

        (await client.PageAsync("/en/states/CHN")).Should().Contain("Struck out on").And.Contain("Other State");
        (await client.StatusAsync("/en/states/CHN/acts/1/correct")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_drawn_before_somebody_elses_change_is_refused_and_keeps_what_was_typed()
    {
        using var client = await fixture.App.ClientAsync(Person.Secretariat);
        var drawn = Forms.Fields(await client.PageAsync("/en/states/VNM/acts/new"), "new-act");
        await client.SendAsync("/en/states/VNM/acts/new", "new-act", ("Form.Kind", "Accession"), ("Form.Earliest", "2026-03-05"), ("Form.Source", Source));

        var late = await client.SendAsync("/en/states/VNM/acts/new", drawn, ("Form.Kind", "Accession"), ("Form.Earliest", "2026-03-06"), ("Form.Source", "Another source"));

        late.Page.Should().Contain("Somebody else has changed the entries of this State meanwhile").And.Contain("Another source");
    }

    [Fact]
    public async Task Of_two_who_enter_an_act_in_the_same_instant_one_is_told_of_the_other()
    {
        var operations = fixture.App.Services.GetRequiredService<StateOperations>();
        var place = new RegisterPlace(StateId.Of("LKA"), 0);
        var facts = ActFacts.Of(TreatyActKind.Accession, ActDate.On(new DateOnly(2026, 3, 5)), Source).Value;

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => operations.RecordAsync(Actor.Portal, place, facts, CancellationToken.None)));

        results.Count(r => !r.IsRefused).Should().Be(1);
        results.Where(r => r.IsRefused).Should().OnlyContain(r => r.Error!.Code == "states.changed-meanwhile");
        await using var db = await DatabaseAsync();
        (await db.AuditEntries.CountAsync(e => e.Subject == "states/LKA")).Should().Be(1);
    }

    [Fact]
    public async Task What_one_instance_enters_another_shows()
    {
        await using var other = PortalApp.Start(fixture.ConnectionString);
        using var reader = await other.ClientAsync();
        (await reader.PageAsync("/en/states/TON")).Should().Contain("Other State");
        using var heard = new SemaphoreSlim(0);
        other.Services.GetRequiredService<PublishedGeneration>().Advanced += () => heard.Release();
        var facts = ActFacts.Of(TreatyActKind.Accession, ActDate.On(new DateOnly(2026, 3, 5)), Source).Value;

        await fixture.App.Services.GetRequiredService<StateOperations>().RecordAsync(Actor.Portal, new RegisterPlace(StateId.Of("TON"), 0), facts, CancellationToken.None);

        while (!(await reader.PageAsync("/en/states/TON")).Contains("State Party", StringComparison.Ordinal))
        {
            (await heard.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue("the database announces what was entered");
        }
    }

    [Fact]
    public async Task The_operation_itself_refuses_whoever_is_not_of_the_Secretariat()
    {
        var operations = fixture.App.Services.GetRequiredService<StateOperations>();
        var coChair = new Actor(Guid.NewGuid(), "A co-chair", false, [new Office("WGTU", 12)]);
        var facts = ActFacts.Of(TreatyActKind.Accession, ActDate.On(new DateOnly(2026, 3, 5)), Source).Value;

        var result = await operations.RecordAsync(coChair, new RegisterPlace(StateId.Of("NPL"), 0), facts, CancellationToken.None);

        result.Error!.Code.Should().Be("states.secretariat-only");
    }

    [Fact]
    public async Task The_form_has_no_barrier_that_can_be_found_by_machine()
    {
        await using var visit = await Browser.OpenAsync(fixture.App, Person.Secretariat);
        await visit.Page.GotoAsync("/en/states/KEN/acts/new");

        (await Axe.BarriersAsync(visit.Page)).Should().BeEmpty();
    }

    private Task<PortalDbContext> DatabaseAsync() =>
        fixture.App.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
}
