using System.Net;
using System.Net.Sockets;

namespace VpnPortal.Cloud.Transport;

/// <summary>
/// Opens connections only to addresses that an API may have. The check is on the address that is connected, not on the name,
/// since a name may lead anywhere (server-side request forgery).
/// </summary>
internal static class ConnectionGuard
{
    // Alibaba's metadata service. Its neighbours are internal API endpoints and stay allowed.
    private static readonly IPAddress Metadata = IPAddress.Parse("100.100.100.200");
    private static readonly IPNetwork LinkLocal = IPNetwork.Parse("169.254.0.0/16");
    private static readonly IPNetwork ThisHost = IPNetwork.Parse("0.0.0.0/8");

    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var toLoopback = context.InitialRequestMessage.RequestUri is { IsLoopback: true };
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = Array.FindAll(addresses, address => IsAllowed(address, toLoopback));
        if (allowed.Length == 0) throw new ForbiddenAddressException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A loopback endpoint may be reached on loopback only, any other endpoint never there nor at local services.</summary>
    public static bool IsAllowed(IPAddress address, bool toLoopback)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (toLoopback) return IPAddress.IsLoopback(address);
        return !IPAddress.IsLoopback(address) && !address.Equals(Metadata) && !LinkLocal.Contains(address) && !ThisHost.Contains(address)
            && !address.Equals(IPAddress.IPv6Any)
            && !address.IsIPv6LinkLocal && !address.IsIPv6SiteLocal && !address.IsIPv6UniqueLocal && !address.IsIPv6Multicast;
    }
}

/// <summary>Every address of a host name is one the portal must not call.</summary>
internal sealed class ForbiddenAddressException(string host) : IOException($"{host} leads to a local address only.");
