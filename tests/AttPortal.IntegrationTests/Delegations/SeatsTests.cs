using System.Net;
using AttPortal.Domain.Delegations;
using AttPortal.IntegrationTests.Portal;
using AttPortal.IntegrationTests.Submissions;
using AttPortal.Persistence;
using AttPortal.Persistence.Delegations;
using AttPortal.Persistence.Sample;
using AttPortal.Web.Features.Delegations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Delegations;

public sealed class SeatsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_State_of_the_register_has_one_delegation()
    {
        await using var db = Database();

        (await db.Delegations.CountAsync(d => d.Kind == DelegationKind.State)).Should().Be(197);
        (await db.States.CountAsync(s => !db.Delegations.Any(d => d.StateId == s.Id))).Should().Be(0);
    }

    [Fact]
    public async Task What_is_missing_in_an_older_database_is_added_and_the_rest_stays()
    {
        await using var db = Database();
        var tuvalu = await db.Delegations.SingleAsync(d => d.Slug == "tuv");
        var costaRica = await db.Delegations.Where(d => d.Slug == "cri").Select(d => d.Id).SingleAsync();
        db.Remove(tuvalu);
        await db.SaveChangesAsync();

        await PortalSample.LoadAsync(db, CancellationToken.None);

        (await db.Delegations.CountAsync(d => d.Slug == "tuv")).Should().Be(1);
        (await db.Delegations.Where(d => d.Slug == "cri").Select(d => d.Id).SingleAsync()).Should().Be(costaRica);
    }

    [Theory]
    [InlineData("cri", ParticipationCategory.StateParty)]
    [InlineData("sgp", ParticipationCategory.Signatory)]
    [InlineData("ken", ParticipationCategory.ObserverState)]
    [InlineData("icrc", ParticipationCategory.Organisation)]
    [InlineData(DelegationSample.CivilSocietySlug, ParticipationCategory.CivilSociety)]
    [InlineData("asd", ParticipationCategory.Industry)]
    public async Task The_category_follows_from_kind_and_treaty_status(string slug, ParticipationCategory expected)
    {
        await using var db = Database();
        var meeting = await db.Meetings.SingleAsync(m => m.Slug == PortalSample.MeetingSlug);
        var delegation = await db.Delegations.Where(d => d.Slug == slug).Select(d => d.Id).SingleAsync();

        (await DelegationQueries.CategoryAsync(db, delegation, meeting, CancellationToken.None)).Should().Be(expected);
        (await DelegationQueries.CategoriesAsync(db, meeting.StartDate, CancellationToken.None))[delegation].Should().Be(expected);
    }

    [Fact]
    public async Task Before_its_accession_a_State_stood_in_another_category()
    {
        await using var db = Database();
        var delegation = await db.Delegations.SingleAsync(d => d.Slug == "cri");

        (await DelegationQueries.CategoryAsync(db, delegation, new DateOnly(2013, 9, 24), CancellationToken.None)).Should().Be(ParticipationCategory.Signatory);
        (await DelegationQueries.CategoryAsync(db, delegation, new DateOnly(2013, 6, 2), CancellationToken.None)).Should().Be(ParticipationCategory.ObserverState);
    }

    [Fact]
    public async Task A_seat_is_read_at_each_request_and_gone_at_once()
    {
        await using var db = Database();
        var costaRica = await db.Delegations.Where(d => d.Slug == "cri").Select(d => d.Id).SingleAsync();
        var person = await db.Users.SingleAsync(u => u.Email == PortalApp.Email(Person.Delegate));
        using var client = await portal.App.ClientAsync(Person.Delegate);
        var form = $"/en/calls/{await SampleCall.AnnounceAsync(portal.App, TimeSpan.FromDays(2))}/submit/answers";
        (await client.StatusAsync(form)).Should().Be(HttpStatusCode.OK);

        var seat = await db.DelegationSeats.SingleAsync(s => s.UserId == person.Id);
        db.Remove(seat);
        await db.SaveChangesAsync();

        (await client.StatusAsync(form)).Should().Be(HttpStatusCode.NotFound);

        db.Add(new DelegationSeat(costaRica, person.Id, isFocalPoint: false, DelegationSample.SeatedAt));
        await db.SaveChangesAsync();
    }

    private PortalDbContext Database() => portal.App.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
}
