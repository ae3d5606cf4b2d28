using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>
/// <c>frr.conf</c>: a session in each tunnel, the first preferred in both directions. It only adds to what FRR does already. Without BFD,
/// which the gateway does not offer.
/// </summary>
internal static class FrrConfiguration
{
    public const string FileName = "frr.conf";

    /// <summary>The gateway publishes no timers; the lower hold time of the two ends holds.</summary>
    private const int KeepaliveSeconds = 10;

    private const int HoldSeconds = 30;

    private static readonly ShellText Cloud = new("ALI-VPC"), Site = new("ALI-SITE");

    public static ShellText Build(ExportContext context, DeviceView view) => ShellText.Of($$"""
        {{new ShellComment(ExportHeader.Short(context, view, "FRR 8.4 的 BGP：隧道 1 优先，隧道 2 备用", "BGP of FRR 8.4: tunnel 1 preferred, tunnel 2 in reserve"))}}
        {{new ShellComment(context.Language.Pick("两条会话都中断时，去往 VPC 的报文被丢弃，不会经默认路由明文流出；内核黑洞路由会压过 BGP，因此写在这里", "while both sessions are down, packets for the VPC are dropped and never leave in the clear; a black hole in the kernel would win over BGP, so it stands here"))}}
        {{ShellText.Lines(view.VpcSubnets.Select(subnet => ShellText.Of($"ip route {subnet} blackhole 250")))}}
        ip forwarding
        !
        {{ShellText.Lines(view.VpcSubnets.Select((subnet, at) => ShellText.Of($"ip prefix-list {Cloud} seq {5 * (at + 1)} permit {subnet}{OrLonger(subnet)}")))}}
        {{ShellText.Lines(view.DeviceSubnets.Select((subnet, at) => ShellText.Of($"ip prefix-list {Site} seq {5 * (at + 1)} permit {subnet}")))}}
        !
        {{ShellText.Lines(view.Tunnels.Select(RouteMaps))}}
        router bgp {{view.Tunnels[0].Bgp!.DeviceAsn}}
         bgp router-id {{view.Tunnels[0].DeviceIp}}
         no bgp ebgp-requires-policy
         no bgp network import-check
        {{ShellText.Lines(view.Tunnels.Select(Neighbor))}}
         !
         address-family ipv4 unicast
        {{ShellText.Lines(view.DeviceSubnets.Select(subnet => ShellText.Of($"  network {subnet}")))}}
        {{ShellText.Lines(view.Tunnels.Select(Policy))}}
         exit-address-family
        !

        """);

    private static ShellText Neighbor(DeviceTunnel tunnel) => ShellText.Of($"""
         neighbor {tunnel.Inside!.AlibabaIp} remote-as {tunnel.Bgp!.AlibabaAsn}
         neighbor {tunnel.Inside!.AlibabaIp} description {DeviceNames.Connection(tunnel.Role)}
         neighbor {tunnel.Inside!.AlibabaIp} timers {KeepaliveSeconds} {HoldSeconds}
         neighbor {tunnel.Inside!.AlibabaIp} timers connect {KeepaliveSeconds}
        """);

    private static ShellText Policy(DeviceTunnel tunnel) => ShellText.Of($"""
          neighbor {tunnel.Inside!.AlibabaIp} activate
          neighbor {tunnel.Inside!.AlibabaIp} soft-reconfiguration inbound
          neighbor {tunnel.Inside!.AlibabaIp} route-map {DeviceNames.RoutePolicy(tunnel.Role)}-IN in
          neighbor {tunnel.Inside!.AlibabaIp} route-map {DeviceNames.RoutePolicy(tunnel.Role)}-OUT out
        """);

    private static ShellText RouteMaps(DeviceTunnel tunnel) => ShellText.Of($"""
        route-map {DeviceNames.RoutePolicy(tunnel.Role)}-IN permit 10
         match ip address prefix-list {Cloud}
         set local-preference {DeviceNames.LocalPreference(tunnel.Role)}
        !
        route-map {DeviceNames.RoutePolicy(tunnel.Role)}-OUT permit 10
         match ip address prefix-list {Site}{Longer(tunnel)}
        !
        """);

    /// <summary>The cloud sees a longer way through the standby, so that both directions choose the same tunnel.</summary>
    private static ShellText Longer(DeviceTunnel tunnel) => tunnel.Role == TunnelRole.Master
        ? new("")
        : ShellText.Of($"\n set as-path prepend {tunnel.Bgp!.DeviceAsn} {tunnel.Bgp!.DeviceAsn}");

    /// <summary>The gateway announces vSwitches, which are parts of the VPC's networks.</summary>
    private static ShellText OrLonger(Cidr subnet) => new(subnet.PrefixLength < 32 ? " le 32" : "");
}
