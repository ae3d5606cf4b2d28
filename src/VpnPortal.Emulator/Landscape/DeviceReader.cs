using System.Net;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;

namespace VpnPortal.Emulator.Landscape;

/// <summary>Builds the far end of tunnels from what a device was told.</summary>
internal static class DeviceReader
{
    // Our choice: what IKE takes a device on the emulated clock.
    private static readonly TimeSpan Negotiation = TimeSpan.FromSeconds(1);

    /// <exception cref="InvalidOrderException">The links of the device make no sense; the message says why.</exception>
    public static Device Build(DeviceFile file)
    {
        if (string.IsNullOrWhiteSpace(file.Id) || file.Links is not { Count: > 0 } || file.Links.Any(l => l?.Tunnels is not { Count: 1 or 2 } || l.Tunnels.Contains(null!)))
            throw new InvalidOrderException("A device needs an id and links of one or two tunnels.");
        if (Addresses(file).FirstOrDefault(a => !IPAddress.TryParse(a, out _)) is { } address)
            throw new InvalidOrderException($"{address} of {file.Id} is no address.");
        if (Prefixes(file).FirstOrDefault(p => !Cidr.TryParse(p, out _)) is { } prefix)
            throw new InvalidOrderException($"{prefix} of {file.Id} is no prefix.");
        return new()
        {
            Id = file.Id,
            Name = file.Name ?? file.Id,
            Hosts = file.Hosts ?? [],
            Advertises = file.Advertises ?? [],
            Links = [.. file.Links.Select((link, i) => Link(file.Id, link, i + 1))],
        };
    }

    /// <summary>The device starts to negotiate now.</summary>
    public static void Begin(Device device, DateTimeOffset now)
    {
        foreach (var tunnel in device.Links.SelectMany(l => l.Tunnels))
            (tunnel.NegotiateFrom, tunnel.NegotiationTime) = (now, Negotiation);
    }

    private static IEnumerable<string> Addresses(DeviceFile file) =>
        (file.Hosts ?? []).Concat(file.Links.SelectMany(l => l.Tunnels).SelectMany(t => t.Bgp is { } bgp ? [t.LocalIp, t.RemoteIp, bgp.LocalBgpIp] : new[] { t.LocalIp, t.RemoteIp }));

    private static IEnumerable<string> Prefixes(DeviceFile file) => (file.Advertises ?? [])
        .Concat(file.Links.SelectMany(l => Cidr.Split(l.LocalSubnet).Concat(Cidr.Split(l.RemoteSubnet))))
        .Concat(file.Links.SelectMany(l => l.Tunnels).Select(t => t.Bgp?.TunnelCidr).OfType<string>());

    private static Connection Link(string device, LinkFile link, int number) => new()
    {
        Id = $"{device}/{number}",
        Region = "",
        OwnerId = device,
        Name = $"{device}/{number}",
        LocalSubnet = link.LocalSubnet,
        RemoteSubnet = link.RemoteSubnet,
        EffectImmediately = link.StartsItself,
        EnableBgp = link.Tunnels.Any(t => t.Bgp is not null),
        Tunnels = [.. link.Tunnels.Select((t, i) => Tunnel(t, $"{device}/{number}/{i + 1}", link.Tunnels.Count == 1 ? "" : i == 0 ? State.Tunnel.Master : State.Tunnel.Slave))],
    };

    private static Tunnel Tunnel(DeviceTunnelFile file, string id, string role) => new()
    {
        Id = id,
        Role = role,
        LocalIp = file.LocalIp,
        RemoteIp = file.RemoteIp,
        PeerAsn = file.Bgp?.PeerAsn,
        Ike = new()
        {
            Version = file.IkeVersion,
            Mode = file.IkeMode,
            Encryption = file.IkeEncAlg,
            Authentication = file.IkeAuthAlg,
            Pfs = file.IkePfs,
            Psk = file.Psk,
            LocalId = file.LocalId ?? file.LocalIp,
            RemoteId = file.RemoteId ?? file.RemoteIp,
        },
        Ipsec = new() { Encryption = file.IpsecEncAlg, Authentication = file.IpsecAuthAlg, Pfs = file.IpsecPfs },
        Bgp = file.Bgp is { } bgp ? new(bgp.LocalAsn, bgp.TunnelCidr, bgp.LocalBgpIp, bgp.Key) : null,
    };
}
