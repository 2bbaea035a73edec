using System.Net.Mime;
using System.Security.Cryptography;
using AttPortal.Domain.Registers;
using AttPortal.Persistence;
using AttPortal.Persistence.Registers;
using AttPortal.Web.Security;

namespace AttPortal.Web.Features.Registers;

/// <summary>
/// What is given out of the registers. The keys are open to everybody, so that any receipt can be verified. Heads tell how
/// many entries there are, and so how many submissions: only the Secretariat gets them; a receipt carries its own.
/// </summary>
internal static class RegisterEndpoints
{
    public const string Heads = "/register/heads";

    public static void MapRegisters(this IEndpointRouteBuilder app)
    {
        app.MapGet("/register/keys", KeysAsync).ExcludeFromDescription().RequireAuthorization(Policies.Public);
        app.MapGet(Heads, HeadsAsync).ExcludeFromDescription().RequireAuthorization(Policies.Secretariat);
    }

    private static async Task<IResult> KeysAsync(PortalDbContext db, CancellationToken cancellation) => Results.Json(new
    {
        Keys = (await RegisterReader.PublicKeysAsync(db, cancellation)).Select(key => new { Id = SignedHead.IdOf(key), PublicKey = PemEncoding.WriteString("PUBLIC KEY", key) }),
    });

    private static async Task<IResult> HeadsAsync(PortalDbContext db, HttpContext context, CancellationToken cancellation)
    {
        List<SignedHead> heads = [];
        foreach (var log in RegisterLogs.All)
        {
            if (await RegisterReader.HeadAsync(db, log, cancellation) is { } head)
            {
                heads.Add(head);
            }
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.File(HeadFile.Write(heads), MediaTypeNames.Application.Json, "register-heads.json");
    }
}
