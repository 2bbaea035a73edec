using System.Security.Claims;
using AttPortal.Benchmarks.Portal;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AttPortal.Benchmarks.Submitting;

/// <summary>Two people in each of many delegations, signed in. What signing in itself costs is not measured, so they get their cookies at once.</summary>
internal static class Senders
{
    private const int OfEach = 2;

    /// <summary>Seats people in so many delegations that have nobody yet.</summary>
    /// <returns>The cookie of each.</returns>
    public static async Task<IReadOnlyList<string>> SeatAsync(BenchmarkPortal portal, int delegations, CancellationToken cancellation)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(cancellation);
        var empty = await db.Delegations.Where(d => !db.DelegationSeats.Any(s => s.DelegationId == d.Id)).OrderBy(d => d.Slug).Take(delegations).Select(d => d.Id).ToListAsync(cancellation);
        while (empty.Count < delegations)
        {
            var further = Delegation.OfObserver(
                DelegationId.New(), DelegationKind.Organisation, $"organisation-{empty.Count}", LocalizedText.Written(Language.English, $"Organisation {empty.Count}"));
            db.Delegations.Add(further);
            empty.Add(further.Id);
        }

        var now = DateTimeOffset.UtcNow;
        var people = new List<PortalUser>();
        for (var i = 0; i < OfEach; i++)
        {
            foreach (var delegation in empty)
            {
                var address = $"sender{people.Count}@benchmark.invalid";
                var person = new PortalUser
                {
                    Id = Guid.CreateVersion7(),
                    UserName = address,
                    NormalizedUserName = address.ToUpperInvariant(),
                    Email = address,
                    NormalizedEmail = address.ToUpperInvariant(),
                    EmailConfirmed = true,
                    DisplayName = $"Sender {people.Count}",
                    IsSample = true,
                    SecurityStamp = Guid.NewGuid().ToString("N"),
                };
                people.Add(person);
                db.Users.Add(person);
                db.DelegationSeats.Add(new DelegationSeat(delegation, person.Id, i == 0, now));
            }
        }

        await db.SaveChangesAsync(cancellation);
        return await SignInAsync(portal, people.ConvertAll(p => (p.Id, p.SecurityStamp!)), cancellation);
    }

    private static async Task<IReadOnlyList<string>> SignInAsync(BenchmarkPortal portal, List<(Guid Id, string Stamp)> people, CancellationToken cancellation)
    {
        var cookie = portal.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(cancellation);
        List<string> cookies = [];
        foreach (var (id, stamp) in people)
        {
            var signIn = Guid.CreateVersion7();
            db.Add(new BegunSignIn(signIn, id, "", "", DateTimeOffset.UtcNow));
            var identity = new ClaimsIdentity(
                [new(ClaimTypes.NameIdentifier, $"{id}"), new("AspNet.Identity.SecurityStamp", stamp), SignIns.Name(signIn)], IdentityConstants.ApplicationScheme);
            var ticket = new AuthenticationTicket(
                new ClaimsPrincipal(identity),
                new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(10) },
                IdentityConstants.ApplicationScheme);
            cookies.Add($"{SecuritySetup.CookieName}={cookie.TicketDataFormat.Protect(ticket)}");
        }

        await db.SaveChangesAsync(cancellation);
        return cookies;
    }
}
