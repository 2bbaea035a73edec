using System.Security.Claims;
using AttPortal.Persistence;
using AttPortal.Persistence.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AttPortal.Web.Security;

/// <summary>
/// Gives each sign-in a name, and writes down when it ends: signing out holds at once, in every window and for every operation,
/// and not only for requests that no longer bring the cookie.
/// </summary>
internal static class SignIns
{
    private const string Claim = "attportal.sign-in";

    /// <summary>The name of the sign-in by which a person is known here; null where there is none.</summary>
    public static Guid? Id(this ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(Claim), out var id) ? id : null;

    /// <summary>The claim that names a sign-in.</summary>
    public static Claim Name(Guid id) => new(Claim, id.ToString());

    /// <summary>Names each sign-in that begins by a cookie, and ends it with the cookie.</summary>
    public static void NameSignIns(this CookieAuthenticationOptions cookie)
    {
        cookie.Events.OnSigningIn = async context =>
        {
            // Whoever signs in anew, perhaps as somebody else, leaves no window open as the person before.
            await EndAsync(context.HttpContext);
            var id = Guid.CreateVersion7();
            (context.Principal?.Identity as ClaimsIdentity)?.AddClaim(Name(id));
            await context.HttpContext.RequestServices.GetRequiredService<BegunSignIns>().BeginAsync(context.HttpContext, context.Principal, id);
        };
        cookie.Events.OnSigningOut = context => EndAsync(context.HttpContext);
    }

    /// <summary>
    /// While the database is away, a sign-in is not looked up anew, so that a form can still be given back to whoever sent it. No right
    /// follows from that: each is looked up by <see cref="CurrentActor"/> when it is used.
    /// </summary>
    public static void OutliveTheDatabase(this CookieAuthenticationOptions cookie)
    {
        var validate = cookie.Events.OnValidatePrincipal;
        cookie.Events.OnValidatePrincipal = async context =>
        {
            try
            {
                await validate(context);
            }
            catch (Exception error) when (Startup.DatabaseAway.Explains(error))
            {
                context.ShouldRenew = false;
            }
        };
    }

    /// <summary>Keeps the name where the framework makes the person anew from the account.</summary>
    public static void KeepNamesOfSignIns(this IServiceCollection services) => services.Configure<SecurityStampValidatorOptions>(options => options.OnRefreshingPrincipal = context =>
    {
        if (context.CurrentPrincipal.Id() is { } id && context.NewPrincipal?.Identity is ClaimsIdentity anew)
        {
            anew.AddClaim(Name(id));
            if (SignInStrength.IsStrong(context.CurrentPrincipal))
            {
                anew.AddClaim(new Claim(SignInStrength.Method, SignInStrength.Several));
            }
        }

        return Task.CompletedTask;
    });

    private static async Task EndAsync(HttpContext context)
    {
        if (context.User.Id() is not { } id)
        {
            return;
        }

        var contexts = context.RequestServices.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        await using var db = await contexts.CreateDbContextAsync(context.RequestAborted);
        if (!await db.EndedSignIns.AnyAsync(s => s.Id == id, context.RequestAborted))
        {
            db.EndedSignIns.Add(new EndedSignIn(id, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()));
            await db.SaveChangesAsync(context.RequestAborted);
        }
    }
}
