using System.Security.Cryptography;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using AttPortal.Web.Auditing;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace AttPortal.Web.Startup;

/// <summary>
/// Lets whoever runs the portal add its first people, who then invite the others:
/// <c>AttPortal.Web add-person EMAIL "NAME" [--secretariat]</c>. The password is made here and printed once.
/// </summary>
internal static class FirstPerson
{
    public const string Command = "add-person";

    /// <summary>Carries the command out, if one was given.</summary>
    /// <returns>The exit code; null when the portal is to start as usual.</returns>
    public static async Task<int?> RunCommandAsync(this WebApplication app, string[] args)
    {
        if (args is not [Command, ..])
        {
            return null;
        }

        if (args is not [_, var email, var name, .. { Length: < 2 } rest] || (rest.Length == 1 && rest[0] != "--secretariat"))
        {
            await Console.Error.WriteLineAsync($"Usage: {Command} EMAIL \"NAME\" [--secretariat]");
            return 2;
        }

        await app.MigrateAsync();
        using var scope = app.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var user = new PortalUser { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true, DisplayName = name, Language = Language.English };
        var password = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 20);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var created = await users.CreateAsync(user, password);
        if (!created.Succeeded)
        {
            await Console.Error.WriteLineAsync(string.Join(" ", created.Errors.Select(e => e.Description)));
            return 1;
        }

        var role = rest.Length == 1 ? GrantedRole.Secretariat : GrantedRole.Reader;
        db.Grants.Add(new Grant(Guid.CreateVersion7(), user.Id, role, null, null));
        app.Services.GetRequiredService<AuditTrail>().Record(db, Actor.Portal, "people.added", $"people/{user.Id}", new { Email = email, Name = name, Role = role.ToString() });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        Console.WriteLine($"{name} signs in with {email} and the password {password}");
        Console.WriteLine("It is shown only here. The Secretariat makes a person an officer of a group on the page of people.");
        return 0;
    }
}
