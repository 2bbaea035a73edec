using AttPortal.Documents.Tree;
using AttPortal.Domain.Agendas;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Persistence.Sample;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Papers;

public sealed class CirculationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly Actor Secretariat = new(null, "Secretariat", true, []);
    private static readonly Actor CoChair = new(null, "Co-chair", false, [new Office("WGTU", 12)]);

    private CirculationOperations Operations => portal.App.Services.GetRequiredService<CirculationOperations>();

    [Fact]
    public async Task The_papers_of_the_sample_went_out_as_six_parts_in_six_languages()
    {
        await using var db = Database();

        var parts = await db.IssuedParts.Where(p => db.AgendaVersions.Any(v => v.Id == p.VersionId && v.Number == 0))
            .Select(p => new { p.Part, p.Language, Size = p.Pdf.Length, p.Pages }).ToListAsync();

        parts.Should().HaveCount(36);
        parts.Select(p => p.Part).Distinct().Should().BeEquivalentTo("letter", "agenda", "annex-a", "annex-b", "annex-c", "package");
        parts.Should().OnlyContain(p => p.Size > 10_000 && p.Pages > 0);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Arabic)]
    [InlineData(Language.Chinese)]
    public async Task The_letter_lists_the_pages_that_the_attached_parts_have(Language language)
    {
        await using var db = Database();
        var parts = await db.IssuedParts.Where(p => p.Language == language && db.AgendaVersions.Any(v => v.Id == p.VersionId && v.Number == 0)).ToListAsync();

        var list = DocumentJson.Read(parts.Single(p => p.Part == "letter").Tree).Parts.Single().Blocks.OfType<PartsList>().Single();

        list.Entries.Should().HaveCount(4);
        list.Entries.Should().OnlyContain(e => e.Pages == parts.Single(p => p.Part == e.Target).Pages);
    }

    [Fact]
    public async Task A_revision_keeps_what_went_out_before_text_and_bytes()
    {
        await using var db = Database();
        var before = await db.IssuedParts.AsNoTracking().Where(p => p.Language == Language.English).ToDictionaryAsync(p => (p.VersionId, p.Part), p => p.Sha256 + p.Tree);
        var agenda = await db.Agendas.SingleAsync();
        agenda.Write("i6/annotation", Language.English, $"Changed at {agenda.Revision}.", agenda.Text("i6/annotation")!.VersionIn(Language.English));
        await db.SaveChangesAsync();

        var version = await Operations.CirculateAsync(CoChair, PortalSample.MeetingSlug, await OrderAsync(), CancellationToken.None);

        version.Error.Should().BeNull();
        version.Value.Stage.Should().Be(AgendaStage.Revised);
        var after = await db.IssuedParts.AsNoTracking().Where(p => p.Language == Language.English).ToDictionaryAsync(p => (p.VersionId, p.Part), p => p.Sha256 + p.Tree);
        after.Should().HaveCount(before.Count + 6);
        before.Should().BeSubsetOf(after);
    }

    [Fact]
    public async Task Circulating_is_in_the_audit_log_with_its_reason()
    {
        var order = await OrderAsync();

        await Operations.CirculateAsync(Secretariat, PortalSample.MeetingSlug, order with { Reason = "The panel is still being composed." }, CancellationToken.None);

        await using var db = Database();
        var entry = await db.AuditEntries.OrderByDescending(e => e.Id).FirstAsync(e => e.Action == "papers.circulated");
        entry.Should().BeEquivalentTo(new { Who = "Secretariat", Subject = $"meetings/{PortalSample.MeetingSlug}", Reason = "The panel is still being composed." });
    }

    [Fact]
    public async Task Two_who_circulate_at_once_send_out_one_version()
    {
        var order = await OrderAsync();
        var before = await CountAsync();

        var results = await Task.WhenAll(
            Operations.CirculateAsync(Secretariat, PortalSample.MeetingSlug, order, CancellationToken.None),
            Operations.CirculateAsync(CoChair, PortalSample.MeetingSlug, order, CancellationToken.None));

        results.Count(r => !r.IsRefused).Should().Be(1);
        results.Single(r => r.IsRefused).Error!.Code.Should().Be("papers.changed-meanwhile");
        (await CountAsync()).Should().Be(before + 1);
    }

    [Fact]
    public async Task Whoever_saw_the_papers_before_somebody_changed_them_is_asked_to_look_again()
    {
        var order = await OrderAsync();

        var result = await Operations.CirculateAsync(Secretariat, PortalSample.MeetingSlug, order with { AgendaRevision = order.AgendaRevision - 1 }, CancellationToken.None);

        result.Error!.Code.Should().Be("papers.changed-meanwhile");
    }

    [Fact]
    public async Task A_letter_changed_while_the_papers_are_printed_keeps_everything_in()
    {
        var order = await OrderAsync();
        var before = await CountAsync();

        var circulating = Operations.CirculateAsync(Secretariat, PortalSample.MeetingSlug, order, CancellationToken.None);
        await using var db = Database();
        var letter = await db.Letters.SingleAsync();
        letter.Write("closing", Language.English, $"Yours, {letter.Revision}", letter.Text("closing")!.VersionIn(Language.English));
        await db.SaveChangesAsync();

        (await circulating).Error!.Code.Should().Be("papers.changed-meanwhile");
        (await CountAsync()).Should().Be(before);
    }

    [Theory]
    [InlineData("WGETI", 12)]
    [InlineData("WGTU", 11)]
    public async Task An_officer_of_another_group_or_cycle_gets_the_answer_of_a_meeting_that_does_not_exist(string group, int cycle)
    {
        var stranger = new Actor(null, "Stranger", false, [new Office(group, cycle)]);

        var refused = await Operations.CirculateAsync(stranger, PortalSample.MeetingSlug, await OrderAsync(), CancellationToken.None);
        var missing = await Operations.CirculateAsync(stranger, "no-such-meeting", await OrderAsync(), CancellationToken.None);

        refused.Error.Should().Be(missing.Error).And.Be(new DomainError("papers.not-yours"));
    }

    [Fact]
    public async Task Open_placeholders_without_a_reason_keep_everything_in()
    {
        var before = await CountAsync();

        var result = await Operations.CirculateAsync(Secretariat, PortalSample.MeetingSlug, await OrderAsync() with { Reason = null }, CancellationToken.None);

        result.Error!.Code.Should().Be("agenda.reason-needed");
        (await CountAsync()).Should().Be(before);
    }

    private PortalDbContext Database() => portal.App.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    private async Task<int> CountAsync()
    {
        await using var db = Database();
        return await db.AgendaVersions.CountAsync();
    }

    private async Task<CirculationOrder> OrderAsync()
    {
        await using var db = Database();
        var agenda = await db.Agendas.AsNoTracking().SingleAsync();
        var letter = await db.Letters.AsNoTracking().SingleAsync();
        return new CirculationOrder(Day, "Some things are not known yet.", agenda.Revision, letter.Revision);
    }
}
