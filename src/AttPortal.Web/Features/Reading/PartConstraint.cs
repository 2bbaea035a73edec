using AttPortal.Web.Features.Papers;

namespace AttPortal.Web.Features.Reading;

/// <summary>Makes <c>{part:paper}</c> in an address mean a part of the papers: letter, agenda, annex-a …, package.</summary>
internal sealed class PartConstraint : IRouteConstraint
{
    /// <summary>The name of the constraint in addresses.</summary>
    public const string Name = "paper";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        PaperParts.Is(values[routeKey] as string);
}
