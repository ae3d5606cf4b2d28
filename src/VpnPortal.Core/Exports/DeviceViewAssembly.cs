using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports;

/// <summary>Swaps the perspective from the cloud's sides to a device and its cloud. The addresses have been checked before.</summary>
internal static class DeviceViewAssembly
{
    public static DeviceView Build(ExportContext context)
    {
        var (scenario, cloud) = (context.Scenario, context.Cloud);
        return new DeviceView(
            context.Topology.Topology.Name, scenario.Key, cloud.Key, scenario.Site?.Name ?? scenario.FindSide(cloud.Key.Peer())!.Gateway.Name,
            new ViewedCloud(cloud.RegionId, cloud.Gateway.VpcName, cloud.Gateway.VpcId, cloud.Gateway.Name, ConnectionNames(scenario, cloud)),
            TunnelRoles.Both.Select(role => BuildTunnel(context, role)).ToEquatableArray(),
            scenario.SubnetsOf(cloud.Key.Peer()), cloud.Subnets,
            scenario.Routing == RoutingMode.Bgp ? DeviceRouting.Bgp : DeviceRouting.Static);
    }

    private static EquatableArray<string> ConnectionNames(Scenario scenario, VpcSide cloud) => scenario is OnPremisesClassic classic
        ? TunnelRoles.Both.Select(role => classic.ConnectionOf(role).Name).ToEquatableArray()
        : new([cloud.Connection.Name]);

    private static DeviceTunnel BuildTunnel(ExportContext context, TunnelRole role)
    {
        var (scenario, cloud) = (context.Scenario, context.Cloud.Key);
        var (tunnel, device) = (scenario.TunnelOf(role), cloud.Peer());
        var (deviceIp, alibabaIp) = (Address(device), Address(cloud));
        return new DeviceTunnel(
            role, deviceIp, alibabaIp, deviceIp, alibabaIp, scenario.Crypto.Ike, scenario.Crypto.Ipsec, context.Keys.Of(tunnel),
            DeadPeerDetection: true, NatTraversal: true,
            tunnel.InsideCidr is { } network ? new TunnelInside(network, tunnel.InsideAddress(device)!, tunnel.InsideAddress(cloud)!) : null,
            scenario.Routing == RoutingMode.Bgp ? new BgpSession(scenario.AsnOf(device), scenario.AsnOf(cloud)) : null,
            (scenario as OnPremisesClassic)?.ConnectionOf(role).HealthCheck,
            role == TunnelRole.Master ? 100 : 0);

        string Address(SideKey side) => context.Known.Side(side).TunnelOf(role).PublicIp ?? AddressGap.Word(side, role);
    }
}
