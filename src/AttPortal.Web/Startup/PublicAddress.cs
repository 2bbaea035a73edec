using AttPortal.Domain.Shared;

namespace AttPortal.Web.Startup;

/// <summary>The address of the page being answered, and of the same page in the other languages.</summary>
/// <param name="accessor">The request; none on an interactive page's line.</param>
internal sealed class PublicAddress(IHttpContextAccessor accessor)
{
    /// <summary>Where the portal is reached, as the request names it; ends with a slash.</summary>
    public Uri Root => accessor.HttpContext?.Request is { } request ? new Uri($"{request.Scheme}://{request.Host}/") : new Uri("http://localhost/");

    /// <summary>The address of the page itself, without parameters.</summary>
    public Uri Page => new(Root, accessor.HttpContext?.Request.Path.ToUriComponent() ?? "/");

    /// <summary>The same page in each language; the parameters of the address are kept, so that a reader's place survives.</summary>
    public IEnumerable<(Language Language, string Address)> SameInOtherLanguages => Languages.All.Select(l => (l, In(l)));

    /// <summary>The same, for machines: nothing where the page has no language in its address.</summary>
    public IEnumerable<(Language Language, string Address)> Alternates =>
        accessor.HttpContext?.Request is { } request && HasLanguage(request) && !request.QueryString.HasValue
            ? SameInOtherLanguages.Select(a => (a.Language, $"{request.Scheme}://{request.Host}{a.Address}"))
            : [];

    private string In(Language language)
    {
        if (accessor.HttpContext?.Request is not { } request || !HasLanguage(request))
        {
            return $"/{language.Code()}/";
        }

        var rest = request.Path.Value![3..];
        return $"/{language.Code()}{(rest.Length == 0 ? "/" : Uri.EscapeDataString(rest).Replace("%2F", "/", StringComparison.Ordinal))}{request.QueryString}";
    }

    private static bool HasLanguage(HttpRequest request) =>
        request.Path.Value is { Length: >= 3 } path && Languages.TryParse(path[1..3], out _) && (path.Length == 3 || path[3] == '/');
}
