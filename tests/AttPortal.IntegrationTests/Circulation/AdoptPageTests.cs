using System.Net;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Circulation;

public sealed class AdoptPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Meeting = "/en/meetings/csp12-wgtu-2026-03-18";

    [Fact]
    public async Task An_agenda_that_changed_goes_out_before_it_is_adopted_and_an_adopted_one_changes_no_more()
    {
        using var client = await portal.App.ClientAsync(Person.Secretariat);
        await WriteAsync("i8/title", "Any other matters");

        (await client.PageAsync(Meeting + "/adopt")).Should().Contain("Circulate the revision first").And.NotContain("Record that the group adopted this agenda");

        var circulated = await client.SendAsync(Meeting + "/circulate", "send-out", ("Form.Reason", "The speakers are not yet known."));
        circulated.Status.Should().Be(HttpStatusCode.Redirect);
        var undated = await client.SendAsync(Meeting + "/adopt", "send-out", ("Form.IssuedOn", "never"));
        undated.Page.Should().Contain("The adoption was not recorded").And.Contain("id=\"issued-on-error\"");

        var adopted = await client.SendAsync(Meeting + "/adopt", "send-out");

        adopted.Status.Should().Be(HttpStatusCode.Redirect);
        (await client.PageAsync(new Uri(portal.App.Address, adopted.Location!).PathAndQuery)).Should().Contain("As adopted").And.Contain("Wednesday 18 March 2026");
        (await client.PageAsync(Meeting + "/circulate")).Should().Contain("The agenda was adopted").And.NotContain("<textarea");
        (await client.PageAsync(Meeting + "/adopt")).Should().NotContain("Record that the group adopted this agenda");
    }

    private async Task WriteAsync(string key, string text)
    {
        await using var db = await portal.App.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var agenda = await db.Agendas.SingleAsync(a => db.Meetings.Any(m => m.Id == a.MeetingId && m.Slug == "csp12-wgtu-2026-03-18"));
        agenda.Write(key, Language.English, text, agenda.Text(key)!.VersionIn(Language.English)).IsRefused.Should().BeFalse();
        await db.SaveChangesAsync();
    }
}
