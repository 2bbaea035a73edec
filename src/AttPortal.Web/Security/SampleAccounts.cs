using System.Security.Cryptography;
using AttPortal.Domain.Delegations;
using AttPortal.Domain.Shared;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using AttPortal.Persistence.Delegations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Security;

/// <summary>Whether this is a portal tried on one's own machine: only src/run and the tests say so.</summary>
/// <param name="configuration">Holds Portal:LocalRun and Portal:DataFolder.</param>
internal sealed class LocalRun(IConfiguration configuration)
{
    public bool IsLocal { get; } = configuration.GetValue("Portal:LocalRun", false);

    public bool LoadsSample { get; } = configuration.GetValue("Portal:LocalRun", false) && configuration.GetValue("Portal:LoadSample", true);

    public string? DataFolder { get; } = configuration["Portal:DataFolder"];
}

/// <summary>
/// The people with whom one tries the portal. They exist in a local run only: their password is made there and printed there,
/// and a portal that is not a local run closes their accounts when it starts, and refuses them even if that failed.
/// </summary>
/// <param name="scopes">Opens a scope for each access.</param>
/// <param name="mode">Whether this is a local run.</param>
internal sealed class SampleAccounts(IServiceScopeFactory scopes, LocalRun mode)
{
    /// <summary>The file in the data folder that tells how to sign in.</summary>
    public const string SignInFile = "sign-in.txt";

    private static readonly SamplePerson[] People =
    [
        new("secretariat@sample.invalid", "Sample Secretariat") { Role = GrantedRole.Secretariat },
        new("cochair@sample.invalid", "Sample co-chair of WGTU") { Role = GrantedRole.Officer, Group = "WGTU", Cycle = 12 },
        new("cochair2@sample.invalid", "Second sample co-chair of WGTU") { Role = GrantedRole.Officer, Group = "WGTU", Cycle = 12 },
        new("reader@sample.invalid", "Sample reader") { Role = GrantedRole.Reader },
        new("focal@sample.invalid", "Sample focal point of Costa Rica") { Delegation = "cri", IsFocalPoint = true },
        new("delegate@sample.invalid", "Sample delegate of Costa Rica") { Delegation = "cri" },
        new("signatory@sample.invalid", "Sample focal point of Singapore") { Delegation = "sgp", IsFocalPoint = true },
        new("civil@sample.invalid", "Sample focal point of civil society") { Delegation = DelegationSample.CivilSocietySlug, IsFocalPoint = true },
    ];

    /// <summary>Outside a local run, takes away whatever would let a sample person in.</summary>
    public async Task EnforceAsync()
    {
        if (mode.IsLocal)
        {
            return;
        }

        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var samples = db.Users.Where(u => u.IsSample);
        await db.Grants.Where(g => samples.Any(u => u.Id == g.UserId)).ExecuteDeleteAsync();
        await samples.ExecuteDeleteAsync();
    }

    /// <summary>In a local run, makes the sample people where they are missing, and writes down how to sign in.</summary>
    public async Task CreateAsync()
    {
        if (!mode.IsLocal)
        {
            throw new InvalidOperationException("Sample people exist in a local run only.");
        }

        using var scope = scopes.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var password = Password();
        foreach (var person in People)
        {
            if (await users.FindByEmailAsync(person.Email) is not { } user)
            {
                user = new PortalUser { Id = Guid.CreateVersion7(), UserName = person.Email, Email = person.Email, EmailConfirmed = true, DisplayName = person.Name, IsSample = true, Language = Language.English };
                Expect(await users.CreateAsync(user, password));
                await GiveRightAsync(db, user.Id, person);
            }
            else if (!await users.CheckPasswordAsync(user, password))
            {
                Expect(await users.RemovePasswordAsync(user));
                Expect(await users.AddPasswordAsync(user, password));
            }
        }
    }

    private static async Task GiveRightAsync(PortalDbContext db, Guid userId, SamplePerson person)
    {
        if (person.Role is { } role)
        {
            db.Grants.Add(new Grant(Guid.CreateVersion7(), userId, role, person.Group, person.Cycle));
        }

        if (person.Delegation is { } slug)
        {
            var delegation = await db.Delegations.Where(d => d.Slug == slug).Select(d => d.Id).SingleAsync();
            db.DelegationSeats.Add(new DelegationSeat(delegation, userId, person.IsFocalPoint, DelegationSample.SeatedAt));
        }

        await db.SaveChangesAsync();
    }

    /// <summary>One password for the data folder, made at the first run.</summary>
    private string Password()
    {
        if (mode.DataFolder is not { } folder)
        {
            throw new InvalidOperationException("A local run needs Portal:DataFolder, where it writes down how to sign in.");
        }

        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, SignInFile);
        string[] written = File.Exists(file) ? File.ReadAllLines(file) : [];
        var password = Array.Find(written, l => l.StartsWith("password: ", StringComparison.Ordinal))?["password: ".Length..]
            ?? RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 16);
        string[] lines = [$"password: {password}", .. People.Select(p => $"{p.Email}  ({p.Name})")];
        if (written.SequenceEqual(lines))
        {
            return password;
        }

        File.WriteAllLines(file, lines);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return password;
    }

    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
        }
    }

    private sealed record SamplePerson(string Email, string Name)
    {
        public GrantedRole? Role { get; init; }

        public string? Group { get; init; }

        public int? Cycle { get; init; }

        /// <summary>For which delegation the person speaks.</summary>
        public string? Delegation { get; init; }

        public bool IsFocalPoint { get; init; }
    }
}
