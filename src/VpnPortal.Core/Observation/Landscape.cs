using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Observation;

/// <summary>A region offered by the account.</summary>
public sealed record RegionOption(string Id, string NameZh, string NameEn);

/// <summary>A VPC found in a region.</summary>
public sealed record DiscoveredVpc(string Id, string Name, string RegionId, EquatableArray<string> Cidrs);

/// <summary>A vSwitch found in a VPC. Each dual-tunnel gateway takes one address of it for its ENI.</summary>
public sealed record DiscoveredVSwitch(string Id, string Name, string VpcId, string ZoneId, string Cidr, int FreeAddresses);

/// <summary>An ECS instance that can run a ping.</summary>
public sealed record DiscoveredInstance(string Id, string Name, string VpcId, string PrivateIp, string Status, bool CloudAssistantOnline);

/// <summary>What discovery knows of one region; the draft is checked against it.</summary>
/// <param name="RegionId">Region.</param>
/// <param name="DualTunnelZones">Zones that accept a dual-tunnel gateway of the wanted bandwidth.</param>
/// <param name="Vpcs">VPCs of the region.</param>
/// <param name="VSwitches">vSwitches of the region.</param>
public sealed record Landscape(
    string RegionId, EquatableArray<string> DualTunnelZones, EquatableArray<DiscoveredVpc> Vpcs, EquatableArray<DiscoveredVSwitch> VSwitches)
{
    /// <summary>VPN gateways that are there already.</summary>
    public EquatableArray<ObservedVpnGateway> Gateways { get; init; }

    /// <summary>Customer gateways that are there already; an address can be registered once per region only.</summary>
    public EquatableArray<ObservedCustomerGateway> CustomerGateways { get; init; }

    /// <summary>IPsec connections that are there already.</summary>
    public EquatableArray<ObservedIpsecConnection> Connections { get; init; }
}
