using AttPortal.Domain.Shared;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;

namespace AttPortal.Web.Features.Home;

internal static class HomeEndpoints
{
    /// <summary>The bare address leads to the language that the browser prefers.</summary>
    public static void MapHome(this IEndpointRouteBuilder app) =>
        app.MapGet("/", (HttpContext context) => Results.Redirect($"/{LanguageRouting.Of(context.Request).Code()}/"))
            .ExcludeFromDescription()
            .RequireAuthorization(Policies.Public);
}
