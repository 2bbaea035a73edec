using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Forms;

namespace AttPortal.Web.Security;

/// <summary>
/// Gives a form its token when a form asks for one. The framework's own provider hands every page a token and a cookie,
/// also a page without form, which then could not be kept for everybody.
/// </summary>
/// <param name="antiforgery">Makes the tokens.</param>
/// <param name="accessor">The request.</param>
internal sealed class FormTokens(IAntiforgery antiforgery, IHttpContextAccessor accessor) : AntiforgeryStateProvider
{
    public override AntiforgeryRequestToken? GetAntiforgeryToken() =>
        accessor.HttpContext is { } context && antiforgery.GetAndStoreTokens(context) is { RequestToken: { } token } tokens
            ? new AntiforgeryRequestToken(token, tokens.FormFieldName)
            : null;
}
