using AttPortal.Domain.Shared;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AttPortal.Web.Startup;

/// <summary>Where the world reaches the portal, for what is sent outside of a request: the address configured, and on one's own machine the one it listens on.</summary>
/// <param name="configuration">Holds Portal:PublicAddress.</param>
/// <param name="server">Knows where the portal listens, once it does.</param>
/// <param name="mode">Whether this is a local run.</param>
internal sealed class PortalAddress(IConfiguration configuration, IServer server, LocalRun mode)
{
    /// <summary>The address without a slash at its end.</summary>
    /// <exception cref="InvalidOperationException">None is configured where one is needed, or it is no address.</exception>
    public string Root
    {
        get
        {
            var address = configuration["Portal:PublicAddress"];
            if (string.IsNullOrEmpty(address) && mode.IsLocal)
            {
                address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            }

            return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? address!.TrimEnd('/')
                : throw new InvalidOperationException("Where the world reaches the portal is not known. Set Portal__PublicAddress, as in https://portal.example.org.");
        }
    }

    /// <summary>The host alone.</summary>
    public string Host => new Uri(Root).Host;

    /// <summary>An address of this portal in a language: receipts/A1B2 becomes https://…/fr/receipts/A1B2. One that begins with / is taken as it is.</summary>
    public string Of(Language language, string path) => path.StartsWith('/') ? Root + path : $"{Root}/{language.Code()}/{path}";
}
