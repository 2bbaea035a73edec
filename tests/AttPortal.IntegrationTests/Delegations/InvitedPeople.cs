using System.Net;
using AttPortal.Domain.Shared;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Features.Delegations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Delegations;

/// <summary>What invited people do: they read their letter, and follow its link.</summary>
internal static class InvitedPeople
{
    public const string Password = "a few words in a row";

    public static PortalDbContext Database(this PortalApp app) => app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    public static InvitationOperations Operations(this PortalApp app) => app.Services.GetRequiredService<InvitationOperations>();

    /// <summary>The letters ordered for an address, the newest first.</summary>
    public static async Task<IReadOnlyList<MailOrder>> LettersAsync(this PortalApp app, string address)
    {
        await using var db = app.Database();
        return await db.MailOrders.Where(o => o.Address == address).OrderByDescending(o => o.OrderedAt).ToListAsync();
    }

    /// <summary>Where the newest letter to an address leads.</summary>
    public static async Task<string> LinkAsync(this PortalApp app, string address)
    {
        var letter = (await app.LettersAsync(address))[0];
        return $"/{letter.Language.Code()}/{letter.Path}";
    }

    /// <summary>Invites somebody by the form of a delegation's page.</summary>
    public static Task<FormAnswer> InviteAsync(this HttpClient client, string page, string address, string language = "en", string role = "delegate") => client.SendAsync(
        page, "invite", ("Invite.Name", "Ana Ruiz"), ("Invite.Address", address), ("Invite.Language", language), ("Invite.Role", role));

    /// <summary>Follows a letter's link as somebody without an account, and joins.</summary>
    public static async Task<HttpClient> JoinAsync(this PortalApp app, string address)
    {
        var client = await app.ClientAsync();
        var joined = await client.SendAsync(await app.LinkAsync(address), "join", ("Form.Password", Password));
        joined.Status.Should().Be(HttpStatusCode.Redirect, joined.Page);
        return client;
    }
}
