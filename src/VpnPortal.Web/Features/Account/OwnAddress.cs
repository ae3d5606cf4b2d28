using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using VpnPortal.Web.Hosting;

namespace VpnPortal.Web.Features.Account;

/// <summary>Where people reach the portal: the configured address, or else the first one it listens on, which is known once it has started.</summary>
internal sealed class OwnAddress(IServer server, IOptions<PortalOptions> options)
{
    public override string ToString()
    {
        if (options.Value.PublicUrl is { } reached) return reached.ToString().TrimEnd('/');
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://127.0.0.1:8080";
        return bound.Replace("//+", "//127.0.0.1").Replace("//*", "//127.0.0.1")
            .Replace("//0.0.0.0", "//127.0.0.1").Replace("//[::]", "//127.0.0.1").TrimEnd('/');
    }
}
