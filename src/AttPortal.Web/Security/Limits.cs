using System.Security.Cryptography;
using System.Text;
using AttPortal.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Security;

/// <summary>How often something may be tried.</summary>
/// <param name="Kind">What, as in sign-in.</param>
/// <param name="Times">How often.</param>
/// <param name="Within">Within which stretch of time.</param>
internal sealed record Limit(string Kind, int Times, TimeSpan Within)
{
    /// <summary>
    /// Wrong passwords for one e-mail address, whether or not it has an account, from one place: whoever guesses elsewhere does not
    /// keep the person out.
    /// </summary>
    public static readonly Limit SignInOfAddress = new("sign-in/address", 8, TimeSpan.FromMinutes(10));

    /// <summary>Wrong passwords for one e-mail address from anywhere.</summary>
    public static readonly Limit SignInOfAddressAnywhere = new("sign-in/anywhere", 200, TimeSpan.FromMinutes(60));

    /// <summary>Wrong codes for one account, after the right password.</summary>
    public static readonly Limit Codes = new("sign-in/code", 8, TimeSpan.FromMinutes(10));

    /// <summary>Wrong passwords and codes from one place on the network, where a whole mission may sit behind one address.</summary>
    public static readonly Limit SignInFromPlace = new("sign-in/place", 300, TimeSpan.FromMinutes(10));

    /// <summary>Each code lets in once, also while the app still shows it.</summary>
    public static readonly Limit SameCode = new("sign-in/same-code", 1, TimeSpan.FromMinutes(5));

    /// <summary>Letters for a new password to one e-mail address, whether or not it has an account.</summary>
    public static readonly Limit ForgottenOfAddress = new("forgotten/address", 3, TimeSpan.FromMinutes(30));

    /// <summary>Letters for a new password that are asked for from one place on the network.</summary>
    public static readonly Limit ForgottenFromPlace = new("forgotten/place", 60, TimeSpan.FromMinutes(30));

    /// <summary>Invitations that one person sends.</summary>
    public static readonly Limit InvitationsByPerson = new("invitations/person", 100, TimeSpan.FromHours(24));

    /// <summary>Invitations into one delegation.</summary>
    public static readonly Limit InvitationsInto = new("invitations/delegation", 40, TimeSpan.FromHours(24));

    /// <summary>Invitations to one e-mail address, into whatever delegation.</summary>
    public static readonly Limit InvitationsTo = new("invitations/address", 5, TimeSpan.FromHours(24));

    /// <summary>Attempts to accept an invitation from one place on the network.</summary>
    public static readonly Limit AcceptingFromPlace = new("accepting/place", 60, TimeSpan.FromMinutes(10));

    /// <summary>API tokens that are not good, from one place on the network.</summary>
    public static readonly Limit WrongTokensFromPlace = new("api/place", 100, TimeSpan.FromMinutes(10));

    /// <summary>Submissions that the programs of one delegation send, repetitions and refused ones counted.</summary>
    public static readonly Limit SubmittingPrograms = new("api/submitting", 150, TimeSpan.FromMinutes(10));

    /// <summary>Receipts that the programs of one delegation read.</summary>
    public static readonly Limit ReadingPrograms = new("api/reading", 600, TimeSpan.FromMinutes(10));
}

/// <summary>
/// Counts attempts for all instances together, by the database's clock. An attempt is counted before it is made, so that many at
/// once are not all the first; one that turned out well can be given back.
/// </summary>
/// <param name="contexts">The database; counting is no part of the change that is tried.</param>
internal sealed class Limits(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>Counts an attempt.</summary>
    /// <param name="limit">How often it may be tried.</param>
    /// <param name="whose">By whom or for whom: a person, a delegation, an address.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>Whether it may be made.</returns>
    public async Task<bool> TryAsync(Limit limit, string whose, CancellationToken cancellation) => await WaitAsync(limit, whose, cancellation) is null;

    /// <summary>Counts an attempt.</summary>
    /// <param name="limit">How often it may be tried.</param>
    /// <param name="whose">By whom or for whom: a person, a delegation, an address.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>How long to wait before it may be made; null where it may be made now.</returns>
    public async Task<TimeSpan?> WaitAsync(Limit limit, string whose, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var seconds = await db.Database.SqlQuery<int>(
            $"""
            insert into attempts (key, since, until, count) values ({Key(limit, whose)}, now(), now() + {limit.Within}, 1)
            on conflict (key) do update set
              count = case when attempts.until <= now() then 1 else attempts.count + 1 end,
              since = case when attempts.until <= now() then now() else attempts.since end,
              until = case when attempts.until <= now() then now() + {limit.Within} else attempts.until end
            returning case when count <= {limit.Times} then 0 else greatest(1, ceil(extract(epoch from until - now())))::int end
            """).ToListAsync(cancellation);
        return seconds[0] == 0 ? null : TimeSpan.FromSeconds(seconds[0]);
    }

    /// <summary>Gives an attempt back that turned out well.</summary>
    public async Task GiveBackAsync(Limit limit, string whose, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"update attempts set count = greatest(count - 1, 0) where key = {Key(limit, whose)}", cancellation);
    }

    /// <summary>Where a request comes from: an address, for the newer kind of addresses the network that a household or mission has.</summary>
    public static string PlaceOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(plain.GetAddressBytes().AsSpan(0, 8))
            : plain.ToString();
    }

    private static byte[] Key(Limit limit, string whose) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{limit.Kind}\n{whose.Trim().ToUpperInvariant()}"));
}
