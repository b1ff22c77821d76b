using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Parvis.Platform.Place;

namespace Parvis.Platform.Web;

/// <summary>
/// Where this place is found, for links in mails: what its settings say, else this server on its own machine. Never what a
/// request claims in its Host, or anybody could have a sign-in link sent that leads to them.
/// </summary>
public sealed class SiteAddress(CurrentPlace place, IServer server)
{
    private const int UsualPort = 5080;

    /// <summary>Without a slash at its end: <c>https://parvis.etabli.example</c>.</summary>
    public string Root => place.Card is { Url.Length: > 0 } card ? card.Url : $"http://localhost:{Port ?? UsualPort}";

    private int? Port =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri.Port
            : null;
}
