using System.Security.Claims;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.IntegrationTests.Editor;

/// <summary>The people of the sample as the editor's operations see them: the claims of a sign-in.</summary>
internal static class EditorPeople
{
    public static async Task<ClaimsPrincipal> PrincipalAsync(this PortalApp app, Person person)
    {
        await using var db = await app.DatabaseAsync();
        var email = PortalApp.Email(person);
        return Principal(await db.Users.SingleAsync(u => u.Email == email));
    }

    /// <summary>A person made for one test, Secretariat staff.</summary>
    public static async Task<ClaimsPrincipal> ColleagueAsync(this PortalApp app, string name)
    {
        await using var db = await app.DatabaseAsync();
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(),
            UserName = $"{Guid.NewGuid():N}@sample.invalid",
            DisplayName = name,
            IsSample = true,
            SecurityStamp = Guid.NewGuid().ToString(),
        };
        db.Users.Add(user);
        db.Grants.Add(new Grant(Guid.CreateVersion7(), user.Id, GrantedRole.Secretariat, null, null));
        await db.SaveChangesAsync();
        return Principal(user);
    }

    public static Task<PortalDbContext> DatabaseAsync(this PortalApp app) =>
        app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();

    private static ClaimsPrincipal Principal(PortalUser user) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()), new Claim("AspNet.Identity.SecurityStamp", user.SecurityStamp!), SignIns.Name(Guid.CreateVersion7())], "test"));
}
