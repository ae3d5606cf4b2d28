using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports;

/// <summary>Swaps the perspective from the cloud's two sides to a device and its cloud. The addresses have been checked before.</summary>
internal static class DeviceViewAssembly
{
    public static DeviceView Build(string deployment, VpcToVpc scenario, SideKey cloudSide, KnownAddresses addresses, PskSource keys)
    {
        var (cloud, device) = (scenario.Side(cloudSide), scenario.Side(cloudSide.Peer()));
        return new DeviceView(
            deployment, cloudSide, Names(device), Names(cloud),
            TunnelRoles.Both.Select(role => BuildTunnel(scenario, cloudSide, addresses, keys, role)).ToEquatableArray(),
            device.Subnets, cloud.Subnets, DeviceRouting.Static);
    }

    private static ViewedSide Names(VpcSide side) =>
        new(side.RegionId, side.Gateway.VpcName, side.Gateway.VpcId, side.Gateway.Name, side.Connection.Name);

    private static DeviceTunnel BuildTunnel(
        VpcToVpc scenario, SideKey cloudSide, KnownAddresses addresses, PskSource keys, TunnelRole role)
    {
        var tunnel = scenario.TunnelOf(role);
        var deviceIp = addresses.Side(cloudSide.Peer()).TunnelOf(role).PublicIp!;
        var alibabaIp = addresses.Side(cloudSide).TunnelOf(role).PublicIp!;
        return new DeviceTunnel(
            role, deviceIp, alibabaIp, deviceIp, alibabaIp, scenario.Crypto.Ike, scenario.Crypto.Ipsec, keys.Of(tunnel),
            DeadPeerDetection: true, NatTraversal: true,
            tunnel.InsideCidr!.Value, tunnel.InsideAddress(cloudSide.Peer())!, tunnel.InsideAddress(cloudSide)!);
    }
}
