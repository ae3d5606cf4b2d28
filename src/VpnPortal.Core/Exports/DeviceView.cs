using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Exports;

/// <summary>
/// The one neutral object that device renderers consume. Everything is seen from the device: nothing is called local or
/// remote, since those words swap between the API's calls.
/// </summary>
/// <param name="Deployment">Name of the deployment.</param>
/// <param name="CloudSide">Side whose VPN gateway the device talks to.</param>
/// <param name="Device">The side that the device stands for.</param>
/// <param name="Cloud">The side that the device talks to.</param>
/// <param name="Tunnels">Tunnel 1 and tunnel 2.</param>
/// <param name="DeviceSubnets">Networks behind the device.</param>
/// <param name="VpcSubnets">Networks that the device reaches through the tunnels.</param>
/// <param name="Routing">How routes come about.</param>
public sealed record DeviceView(
    string Deployment, SideKey CloudSide, ViewedSide Device, ViewedSide Cloud, EquatableArray<DeviceTunnel> Tunnels,
    EquatableArray<Cidr> DeviceSubnets, EquatableArray<Cidr> VpcSubnets, DeviceRouting Routing)
{
    /// <summary>True when both tunnels carry the same pair of identities, so that uniqueness checks would drop the first for the second.</summary>
    public bool HasEqualIds =>
        Tunnels.Select(tunnel => (tunnel.DeviceId, tunnel.AlibabaId)).Distinct().Count() < Tunnels.Count;

    /// <summary>Builds the view, or tells what is missing.</summary>
    /// <param name="topology">The deployment.</param>
    /// <param name="cloudSide">Side whose gateway the device talks to; the device stands where its peer is.</param>
    /// <param name="addresses">Public IPs and ids as far as known.</param>
    /// <param name="keys">Pre-shared keys.</param>
    /// <param name="secrets">Revealed exports refuse when a key is missing.</param>
    public static ExportOutcome<DeviceView> From(
        ValidatedTopology topology, SideKey cloudSide, KnownAddresses addresses, PskSource keys, SecretMode secrets = SecretMode.Masked)
    {
        var refusals = AddressCheck.Problems(topology.VpcToVpc, addresses)
            .Concat(secrets == SecretMode.Revealed ? KeyCheck.Problems(topology.VpcToVpc, keys) : [])
            .ToList();
        return refusals.Count > 0
            ? ExportOutcome.Refused<DeviceView>(refusals)
            : ExportOutcome.Of(DeviceViewAssembly.Build(topology.Topology.Name, topology.VpcToVpc, cloudSide, addresses, keys));
    }
}

/// <summary>How routes come about on the device.</summary>
public enum DeviceRouting
{
    /// <summary>Static routes; the device itself moves them when a tunnel fails.</summary>
    Static,
}

/// <summary>Names of one side, for people. They were typed by users and are no part of any command.</summary>
public sealed record ViewedSide(string RegionId, string VpcName, string VpcId, string GatewayName, string ConnectionName);

/// <summary>One tunnel as the device sees it.</summary>
/// <param name="Role">Master is tunnel 1, active; slave is tunnel 2, standby.</param>
/// <param name="DeviceIp">Public IP of the device for this tunnel.</param>
/// <param name="AlibabaIp">Public IP of the VPN gateway for this tunnel.</param>
/// <param name="DeviceId">IKE identity of the device; the API's default is its IP.</param>
/// <param name="AlibabaId">IKE identity of the gateway; the API's default is its IP.</param>
/// <param name="Ike">Phase 1.</param>
/// <param name="Ipsec">Phase 2.</param>
/// <param name="Psk">The key, when at hand.</param>
/// <param name="DeadPeerDetection">On at the gateway by default; one-sided detection leaves a one-way black hole.</param>
/// <param name="NatTraversal">On at the gateway by default.</param>
/// <param name="InsideCidr">The tunnel's /30.</param>
/// <param name="DeviceInsideIp">The device's address in it.</param>
/// <param name="AlibabaInsideIp">The gateway's address in it.</param>
public sealed record DeviceTunnel(
    TunnelRole Role, string DeviceIp, string AlibabaIp, string DeviceId, string AlibabaId, IkeProposal Ike, IpsecProposal Ipsec,
    PresharedKey? Psk, bool DeadPeerDetection, bool NatTraversal, Cidr InsideCidr, string DeviceInsideIp, string AlibabaInsideIp)
{
    /// <summary>1 or 2.</summary>
    public int Index => (int)Role;
}
